import { pointAt, sphereDistance } from '#base/geo/crs/geodesic.ts';
import type { LonLat } from '#base/geo/crs/projection.ts';
import type { Dice } from '#base/geo/departement/seeded.ts';
import { SUFFIXES, type Gazetteer } from '#base/geo/places/gazetteer.ts';
import type { Place } from '#base/geo/places/place.ts';

/** What a caller means and how it is typed: in full, and in as few words as a practised hand needs. */
export type PlaceAsk = { sort: string; text: string; short: string; focus: LonLat; isRight(place: Place): boolean };

const NEAR_METRES = 30;
const CELL_METRES = 3_000;
const ABBREVIATED: readonly (readonly [RegExp, string])[] = [
  [/^(\d+\S* )?Avenue/, '$1av'], [/^(\d+\S* )?Boulevard/, '$1bd'], [/^(\d+\S* )?Rue/, '$1r'], [/^(\d+\S* )?Place/, '$1pl'],
  [/^(\d+\S* )?Impasse/, '$1imp'], [/^(\d+\S* )?Chemin/, '$1che'], [/^(\d+\S* )?Allée/, '$1all'], [/^(\d+\S* )?Route/, '$1rte'],
  [/\bSaint-/g, 'st '], [/\bSainte-/g, 'ste '], [/Docteur/, 'dr'], [/Général/, 'gal'], [/Maréchal/, 'mal'], [/Professeur/, 'pr'],
  [/Capitaine/, 'cne'], [/Président/, 'pdt'], [/\bGrande?\b/, 'gd'], [/Centre hospitalier/, 'hop'],
];
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** One slip of the finger in a word of five letters or more: missing, doubled, wrong or swapped. */
const slip = (dice: Dice, text: string): string => {
  const words = [...text.matchAll(/\p{L}{5,}/gu)];
  const word = words[Math.floor(dice() * words.length)];
  if (!word) return text;
  const at = word.index + 1 + Math.floor(dice() * (word[0].length - 2));
  const kind = Math.floor(dice() * 4);
  const put = [text[at + 1]! + text[at]!, '', text[at]! + text[at]!, LETTERS[Math.floor(dice() * 26)]!][kind]!;
  return text.slice(0, at) + put + text.slice(at + (kind === 0 ? 2 : 1));
};

type Target = { name: string; town: string; at: LonLat; isRight(place: Place): boolean };

const houseTarget = ({ houses, ways, communes }: Gazetteer, dice: Dice): Target => {
  const house = Math.floor(dice() * houses.way.length);
  const way = ways[houses.way[house]!]!;
  const suffix = SUFFIXES[houses.suffix[house]!]!;
  const at: LonLat = [houses.lon[house]!, houses.lat[house]!];
  return { name: `${houses.number[house]}${suffix === '' ? '' : ` ${suffix}`} ${way.name}`, town: communes[way.commune]!.name, at,
    isRight: (place) => place.kind === 'address' && !place.nearestNumber && sphereDistance(place.at, at) < NEAR_METRES };
};

const spotTarget = ({ spots, communes }: Gazetteer, dice: Dice): Target => {
  const spot = spots[Math.floor(dice() * spots.length)]!;
  const town = communes[spot.commune]!;
  // Two schools of a commune may bear one name: either is what was asked.
  return { name: spot.name, town: town.name, at: spot.at, isRight: (place) => place.label === spot.name && place.commune === town.code };
};

/** Typed as it comes: number, what tells the street apart, the beginning of the town. */
const shortText = ({ name, town }: Target): string =>
  `${name.replace(/^(\d+(?: bis| ter)?) \S+ (?:(?:de la|de l’|des|du|de) ?)?/, '$1 ')} ${town}`.toLowerCase();

/** A query with one fault: a slip, an abbreviation, or no commune (then the caller's cell says about where). */
export const placeAsk = (gazetteer: Gazetteer, dice: Dice, seat: LonLat): PlaceAsk => {
  const target = (dice() < 0.85 ? houseTarget : spotTarget)(gazetteer, dice);
  const near = pointAt(target.at, dice() * CELL_METRES, dice() * 360);
  const full = `${target.name} ${target.town}`;
  const fault = Math.floor(dice() * 3);
  const about = { short: shortText(target), isRight: target.isRight };
  if (fault === 0) return { ...about, sort: 'slip', text: slip(dice, full), focus: seat };
  if (fault === 1) {
    return { ...about, sort: 'abbreviation', text: ABBREVIATED.reduce((text, [from, to]) => text.replace(from, to), full), focus: seat };
  }
  return { ...about, sort: 'no commune', text: target.name, focus: near };
};
