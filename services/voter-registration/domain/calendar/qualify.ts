import { toRfc3339, type Instant } from '#base/values/instant.ts';
import { CHANNELS } from '../codes/channels.ts';
import type { TypeListe } from '../codes/lists.ts';
import type { Qualification } from '../events.ts';
import { admissibility, type Filing } from './admissibility.ts';
import type { Ballot } from './ballot.ts';
import { upcomingBallots, type ClosingsTable } from './closings-table.ts';

/** Whether knowing the ballot tells nothing of the commune: it is held everywhere, or everywhere but in a few territories. */
const isNational = ({ perimetre }: Ballot): boolean => perimetre === 'NATIONAL' || perimetre.sauf !== undefined;

/** Standing of a filing for the coming ballots of its commune; national ballots apart from local ones. */
export type Qualifications = { nationales: Qualification[]; locales: Qualification[] };

/** First round of the first ballot for which the filing counts as a late case (L.30); none when it does for no ballot. */
export const lateBallot = (table: ClosingsTable, place: { commune: string; liste: TypeListe }, all: Qualifications): string | undefined => {
  const late = [...all.nationales, ...all.locales].filter(({ verdict }) => verdict === 'L30').map(({ scrutin }) => scrutin);
  return table.ballotsOf(place.commune, place.liste).find(({ ballot }) => late.includes(ballot.id))?.closings.premierTour;
};

/** Qualifies a filing for each ballot whose first round is after `today`. A late one is qualified, never refused. */
export const qualify = (
  table: ClosingsTable, place: { commune: string; liste: TypeListe }, filing: Filing, now: Instant, today: string,
): Qualifications => {
  const qualified: Qualifications = { nationales: [], locales: [] };
  for (const { ballot, closings } of upcomingBallots(table, place.commune, place.liste, today)) {
    const { date, fin } = closings[CHANNELS[filing.canal].cloture];
    const verdict = admissibility(filing, closings, now);
    const list = isNational(ballot) ? qualified.nationales : qualified.locales;
    list.push({ scrutin: ballot.id, verdict, cloture: date, fin: toRfc3339(fin) });
  }
  return qualified;
};
