import { enqueueJobs } from '#base/jobs/enqueue.ts';
import { toRfc3339 } from '#base/values/instant.ts';
import type { FileRun, FileWork } from './file-work.ts';

/** Files asked again at most a run and partition: the next run takes the rest. */
const BATCH = 1000;

const STALE = {
  name: 'files-stale',
  text: `select object_id as id from file_object
    where partition = $1 and scan_state in ('clean', 'unscanned') and signatures_at < $2 and discarded_at is null
    order by signatures_at limit ${BATCH}`,
};

/**
 * Asks for another scan of what older signatures let through, since malware is often known after it
 * was sent. Files stay available meanwhile. Does nothing without a scanner, or while the age of its
 * signatures is unknown. Gives how many scans it asked for.
 */
export const rescanFiles = async (work: FileWork, run: FileRun): Promise<number> => {
  const signaturesAt = (await work.scanner?.version())?.signaturesAt;
  if (signaturesAt === undefined) return 0;
  let asked = 0;
  for (let partition = 0; partition < work.partitions; partition++) {
    asked += await run.inContext(async (tx) => {
      const { rows } = await tx.query<{ id: string }>({ ...STALE, values: [partition, toRfc3339(signaturesAt)] });
      await enqueueJobs(tx, 'scan-file', rows.map(({ id }) =>
        ({ payload: { partition, id, again: true }, key: `scan-file/${id}` })));
      return rows.length;
    });
  }
  return asked;
};
