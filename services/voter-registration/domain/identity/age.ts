import { addDays, type CivilDate } from '#base/values/civil-date.ts';
import type { BirthDate } from './birth-date.ts';

/** First and last day on which the person may reach an age: equal unless the birth date is presumed. */
export type AgeWindow = { auPlusTot: CivilDate; auPlusTard: CivilDate };

export type AgeVerdict = 'ATTEINT' | 'NON_ATTEINT' | 'INCERTAIN';

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

const on = (year: number, month: string, day: string): CivilDate => `${String(year).padStart(4, '0')}-${month}-${day}`;

/** Somebody born on 29 February may be counted from 28 February or 1 March of a common year: both are kept. */
const anniversary = (year: number, month: string, day: string): AgeWindow => {
  if (month === '02' && day === '29' && !isLeap(year)) {
    return { auPlusTot: on(year, '02', '28'), auPlusTard: on(year, '03', '01') };
  }
  return { auPlusTot: on(year, month, day), auPlusTard: on(year, month, day) };
};

/** When the person reaches `years`; a presumed date gives the two ends of what is possible. */
export const ageWindow = ({ dateNaissance, precision }: BirthDate, years: number): AgeWindow => {
  const [year, month, day] = dateNaissance.split('-') as [string, string, string];
  const reached = Number(year) + years;
  if (precision === 'JOUR') return anniversary(reached, month, day);
  if (precision === 'ANNEE') return { auPlusTot: on(reached, '01', '01'), auPlusTard: on(reached, '12', '31') };
  const following = String(Number(month) + 1).padStart(2, '0');
  const next = month === '12' ? on(reached + 1, '01', '01') : on(reached, following, '01');
  return { auPlusTot: on(reached, month, '01'), auPlusTard: addDays(next, -1) };
};

/** Whether the person has reached `years` on `day`. */
export const hasAge = (birth: BirthDate, years: number, day: CivilDate): AgeVerdict => {
  const { auPlusTot, auPlusTard } = ageWindow(birth, years);
  if (auPlusTard <= day) return 'ATTEINT';
  return auPlusTot <= day ? 'INCERTAIN' : 'NON_ATTEINT';
};

/** Age of an elector (Code électoral, L.2). */
export const MAJORITE_ANS = 18;

/**
 * Whether the person is of age for a round: 18 reached at the latest the day before it (L.2, L.11).
 * `INCERTAIN` goes to an agent, never to an automatic answer.
 */
export const ofAgeForRound = (birth: BirthDate, round: CivilDate): AgeVerdict =>
  hasAge(birth, MAJORITE_ANS, addDays(round, -1));
