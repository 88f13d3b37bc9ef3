import type { EtatCivil } from '../exchange/messages.ts';

/**
 * A name as the look-up compares it: capitals without marks, ligatures apart, other signs as one space. Letters of every script stay:
 * without them all names in Greek or Cyrillic would be one.
 */
export const nameKey = (name: string): string => name.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase()
  .replaceAll('Œ', 'OE').replaceAll('Æ', 'AE').replace(/[^\p{L}]+/gu, ' ').trim();

/**
 * What makes two civil statuses the same person: the six traits of the pivot identity (names, sex, date, place and
 * country of birth). Personal data: only its keyed digest may be stored in the clear.
 */
export const identityKey = (person: EtatCivil): string => [
  nameKey(person.nomNaissance), person.prenoms.map(nameKey).join(' '), person.sexe, person.dateNaissance,
  person.communeNaissance ?? '', person.paysNaissance,
].join('|');
