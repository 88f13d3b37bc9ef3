import type { CivilDate } from '#base/values/civil-date.ts';
import { commissionWindow } from '../calendar/commission-window.ts';

export type NumberedBallot = { id: string; premierTour: CivilDate; secondTour: CivilDate | null };

/** The ballot for which a roll is closed on a day, and the next one with the day when it will be. */
export type Numbering = { scrutin?: string; next?: { scrutin: string; le: CivilDate } };

/**
 * A roll is closed on the day when the table that follows the commission is out (R.13: the 20th day before the first round). Its order
 * numbers stay until the last round, for the signing sheets are made of them.
 */
export const numberingOn = (today: CivilDate, ballots: readonly NumberedBallot[]): Numbering => {
  const dated = ballots.map(({ id, premierTour, secondTour }) =>
    ({ id, from: commissionWindow(premierTour).publication, to: secondTour ?? premierTour })).sort((a, b) => (a.from < b.from ? -1 : 1));
  const current = dated.find(({ from, to }) => from <= today && today <= to);
  const next = dated.find(({ from }) => from > today);
  return { ...(current ? { scrutin: current.id } : {}), ...(next ? { next: { scrutin: next.id, le: next.from } } : {}) };
};
