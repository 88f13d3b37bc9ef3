import type { EtatCivil } from '../exchange/messages.ts';

/**
 * A name as an enquiry compares it: capitals with their accents, which matter (it is asked "as on the civil status");
 * apostrophes, hyphens and spaces in one form. Published in exchange/README.md: the portal computes the same.
 */
const enquiryName = (name: string): string => name.normalize('NFC').toUpperCase()
  .replace(/[’‘ʼ´`]/g, '\'').replace(/[‐-―−]/g, '-').replace(/\s+/g, ' ').trim();

/** The traits that a person types about themselves. */
export type AskedPerson = Pick<EtatCivil, 'nomNaissance' | 'prenoms' | 'sexe' | 'dateNaissance'>;

/** What is digested to find a registration: the commune asked about, then names, sex and birth date. */
export const enquiryText = (
  commune: string, { nomNaissance, prenoms, sexe, dateNaissance }: AskedPerson,
): string => [commune, enquiryName(nomNaissance), enquiryName(prenoms.join(' ')), sexe, dateNaissance].join('|');
