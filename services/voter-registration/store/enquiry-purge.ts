import type { Tx } from '#base/store/context.ts';
import { toRfc3339, type Instant } from '#base/values/instant.ts';
import { uuidv7 } from '#base/values/uuidv7.ts';
import { LIMITS } from '../limits.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Of the identifiers of an instant, the first. */
const FIRST = new Uint8Array(10);

/** Removes counters of past hours and enquiries older than the law needs; gives how many enquiries went. */
export const purgeEnquiries = async (tx: Tx, partition: number, now: Instant): Promise<number> => {
  await tx.query('delete from enquiry_quota where partition = $1 and window_at < $2', [partition, toRfc3339(now - 2 * HOUR_MS)]);
  const { rowCount } = await tx.query('delete from enquiry where partition = $1 and enquiry_id < $2',
    [partition, uuidv7(now - LIMITS.enquiry_kept_days * DAY_MS, FIRST)]);
  return rowCount ?? 0;
};
