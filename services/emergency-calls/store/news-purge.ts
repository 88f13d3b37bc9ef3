import { HTTP_LIMITS } from '#base/http/limits.ts';
import type { JobRun } from '#base/jobs/task.ts';
import { toRfc3339, type Instant } from '#base/values/instant.ts';

/** A screen that was away for longer reads its lists again. */
const KEPT_MS = 86_400_000;
const BATCH = 5_000;

// By place, which is the order of age: the batch is a range of the key. The latest stay whatever their age, so that a stream
// that comes back finds no hole where it believes that it may resume.
const PURGE = { name: 'nouvelles-purger', text: `
  with vieilles as (select n.place from nouvelle n where n.partition = $1 and n.le < $2
      and n.place < (select suivant - $3 from nouvelle_tete where partition = $1) order by n.place limit $4)
  delete from nouvelle n using vieilles v where n.partition = $1 and n.place = v.place` };

/** Lets go of news older than a day, a bounded batch a transaction. Gives how many went. */
export const purgeNews = async (
  run: Pick<JobRun, 'inContext' | 'signal'>, partitions: number, now: Instant, batch = BATCH,
    recent: number = HTTP_LIMITS.live_recent_items_max,
): Promise<number> => {
  let gone = 0;
  for (let partition = 0; partition < partitions; partition += 1) {
    for (let last = batch; last === batch && !run.signal.aborted; gone += last) {
      last = await run.inContext(async (tx) =>
        (await tx.query({ ...PURGE, values: [partition, toRfc3339(now - KEPT_MS), recent, batch] })).rowCount ?? 0);
    }
  }
  return gone;
};
