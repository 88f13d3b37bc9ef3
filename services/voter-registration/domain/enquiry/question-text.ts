import { foldName } from '../identity/name-key.ts';
import type { Question } from './question.ts';

/** As on the civil status: capitals with their accents; apostrophes, hyphens and spaces in one form. */
const exactName = (name: string): string => name.normalize('NFC').toUpperCase()
  .replace(/[’‘ʼ´`]/g, '\'').replace(/[‐-―−]/g, '-').replace(/\s+/g, ' ').trim();

/** The text whose keyed digest finds a registration, as the register's exchange defines it. */
export const questionText = (question: Question): string => {
  const { nomNaissance, prenoms, sexe, dateNaissance } = question.person;
  if (question.mode === 'COMMUNE') {
    return [question.commune, exactName(nomNaissance), exactName(prenoms.join(' ')), sexe, dateNaissance].join('|');
  }
  const { communeNaissance = '', paysNaissance } = question.person;
  return [foldName(nomNaissance), prenoms.map(foldName).join(' '), sexe, dateNaissance, communeNaissance, paysNaissance].join('|');
};

/** What stays the same while a robot varies the rest: one person's name, sex and birth date, whatever the commune. */
export const identityText = ({ person: { nomNaissance, sexe, dateNaissance } }: Question): string =>
  [foldName(nomNaissance), sexe, dateNaissance].join('|');
