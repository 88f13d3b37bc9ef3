import { sphereDistance } from '../crs/geodesic.ts';
import type { LonLat } from '../crs/projection.ts';
import type { Gazetteer, GazetteerCommune } from './gazetteer.ts';
import { nameIndex } from './name-index.ts';
import { nameScores } from './score-names.ts';
import type { PlaceQuery } from './read-query.ts';

/** A named thing that the words of a query reach: a commune, a way or a spot, with its score. */
export type Ranked = { entry: number; score: number; /** Words of the query that its own name holds. */ named: number[] };

/** Entries in one row: communes first, then ways, then spots. */
export type Entries = {
  count: number; firstWay: number; firstSpot: number;
  communeOf: Int32Array;
  at(entry: number): LonLat;
};

const NEAR = 2.6;
const NEAR_METRES = 3_000;
const MISSING = 5;
const LEFT_OVER = 0.45;
/** A word of the commune's name weighs a little less for what lies in it, and more for the commune itself. */
const OF_TOWN = 0.9;
const OWN_TOWN = 1.4;
const CODE = 9;
const POPULATION = 0.13;

/** Lays the named things of a gazetteer in one row. */
export const entriesOf = ({ communes, ways, spots }: Gazetteer): Entries => {
  const firstWay = communes.length;
  const firstSpot = firstWay + ways.length;
  const all = [...communes, ...ways, ...spots];
  return { count: all.length, firstWay, firstSpot, at: (entry) => all[entry]!.at,
    communeOf: Int32Array.from(all, (one, entry) => ('commune' in one ? one.commune : entry)) };
};

export type Ranker = {
  /** The best entries for a query that a test accepts, best first. */
  rank(query: PlaceQuery, focus: LonLat | undefined, count: number, fits?: (entry: number) => boolean): Ranked[];
};

const hasCode = (commune: GazetteerCommune, code: string): boolean => commune.postcode === code || commune.code === code;

/** Keeps the best of many. */
const bestOf = (count: number): { offer(one: Ranked): void; least(): number; list(): Ranked[] } => {
  const kept: Ranked[] = [];
  return {
    offer: (one) => {
      let at = kept.length;
      while (at > 0 && kept[at - 1]!.score < one.score) at--;
      if (at >= count) return;
      kept.splice(at, 0, one);
      if (kept.length > count) kept.pop();
    },
    least: () => (kept.length < count ? -Infinity : kept[kept.length - 1]!.score),
    list: () => kept,
  };
};

/**
 * Ranks by words first: each word of the query counts where it fits best, in the thing's own name or in that of its
 * commune, rare words more; words that fit nowhere and words of the name left over cost. Nearness to the focus and the
 * size of the commune decide between equals.
 */
export const rankerOf = (gazetteer: Gazetteer, entries: Entries): Ranker => {
  const { communes, ways, spots } = gazetteer;
  const names = nameIndex([...communes.map(() => ''), ...ways.map(({ name, ref }) => (ref ? `${name} ${ref}` : name)),
    ...spots.map(({ name }) => name)]);
  const towns = nameIndex(communes.map(({ name }) => name));
  const [own, town] = [nameScores(names), nameScores(towns)];
  const size = communes.map(({ population }) => POPULATION * Math.log(1 + population));

  /** Which words of the query count in the thing's own name. Nothing is allocated below: this runs for every name touched. */
  const isNamed = (word: number, entry: number, commune: number): boolean => {
    const mine = entry < entries.firstWay ? 0 : own.of(word, entry);
    return mine > 0 && mine >= (commune < 0 ? 0 : town.of(word, commune));
  };
  const scoreOf = (entry: number, { words, code }: PlaceQuery, mayMiss: readonly boolean[]): number => {
    const commune = entries.communeOf[entry]!;
    const isTown = entry < entries.firstWay;
    let score = commune >= 0 ? size[commune]! : 0;
    let used = 0;
    for (let word = 0; word < words.length; word++) {
      const mine = isTown ? 0 : own.of(word, entry);
      const theirs = commune < 0 ? 0 : town.of(word, commune);
      const best = Math.max(mine, theirs * (isTown ? OWN_TOWN : OF_TOWN));
      if (isTown ? theirs > 0 : mine > 0 && mine >= theirs) used++;
      if (best > 0) score += best;
      else if (!mayMiss[word]) score -= MISSING;
    }
    const count = isTown ? towns.counts[entry]! : names.counts[entry]!;
    if (count > used) score -= LEFT_OVER * (count - used);
    if (code !== undefined && commune >= 0) score += hasCode(communes[commune]!, code) ? CODE : -MISSING;
    return score;
  };
  const nearness = (entry: number, focus: LonLat | undefined): number =>
    (focus ? NEAR / (1 + sphereDistance(entries.at(entry), focus) / NEAR_METRES) : 0);

  const rank: Ranker['rank'] = (query, focus, count, fits) => {
    own.score(query.words);
    town.score(query.words);
    const best = bestOf(count);
    const mayMiss = query.words.map((_, at) => query.numbers.some(({ word }) => word === at));
    const consider = (entry: number): void => {
      if (fits && !fits(entry)) return;
      const score = scoreOf(entry, query, mayMiss);
      if (score + NEAR <= best.least()) return;
      const near = score + nearness(entry, focus);
      if (near <= best.least()) return;
      const commune = entries.communeOf[entry]!;
      best.offer({ entry, score: near, named: [...query.words.keys()].filter((word) => isNamed(word, entry, commune)) });
    };
    const [things, places] = [own.touched(), town.touched()];
    for (let at = 0; at < things.length; at++) consider(things.list[at]!);
    for (let at = 0; at < places.length; at++) consider(places.list[at]!);
    if (query.words.length === 0 && query.code !== undefined) {
      communes.forEach((commune, entry) => { if (hasCode(commune, query.code!)) consider(entry); });
    }
    return best.list();
  };
  return { rank };
};
