import { addDays, weekday, type CivilDate } from '#base/values/civil-date.ts';
import type { CanalCloture } from '../codes/channels.ts';
import { nieme, type Weekday } from './nieme.ts';

/** How a closing date is counted from the first round. Every sort is data; a new law is a new row, not code. */
export type ClosingCount =
  | { sorte: 'NIEME_JOUR'; jour: Weekday; n: number }
  | { sorte: 'DERNIER_JOUR_DU_MOIS'; moisAvant: number }
  | { sorte: 'DERNIER_OUVRABLE_DE_DECEMBRE'; effet: string }
  | { sorte: 'JOURS_AVANT'; jours: number };

/** A count, its article and, when the day does not end it, the hour (`HH:MM`) at which it ends. */
export type ClosingRule = { compte: ClosingCount; article: string; heure?: string };

/** A version of the rules, in force for the first rounds from `du` to `au` inclusive (`null`: still in force). */
export type ClosingRules = {
  id: string;
  du: CivilDate;
  au: CivilDate | null;
  canaux: Record<CanalCloture, ClosingRule>;
  l30: ClosingRule;
  /** Consular lists close otherwise, and at an hour (decree on consular lists, I). */
  consulaire: { canaux: Record<CanalCloture, ClosingRule>; l30: ClosingRule };
};

const lastDayOfMonthBefore = (day: CivilDate, months: number): CivilDate => {
  const index = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 - months + 1;
  const nextMonth = `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}-01`;
  return addDays(nextMonth, -1);
};

/**
 * Until 2018 rolls were revised once a year: requests until the last working day of December (a Saturday is one), for the roll that
 * took effect on `effet` (`MM-DD`, 1 March). A ballot before that day was held on the roll of the year before (R.5, R.17 then).
 */
const lastWorkingDayOfDecember = (firstRound: CivilDate, effet: string): CivilDate => {
  const year = Number(firstRound.slice(0, 4)) - (firstRound.slice(5) < effet ? 2 : 1);
  const last = `${year}-12-31`;
  return weekday(last) === 7 ? addDays(last, -1) : last;
};

/** The closing date of a count for a first round. A public holiday never moves it. */
export const countClosing = (count: ClosingCount, firstRound: CivilDate): CivilDate => {
  switch (count.sorte) {
    case 'NIEME_JOUR': return nieme(count.jour, count.n, firstRound);
    case 'DERNIER_JOUR_DU_MOIS': return lastDayOfMonthBefore(firstRound, count.moisAvant);
    case 'DERNIER_OUVRABLE_DE_DECEMBRE': return lastWorkingDayOfDecember(firstRound, count.effet);
    case 'JOURS_AVANT': return addDays(firstRound, -count.jours);
  }
};

/** The rules in force for a first round; `undefined` before the first version. */
export const rulesFor = (versions: readonly ClosingRules[], firstRound: CivilDate): ClosingRules | undefined =>
  versions.find(({ du, au }) => du <= firstRound && (au === null || firstRound <= au));
