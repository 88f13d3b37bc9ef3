import type { JobRun } from '#base/jobs/task.ts';
import { toRfc3339, type Instant } from '#base/values/instant.ts';

const DAY_MS = 86_400_000;
/** A place that met no call is kept so long (domain §8); older ones than the second are looked at no more, for they were before. */
const KEPT_MS = DAY_MS;
const LOOKED_AT_MS = 8 * DAY_MS;
const BATCH = 5_000;

const PURGE = { name: 'localisations-purger', text: `
  with seules as (select l.localisation_id from localisation l
    where l.partition = $1 and l.recue_le between $2 and $3 and l.call_id is null
      and not exists (select from appel a where a.partition = $1 and a.centre = l.centre and a.numero_mac = l.numero_mac
        and a.presente_le between l.recue_le - interval '10 minutes' and l.recue_le + interval '60 seconds')
    order by l.recue_le limit $4)
  delete from localisation l using seules s where l.partition = $1 and l.localisation_id = s.localisation_id` };

/** Erases places that met no call within a day, a bounded batch a transaction. Gives how many went. */
export const purgePlaces = async (
  run: Pick<JobRun, 'inContext' | 'signal'>, partitions: number, now: Instant, batch = BATCH,
): Promise<number> => {
  let gone = 0;
  for (let partition = 0; partition < partitions; partition += 1) {
    for (let last = batch; last === batch && !run.signal.aborted; gone += last) {
      last = await run.inContext(async (tx) => (await tx.query({ ...PURGE, values: [partition, toRfc3339(now - LOOKED_AT_MS),
        toRfc3339(now - KEPT_MS), batch] })).rowCount ?? 0);
    }
  }
  return gone;
};
