import type { Tx } from '#base/store/context.ts';
import { hmac } from '#base/values/crypto-box.ts';
import type { Instant } from '#base/values/instant.ts';
import { partitionOf } from '#base/values/partition.ts';
import type { AccessKeys } from './keys.ts';

const HOUR_MS = 3_600_000;

export type Throttle = { keys: Pick<AccessKeys, 'throttle'>; partitions: number };

/**
 * Counts one more use of `bucket` in this hour and says whether it is within `limit`. What is counted (an address,
 * a range) is written only as a keyed digest. Under a system context.
 */
export const withinLimit = async (
  tx: Tx, { keys, partitions }: Throttle, bucket: readonly [what: string, who: string], limit: number, at: Instant,
): Promise<boolean> => {
  const { rows: [row] } = await tx.query<{ count: number }>({ name: 'login-throttle', text: `
    insert into login_throttle as t (partition, bucket_mac, window_at, count) values ($1, $2, $3, 1)
    on conflict (partition, bucket_mac, window_at) do update set count = t.count + 1 returning t.count`,
  values: [partitionOf(partitions, ...bucket), hmac(keys.throttle, ...bucket), new Date(at - at % HOUR_MS)] });
  return (row?.count ?? 0) <= limit;
};

/** Removes counters of past hours; run by the jobs role. */
export const purgeThrottle = async (tx: Tx, partition: number, before: Instant): Promise<number> => {
  const { rowCount } = await tx.query('delete from login_throttle where partition = $1 and window_at < $2',
    [partition, new Date(before - HOUR_MS)]);
  return rowCount ?? 0;
};
