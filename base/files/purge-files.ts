import { toRfc3339 } from '#base/values/instant.ts';
import type { FileRun, FileWork } from './file-work.ts';

/** Files destroyed at most in one step. */
const BATCH = 200;

const EXPIRE = {
  name: 'files-expire',
  text: `update file_object set discarded_at = $2
    where partition = $1 and retention_until < $2 and not legal_hold and discarded_at is null`,
};
const DESTROY_KEYS = {
  name: 'files-destroy-keys',
  text: `with gone as (select object_id, object_name from file_object
      where partition = $1 and discarded_at is not null order by discarded_at limit ${BATCH}),
    keys as (delete from file_key k using gone where k.partition = $1 and k.object_id = gone.object_id)
    select object_id, object_name from gone
    union all select p.object_id, p.object_name from file_page p join gone using (object_id) where p.partition = $1`,
};
const FORGET = {
  name: 'files-forget',
  text: `with pages as (delete from file_page where partition = $1 and object_id = any($2::uuid[]))
    delete from file_object where partition = $1 and object_id = any($2::uuid[])`,
};

/**
 * Destroys the files of a partition that were discarded or whose retention ended: keys first, in a
 * transaction of their own (from then on the bytes are noise, wherever copies lie), then the objects,
 * then the rows. Cut anywhere, the next run goes on. Gives how many went.
 */
export const purgeFiles = async (work: FileWork, run: FileRun, partition: number): Promise<number> => {
  const now = toRfc3339(work.clock());
  await run.inContext((tx) => tx.query({ ...EXPIRE, values: [partition, now] }));
  let purged = 0;
  for (;;) {
    const { rows } = await run.inContext((tx) =>
      tx.query<{ object_id: string; object_name: string }>({ ...DESTROY_KEYS, values: [partition] }));
    const ids = [...new Set(rows.map((row) => row.object_id))];
    for (const { object_name } of rows) await work.store.delete(object_name);
    await run.inContext((tx) => tx.query({ ...FORGET, values: [partition, ids] }));
    purged += ids.length;
    if (ids.length < BATCH) return purged;
  }
};
