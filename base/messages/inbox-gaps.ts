import type { Tx } from '#base/store/context.ts';
import { toRfc3339, type Instant } from '#base/values/instant.ts';
import type { Source } from './inbox-store.ts';

/** A key whose messages wait for one that has not come. */
export type Gap = { key: string; missing: number; waiting: number; since: string };

/** Keys that have waited since before `before`; system or administrator context. At most 200, oldest first. */
export const listGaps = async (tx: Tx, { partition, sender }: Source, before: Instant): Promise<Gap[]> => {
  const { rows } = await tx.query(`
    select k.ordering_key as key, k.next_seq::float8 as missing, k.parked as waiting,
      to_json(min(i.received_at)) #>> '{}' as since
    from inbox_key k join inbox i on i.partition = k.partition and i.sender = k.sender
      and i.ordering_key = k.ordering_key and i.state = 'parked'
    where k.partition = $1 and k.sender = $2 and k.parked > 0
    group by k.ordering_key, k.next_seq, k.parked having min(i.received_at) < $3
    order by min(i.received_at) limit 200`, [partition, sender, toRfc3339(before)]);
  return rows as Gap[];
};
