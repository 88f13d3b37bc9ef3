import type { Tx } from '#base/store/context.ts';
import { toRfc3339, type Instant } from '#base/values/instant.ts';

/** What waits for one destination in one partition. */
export type LaneStatus = {
  channel: string; waiting: number; dead: number;
  /** Creation of the oldest unsent message, RFC 3339. */
  oldest: string | null;
  /** Failed calls in a row and the last reason; 0 when the destination answers. */
  failures: number; lastError: string | null; lastSuccess: string | null;
};

/** State of the outbox of a partition, for screens, metrics and alarms; system or administrator context. */
export const outboxStatus = async (tx: Tx, partition: number): Promise<LaneStatus[]> => {
  const { rows } = await tx.query(`
    with k as (
      select channel, sum(last_seq - head_seq + 1)::float8 as waiting, count(*) filter (where blocked)::float8 as dead,
        min(o.created_at) as oldest
      from outbox_key k left join lateral (
        select created_at from outbox o where o.partition = $1 and o.channel = k.channel
          and o.ordering_key = k.ordering_key and o.seq = k.head_seq) o on true
      where k.partition = $1 and head_seq <= last_seq group by channel
    ), l as (select * from outbox_lane where partition = $1)
    select channel, coalesce(waiting, 0) as waiting, coalesce(dead, 0) as dead, to_json(oldest) #>> '{}' as oldest,
      coalesce(failures, 0) as failures, last_error as "lastError", to_json(last_success_at) #>> '{}' as "lastSuccess"
    from k full join l using (channel) order by channel`, [partition]);
  return rows as LaneStatus[];
};

/** Sends again at once what waits for its next try, e.g. when a destination is back; gives the number of keys. */
export const resendNow = async (tx: Tx, partition: number, channel: string, at: Instant): Promise<number> => {
  await tx.query('update outbox_lane set open_at = $3 where partition = $1 and channel = $2 and open_at > $3',
    [partition, channel, toRfc3339(at)]);
  const { rowCount } = await tx.query(`
    with held as materialized (
      select ordering_key from outbox_key
      where partition = $1 and channel = $2 and head_seq <= last_seq and not blocked and leased_by is null
        and next_at > $3
      order by ordering_key for update)
    update outbox_key k set next_at = $3
    where k.partition = $1 and k.channel = $2 and k.ordering_key = any(array(select ordering_key from held))`,
  [partition, channel, toRfc3339(at)]);
  return rowCount ?? 0;
};

/** Deletes the rows of messages settled before `before` (not the dead letters); jobs role. Gives their number. */
export const purgeSettled = async (tx: Tx, partition: number, before: Instant, limit = 10_000): Promise<number> => {
  const { rowCount } = await tx.query(`
    delete from outbox where partition = $1 and (channel, ordering_key, seq) in (
      select channel, ordering_key, seq from outbox
      where partition = $1 and state in ('sent', 'skipped', 'forgotten') and settled_at < $2 limit $3)`,
  [partition, toRfc3339(before), limit]);
  return rowCount ?? 0;
};
