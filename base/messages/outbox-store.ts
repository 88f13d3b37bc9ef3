import type { Tx } from '../store/context.ts';
import { toRfc3339, type Instant } from '../values/instant.ts';
import type { Head, HeadDecision, Lane } from './delivery.ts';

/** The first unsent message of a key, taken under a lease. */
export type Claimed = Head & {
  id: string; key: string; seq: number; recipient: string | null; content: Buffer | null;
};

const ms = (column: string): string => `(extract(epoch from ${column}) * 1000)::float8`;

const LANE = {
  name: 'socle-outbox-lane',
  text: `select failures, ${ms('open_at')} as "openAt", ${ms('last_success_at')} as "lastSuccessAt",
      last_error as "lastError"
    from outbox_lane where partition = $1 and channel = $2`,
};

/** Health of a destination; a new one is open. */
export const readLane = async (tx: Tx, partition: number, channel: string): Promise<Lane> => {
  const { rows } = await tx.query({ ...LANE, values: [partition, channel] });
  return (rows[0] as Lane | undefined) ?? { failures: 0, openAt: -Infinity, lastSuccessAt: null, lastError: null };
};

const SAVE_LANE = {
  name: 'socle-outbox-save-lane',
  text: `insert into outbox_lane (partition, channel, failures, open_at, last_success_at, last_error)
    values ($1, $2, $3, $4, $5, $6)
    on conflict (partition, channel) do update set failures = excluded.failures, open_at = excluded.open_at,
      last_success_at = excluded.last_success_at, last_error = excluded.last_error`,
};

export const saveLane = async (tx: Tx, partition: number, channel: string, lane: Lane): Promise<void> => {
  const success = lane.lastSuccessAt === null ? null : toRfc3339(lane.lastSuccessAt);
  await tx.query({ ...SAVE_LANE,
    values: [partition, channel, lane.failures, toRfc3339(lane.openAt), success, lane.lastError] });
};

// Every statement here locks keys in the order of the key, as enqueue_messages does: no deadlock between them. They
// reach rows by arrays of keys, and are planned at each use: a plan made when the tables were empty, or one that joins
// under row-level security (whose selectivity nobody knows), would read whole partitions.
const CLAIM = `with due as materialized (
      select ordering_key from outbox_key
      where partition = $1 and channel = $2 and alone = $3 and head_seq <= last_seq and not blocked and next_at <= $4
      order by next_at limit $5
    ), held as materialized (
      select ordering_key from outbox_key
      where partition = $1 and channel = $2 and ordering_key = any(array(select ordering_key from due))
        and alone = $3 and head_seq <= last_seq and not blocked and next_at <= $4
      order by ordering_key for update
    ), taken as (
      update outbox_key k set leased_by = $6, next_at = $7
      where k.partition = $1 and k.channel = $2 and k.ordering_key = any(array(select ordering_key from held))
      returning k.ordering_key, k.head_seq, k.attempts, k.first_failed_at, k.alone
    )
    select o.message_id as id, o.ordering_key as key, o.seq::float8 as seq, o.recipient, o.content,
      ${ms('o.created_at')} as "createdAt", t.attempts, ${ms('t.first_failed_at')} as "firstFailedAt", t.alone
    from taken t cross join lateral (
      select * from outbox
      where partition = $1 and channel = $2 and ordering_key = t.ordering_key and seq = t.head_seq offset 0) o
    order by o.created_at, o.ordering_key`;

export type Lease = { partition: number; channel: string; token: string; at: Instant; until: Instant };

/** Takes the heads of up to `limit` keys until `until`; nobody else gets them before that. */
export const claimHeads = async (tx: Tx, lease: Lease, limit: number, alone: boolean): Promise<Claimed[]> => {
  const { partition, channel, token, at, until } = lease;
  const { rows } = await tx.query(CLAIM,
    [partition, channel, alone, toRfc3339(at), limit, token, toRfc3339(until)]);
  return rows as Claimed[];
};

const SETTLE = `with r as materialized (
      select * from jsonb_to_recordset($4) as x(key text, seq int8, result text, next_at timestamptz, attempts int4,
        first_failed_at timestamptz, alone boolean, error text, ack jsonb)
    ), held as materialized (
      select k.ordering_key from outbox_key k
      where k.partition = $1 and k.channel = $2 and k.leased_by = $3
        and k.ordering_key = any(array(select key from r))
      order by k.ordering_key for update
    ), moved as (
      update outbox_key k set
        head_seq = k.head_seq + (r.result = 'sent')::int, attempts = r.attempts, first_failed_at = r.first_failed_at,
        last_error = r.error, alone = r.alone, blocked = r.result = 'dead', next_at = r.next_at, leased_by = null
      from r
      where k.partition = $1 and k.channel = $2 and k.ordering_key = any(array(select ordering_key from held))
        and k.ordering_key = r.key and k.head_seq = r.seq
      returning r.key, r.seq, r.result, r.ack
    )
    update outbox o set state = moved.result, settled_at = $5, ack = moved.ack,
      content = case when moved.result = 'dead' then o.content end
    from moved
    where o.partition = $1 and o.channel = $2 and o.ordering_key = any(array(select key from moved))
      and o.ordering_key = moved.key and o.seq = moved.seq and o.state = 'waiting' and moved.result in ('sent', 'dead')
    returning o.message_id as id`;

export type Settlement = { claimed: Claimed; decision: HeadDecision };

/**
 * Writes what became of claimed messages, where the lease still holds, and frees their keys.
 * Gives the ids of those that are now settled for good (sent or dead).
 */
export const settleHeads = async (tx: Tx, lease: Lease, items: readonly Settlement[], now: Instant): Promise<Set<string>> => {
  const results = items.map(({ claimed, decision }) => settlementRow(claimed, decision, now));
  const { rows } = await tx.query(SETTLE,
    [lease.partition, lease.channel, lease.token, JSON.stringify(results), toRfc3339(now)]);
  return new Set((rows as { id: string }[]).map(({ id }) => id));
};

const settlementRow = ({ key, seq }: Claimed, decision: HeadDecision, now: Instant): Record<string, unknown> => {
  if (decision.result === 'sent') {
    return { key, seq, result: 'sent', next_at: toRfc3339(now), attempts: 0, alone: false, ack: decision.ack };
  }
  const first = decision.firstFailedAt === null ? null : toRfc3339(decision.firstFailedAt);
  const error = decision.error.slice(0, 300);
  const { result, attempts } = decision;
  return decision.result === 'retry'
    ? { key, seq, result, next_at: toRfc3339(decision.nextAt), attempts, first_failed_at: first, alone: decision.alone, error }
    : { key, seq, result, next_at: toRfc3339(now), attempts, first_failed_at: first, alone: false, error };
};
