import type { PrecisionDate } from './birth-date.ts';

export type Sexe = 'M' | 'F';

/**
 * Civil status as on the birth certificate (`etatCivil`). `dateNaissance` is `YYYY-MM-DD` where an unknown day
 * or month is `00` and `precision` says so ("né présumé"). Names are kept as typed (NFC only).
 */
export type EtatCivil = {
  nomNaissance: string;
  nomUsage?: string;
  prenoms: string[];
  sexe: Sexe;
  dateNaissance: string;
  precision: PrecisionDate;
  /** COG code, present when born in France. */
  communeNaissance?: string;
  libelleLieuNaissance?: string;
  /** COG code 99xxx; 99100 is France. */
  paysNaissance: string;
  /** ISO 3166 alpha-2, supplementary lists only. */
  nationalite?: string;
};

/** COG code of France as a country of birth. */
export const FRANCE = '99100';
