import type { LonLat } from '../crs/projection.ts';

export type GazetteerCommune = { code: string; name: string; postcode: string; population: number; at: LonLat; ring: readonly LonLat[] };
/** A street, lane or numbered road. `commune` is an index, -1 for what belongs to none (motorways). */
export type GazetteerWay = { name: string; ref?: string; commune: number; at: LonLat };
export type GazetteerSpot = { kind: string; name: string; commune: number; at: LonLat };
/** A kilometre post: metres from the road's beginning, direction as it is said. */
export type GazetteerPost = { ref: string; direction: string; metres: number; at: LonLat };

/** All that can be found by name: the face that any source of places takes to be searched. */
export type Gazetteer = {
  communes: readonly GazetteerCommune[];
  ways: readonly GazetteerWay[];
  /** House numbers by rising way; `suffix` is an index of `SUFFIXES`. */
  houses: { way: Int32Array; number: Int32Array; suffix: Int32Array; lon: Float64Array; lat: Float64Array };
  spots: readonly GazetteerSpot[];
  posts: readonly GazetteerPost[];
  /** Where two ways meet: both orders are listed, by rising `a`. */
  crossings: { a: Int32Array; b: Int32Array; lon: Float64Array; lat: Float64Array };
};

/** What may stand behind a house number; `b` is told as `bis`. */
export const SUFFIXES = ['', 'bis', 'ter', 'quater', ...'acdefghijklmnopqrstuvwxyz'] as const;

/** Index of a suffix in small letters; -1 when it is none. */
export const suffixIndex = (text: string): number => (SUFFIXES as readonly string[]).indexOf(text === 'b' ? 'bis' : text);
