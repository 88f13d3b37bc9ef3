import type { Tx } from '#base/store/context.ts';
import type { Instant } from '#base/values/instant.ts';

/**
 * Erases the identity of citizens who have not come since an instant; their pseudonym stays, for the dossiers and the
 * audit. Who comes back is known again. Under a system context; gives how many.
 */
export const forgetIdentities = async (tx: Tx, partition: number, notSeenSince: Instant): Promise<number> => {
  const { rowCount } = await tx.query(`
    update actor set identity = null, status = 'erased'
    where partition = $1 and kind = 'citizen' and status = 'active' and last_seen_at < $2`,
  [partition, new Date(notSeenSince)]);
  return rowCount ?? 0;
};
