import type { Tx } from '#base/store/context.ts';
import { toRfc3339, type Instant } from '#base/values/instant.ts';
import { SURE_M } from '../domain/duplicates/thresholds.ts';
import type { Sign } from '../domain/duplicates/sign.ts';
import { openPlace } from './locations.ts';
import type { SealedNumbers } from './sealed-numbers.ts';

/** Calls of the last minutes with the surest place of their telephone, one a number: 300 at most, the newest. */
const CALLS = { name: 'signes-appels', text: `
  select * from (select distinct on (a.numero_mac) a.call_id, a.dossier_id, a.presente_le, l.localisation_id, l.boite from appel a
  join lateral (select localisation_id, boite, rayon_m from localisation l where l.partition = $1 and l.centre = $2
    and l.numero_mac = a.numero_mac
    and l.recue_le between a.presente_le - interval '60 seconds' and a.presente_le + interval '10 minutes'
    order by l.rayon_m nulls last limit 1) l on l.rayon_m <= $4
  where a.partition = $1 and a.centre = $2 and a.presente_le > $3 and not a.exercice order by a.numero_mac, a.presente_le desc) newest
  order by presente_le desc limit 300` };
const CASES = { name: 'signes-dossiers', text: `
  select dossier_id, ouvert_le, lat, lon from dossier_urgence where partition = $1 and centre = $2
    and etat in ('PROGRAM', 'ACTIF', 'ACHEVE') and ouvert_le > $3 and lat is not null and not exercice
  order by ouvert_le desc limit 300` };

type CallRow = { call_id: string; dossier_id: string | null; presente_le: Date; localisation_id: string; boite: Buffer };
type CaseRow = { dossier_id: string; ouvert_le: Date; lat: number; lon: number };

/** Where and when people called since an instant: calls by their telephone's place, open dossiers by the place that was typed. */
export const signsSince = async (
  tx: Tx, { partition, centre }: { partition: number; centre: string }, numbers: SealedNumbers, since: Instant,
): Promise<Sign[]> => {
  const from = toRfc3339(since);
  const calls = await tx.query<CallRow>({ ...CALLS, values: [partition, centre, from, SURE_M] });
  const cases = await tx.query<CaseRow>({ ...CASES, values: [partition, centre, from] });
  return [...cases.rows.map((row) => ({ call: null, dossier: row.dossier_id, at: row.ouvert_le.getTime(), lat: row.lat, lon: row.lon })),
    ...calls.rows.flatMap((row) => {
      const { lat, lon } = openPlace(numbers, centre, row.localisation_id, row.boite);
      return lat === null || lon === null ? []
        : [{ call: row.call_id, dossier: row.dossier_id, at: row.presente_le.getTime(), lat, lon }];
    })];
};
