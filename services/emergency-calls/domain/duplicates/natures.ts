/** Families of natures (fait, first level) that speak of one thing: a fire and an explosion, an accident and its wounded. */
const KIN: readonly (readonly string[])[] = [
  ['C01', 'M02'], ['C02', 'C06', 'C07', 'M02'], ['C04', 'C05', 'C09', 'M02', 'M04'], ['C08', 'C09', 'C10', 'M02'],
  ['M01', 'M02', 'M03', 'M04'],
];
/** Codes that say nothing: "other" and "not given". */
const SILENT = new Set(['C11', 'M06', 'M07']);

const familyOf = (code: string | null | undefined): string | undefined => {
  const family = code?.split('.')[0];
  return family === undefined || SILENT.has(family) ? undefined : family;
};

/** How well two natures go together: the same code, one family, kin, unknown on one side, or no match. */
export type NatureMatch = 'same' | 'family' | 'kin' | 'unknown' | 'other';

/** Compares two natures of fact or health motives by their codes (`fait`, `motif`); unknown codes compare by their family. */
export const matchNatures = (a: string | null | undefined, b: string | null | undefined): NatureMatch => {
  const [first, second] = [familyOf(a), familyOf(b)];
  if (first === undefined || second === undefined) return 'unknown';
  if (a === b) return 'same';
  if (first === second) return 'family';
  return KIN.some((kin) => kin.includes(first) && kin.includes(second)) ? 'kin' : 'other';
};
