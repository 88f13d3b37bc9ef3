import { toRfc3339, type Instant } from '#base/values/instant.ts';
import { CHANNELS } from '../codes/channels.ts';
import type { TypeListe } from '../codes/lists.ts';
import type { Qualification } from '../events.ts';
import { admissibility, type Filing } from './admissibility.ts';
import { upcomingBallots, type ClosingsTable } from './closings-table.ts';

/** Standing of a filing for the coming ballots of its commune; national ballots apart from local ones. */
export type Qualifications = { nationales: Qualification[]; locales: Qualification[] };

/** Qualifies a filing for each ballot whose first round is after `today`. A late one is qualified, never refused. */
export const qualify = (
  table: ClosingsTable, place: { commune: string; liste: TypeListe }, filing: Filing, now: Instant, today: string,
): Qualifications => {
  const qualified: Qualifications = { nationales: [], locales: [] };
  for (const { ballot, closings } of upcomingBallots(table, place.commune, place.liste, today)) {
    const { date, fin } = closings[CHANNELS[filing.canal].cloture];
    const verdict = admissibility(filing, closings, now);
    const list = ballot.perimetre === 'NATIONAL' ? qualified.nationales : qualified.locales;
    list.push({ scrutin: ballot.id, verdict, cloture: date, fin: toRfc3339(fin) });
  }
  return qualified;
};
