import type { LonLat } from '../crs/projection.ts';
import { GEO_LIMITS } from '../limits.ts';
import { placesAtPoint } from './at-point.ts';
import { communeFinder } from './commune-finder.ts';
import { crossingFinder, splitCrossing } from './find-crossings.ts';
import { housesOf, type Houses } from './find-house.ts';
import { findPosts } from './find-posts.ts';
import { withRoadNames } from './road-names.ts';
import { SUFFIXES, type Gazetteer } from './gazetteer.ts';
import type { Place } from './place.ts';
import { pointGrid } from './point-grid.ts';
import { entriesOf, rankerOf, type Entries, type Ranked, type Ranker } from './rank-places.ts';
import { readQuery, type AskedNumber, type PlaceQuery } from './read-query.ts';

/** Where somebody looks from (the caller's circle, the centre's town), and how many answers are shown. */
export type SearchOptions = { focus?: LonLat; count?: number };

/** What is at a point: the nearest house number within reach, and the commune around it. */
export type Surroundings = { address?: Place & { metres: number }; commune?: { code: string; name: string; postcode: string } };

export type Places = { search(text: string, options?: SearchOptions): Place[]; reverse(at: LonLat): Surroundings };

type Ground = { gazetteer: Gazetteer; entries: Entries; ranker: Ranker; houses: Houses };

const COUNT = 8;

const contextOf = ({ communes }: Gazetteer, commune: number): Pick<Place, 'context' | 'commune'> => {
  const town = communes[commune];
  return town ? { context: `${town.postcode} ${town.name}`, commune: town.code } : { context: '' };
};

const houseText = (number: number, suffix: number): string => (suffix === 0 ? `${number}` : `${number} ${SUFFIXES[suffix] ?? ''}`);

const addressOf = ({ gazetteer }: Ground, house: number): Omit<Place, 'score'> => {
  const { houses, ways } = gazetteer;
  const way = ways[houses.way[house]!]!;
  return { kind: 'address', label: `${houseText(houses.number[house]!, houses.suffix[house]!)} ${way.name}`,
    at: [houses.lon[house]!, houses.lat[house]!], ...contextOf(gazetteer, way.commune) };
};

/** The house of a street that the query asks for; a number that is part of the street's name asks for none, unless it is said twice. */
const houseOf = (ground: Ground, way: number, numbers: readonly AskedNumber[], named: readonly number[]) => {
  const twice = (number: number): boolean => numbers.filter((one) => one.number === number).length > 1;
  const asked = numbers.find(({ number, word }) => !named.includes(word) || twice(number));
  return asked && ground.houses.find(way, asked);
};

const placeOf = (ground: Ground, { entry, score, named }: Ranked, { numbers }: PlaceQuery): Place => {
  const { gazetteer, entries } = ground;
  const about = contextOf(gazetteer, entries.communeOf[entry]!);
  if (entry < entries.firstWay) {
    const { name, postcode, at, code } = gazetteer.communes[entry]!;
    return { kind: 'commune', label: name, context: postcode, at, commune: code, score };
  }
  if (entry >= entries.firstSpot) {
    const spot = gazetteer.spots[entry - entries.firstSpot]!;
    return { kind: 'spot', label: spot.name, spot: spot.kind, at: spot.at, ...about, score };
  }
  const way = entry - entries.firstWay;
  const house = houseOf(ground, way, numbers, named);
  if (house?.exact) return { ...addressOf(ground, house.house), score: score + 1 };
  if (house) return { ...addressOf(ground, house.house), nearestNumber: true, score };
  const { name, ref, at } = gazetteer.ways[way]!;
  return { kind: 'street', label: ref ? `${ref} ${name}` : name, at, ...about, score };
};

/** What is found once counts once: a street may be drawn in several pieces under one name. */
const distinct = (places: Place[]): Place[] => {
  const seen = new Set<string>();
  return places.filter(({ label, context, kind }) => {
    const key = `${kind}|${label}|${context}`;
    return !seen.has(key) && seen.add(key);
  });
};

/**
 * Opens the search over a gazetteer: coordinates, kilometre posts, crossings, then names with any slip, abbreviation or
 * missing word. Made to be asked at each keystroke.
 */
export const openPlaces = (gazetteer: Gazetteer): Places => {
  const entries = entriesOf(gazetteer);
  const ranker = rankerOf(gazetteer, entries);
  const ground: Ground = { gazetteer, entries, ranker, houses: housesOf(gazetteer) };
  const findCrossings = crossingFinder(gazetteer, entries, ranker);
  const grid = pointGrid(gazetteer.houses.lon, gazetteer.houses.lat);
  const communeAt = communeFinder(gazetteer.communes);

  const crossingsOf = (text: string, { focus, count = COUNT }: SearchOptions): Place[] => {
    const names = splitCrossing(text);
    if (!names) return [];
    return findCrossings(...names, focus).slice(0, count).map(({ crossing, score }): Place => {
      const { a, b, lon, lat } = gazetteer.crossings;
      const [one, other] = [gazetteer.ways[a[crossing]!]!, gazetteer.ways[b[crossing]!]!];
      return { kind: 'crossing', label: `${one.name} / ${other.name}`, at: [lon[crossing]!, lat[crossing]!],
        ...contextOf(gazetteer, one.commune), score };
    });
  };
  const search: Places['search'] = (typed, options = {}) => {
    const text = typed.slice(0, GEO_LIMITS.query_characters_max).trim();
    const count = options.count ?? COUNT;
    if (text === '') return [];
    const named = withRoadNames(text);
    for (const certain of [() => placesAtPoint(text), () => findPosts(gazetteer.posts, text), () => crossingsOf(named, options)]) {
      const found = certain();
      if (found.length > 0) return found.slice(0, count);
    }
    const query = readQuery(named);
    const ranked = ranker.rank(query, options.focus, count * 3);
    return distinct(ranked.map((one) => placeOf(ground, one, query)).sort((a, b) => b.score - a.score)).slice(0, count);
  };
  const reverse: Places['reverse'] = (at) => {
    const near = grid.nearest(at, GEO_LIMITS.reverse_metres_max);
    const index = communeAt(at);
    const commune = index === undefined ? undefined : gazetteer.communes[index];
    return {
      ...(near ? { address: { ...addressOf(ground, near.point), metres: near.metres, score: 1 } } : {}),
      ...(commune ? { commune: { code: commune.code, name: commune.name, postcode: commune.postcode } } : {}),
    };
  };
  return { search, reverse };
};
