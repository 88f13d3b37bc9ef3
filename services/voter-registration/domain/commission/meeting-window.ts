import { addDays, type CivilDate } from '#base/values/civil-date.ts';
import { commissionWindow, type CommissionWindow } from '../calendar/commission-window.ts';
import { nieme } from '../calendar/nieme.ts';
import { isWorkingDay } from '../calendar/terms.ts';

/** When the commission must meet, and why: a ballot, or a year without one. */
export type MeetingWindow = CommissionWindow & { scrutin: string | null };

/** The law counts six Fridays back from the end of the year. */
const FRIDAYS = 6;

/** The last but one working day of a year. */
const penultimateWorkingDay = (year: number, commune: string): CivilDate => {
  let day = `${year}-12-31`;
  let left = 2;
  for (;; day = addDays(day, -1)) {
    if (isWorkingDay(day, commune)) left -= 1;
    if (left === 0) return day;
  }
};

/**
 * A year without ballot: between the sixth Friday before 31 December and the penultimate working day of the year
 * (L.19 III). The table is published the day after at the latest.
 */
export const yearlyWindow = (year: number, commune: string): MeetingWindow => {
  const au = penultimateWorkingDay(year, commune);
  return { du: nieme('VENDREDI', FRIDAYS, `${year}-12-31`), au, publication: addDays(au, 1), scrutin: null };
};

type Ballot = { id: string; premierTour: CivilDate };

/**
 * The window in which the commission meets next, on `today`: that of the first coming ballot not yet past, else the
 * one that ends the year (L.19 III).
 */
export const nextWindow = (today: CivilDate, ballots: readonly Ballot[], commune: string): MeetingWindow => {
  const ahead = ballots.map(({ id, premierTour }) => ({ ...commissionWindow(premierTour), scrutin: id }))
    .filter(({ au }) => au >= today).sort((a, b) => (a.du < b.du ? -1 : 1));
  const year = Number(today.slice(0, 4));
  const hasBallot = ballots.some(({ premierTour }) => premierTour.startsWith(String(year)));
  const yearly = yearlyWindow(year, commune);
  if (!hasBallot && yearly.au >= today && (!ahead[0] || yearly.du < ahead[0].du)) return yearly;
  return ahead[0] ?? yearlyWindow(hasBallot || yearly.au < today ? year + 1 : year, commune);
};

/** Where a day lies for a meeting; outside the window a meeting only hears appeals. */
export const placeInWindow = (day: CivilDate, { du, au }: CommissionWindow): 'AVANT' | 'DANS' | 'APRES' => {
  if (day < du) return 'AVANT';
  return day > au ? 'APRES' : 'DANS';
};
