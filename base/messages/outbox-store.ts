import type { Tx } from '#base/store/context.ts';
import { toRfc3339, type Instant } from '#base/values/instant.ts';
import type { Head, HeadDecision, Lane } from './delivery.ts';

/** The first unsent message of a key, taken under a lease. */
export type Claimed = Head & {
  id: string; key: string; seq: number; recipient: string | null; content: Buffer | null; trace: string | null;
};

const LANE = {
  name: 'socle-outbox-lane',
  text: `select failures, (extract(epoch from open_at) * 1000)::float8 as "openAt",
      (extract(epoch from last_success_at) * 1000)::float8 as "lastSuccessAt", last_error as "lastError"
    from outbox_lane where partition = $1 and channel = $2`,
};

/** Health of a destination; a new one is open. */
export const readLane = async (tx: Tx, partition: number, channel: string): Promise<Lane> => {
  const { rows } = await tx.query({ ...LANE, values: [partition, channel] });
  return (rows[0] as Lane | undefined) ?? { failures: 0, openAt: -Infinity, lastSuccessAt: null, lastError: null };
};

const DUE = { name: 'socle-outbox-due', text: `
  select exists (select from outbox_key where partition = $1 and channel = $2 and not alone and head_seq <= last_seq and not blocked
      and next_at <= $3) as together,
    exists (select from outbox_key where partition = $1 and channel = $2 and alone and head_seq <= last_seq and not blocked
      and next_at <= $3) as alone` };

/** Whether heads are due, to leave together or alone: one cheap look, for a round that mostly finds nothing. */
export const readDue = async (tx: Tx, partition: number, channel: string, at: Instant): Promise<{ together: boolean; alone: boolean }> =>
  (await tx.query({ ...DUE, values: [partition, channel, toRfc3339(at)] })).rows[0] as { together: boolean; alone: boolean };

const SAVE_LANE = {
  name: 'socle-outbox-save-lane',
  text: `insert into outbox_lane (partition, channel, failures, open_at, last_success_at, last_error)
    values ($1, $2, $3, $4, $5, $6)
    on conflict (partition, channel) do update set failures = excluded.failures, open_at = excluded.open_at,
      last_success_at = excluded.last_success_at, last_error = excluded.last_error`,
};

/** Writes it; two processes that write at once both saw the same destination. */
export const saveLane = async (tx: Tx, partition: number, channel: string, lane: Lane): Promise<void> => {
  const success = lane.lastSuccessAt === null ? null : toRfc3339(lane.lastSuccessAt);
  await tx.query({ ...SAVE_LANE,
    values: [partition, channel, lane.failures, toRfc3339(lane.openAt), success, lane.lastError] });
};

// Every statement here locks keys in the order of the key, as enqueue_messages does: no deadlock between them. They
// reach rows by arrays of whole keys and are planned at each use: on a table that was never analysed, a join or a plan
// kept from when it was empty would read the whole partition at each batch.
const CLAIM = `with due as materialized (
      select ordering_key from outbox_key
      where partition = $1 and channel = $2 and alone = $3 and head_seq <= last_seq and not blocked and next_at <= $4
      order by next_at limit $5
    ), held as materialized (
      select ordering_key from outbox_key
      where partition = $1 and channel = $2 and ordering_key = any(array(select ordering_key from due))
        -- Said again for rows that changed meanwhile, in a form that does not lead back to the index of due keys.
        and (alone <> $3 or head_seq > last_seq or blocked or next_at > $4) is not true
      order by ordering_key for update
    ), taken as (
      update outbox_key k set leased_by = $6, next_at = $7
      where k.partition = $1 and k.channel = $2 and k.ordering_key = any(array(select ordering_key from held))
      returning k.ordering_key, k.head_seq, k.attempts, k.first_failed_at, k.alone
    )
    select o.message_id as id, o.ordering_key as key, o.seq::float8 as seq, o.recipient, o.content, o.trace,
      (extract(epoch from o.created_at) * 1000)::float8 as "createdAt", t.attempts,
      (extract(epoch from t.first_failed_at) * 1000)::float8 as "firstFailedAt", t.alone
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

const HOLD = `select ordering_key as key, head_seq::float8 as seq from outbox_key
  where partition = $1 and channel = $2 and ordering_key = any($3) and leased_by = $4 order by ordering_key for update`;

const MOVE_KEYS = `update outbox_key k set leased_by = null,
    (head_seq, attempts, first_failed_at, last_error, alone, blocked, next_at) = (
      select k.head_seq + (x.result = 'sent')::int, x.attempts, x.first_failed_at, x.error, x.alone, x.result = 'dead',
        x.next_at
      from jsonb_to_record($4::jsonb -> k.ordering_key) as x(result text, next_at timestamptz, attempts int4,
        first_failed_at timestamptz, alone boolean, error text))
  where k.partition = $1 and k.channel = $2 and k.ordering_key = any($3)`;

const CLOSE_MESSAGES = `update outbox o set settled_at = $5,
    (state, ack, content) = (
      select x.result, x.ack, case when x.result = 'dead' then o.content end
      from jsonb_to_record($4::jsonb -> o.ordering_key) as x(result text, ack jsonb))
  where o.partition = $1 and o.channel = $2 and o.ordering_key = any($3)
    and o.seq = ($4::jsonb -> o.ordering_key ->> 'seq')::int8`;

export type Settlement = { claimed: Claimed; decision: HeadDecision };

/**
 * Writes what became of claimed messages, where the lease still holds, and frees their keys.
 * Gives the ids of those that are now settled for good (sent or dead).
 */
export const settleHeads = async (
  tx: Tx, { partition, channel, token }: Lease, items: readonly Settlement[], now: Instant,
): Promise<Set<string>> => {
  const { rows } = await tx.query(HOLD, [partition, channel, items.map(({ claimed }) => claimed.key), token]);
  const heads = new Map((rows as { key: string; seq: number }[]).map(({ key, seq }) => [key, seq]));
  const held = items.filter(({ claimed }) => heads.get(claimed.key) === claimed.seq);
  if (held.length === 0) return new Set();
  const closed = held.filter(({ decision }) => decision.result !== 'retry');
  const results = JSON.stringify(Object.fromEntries(held.map(({ claimed, decision }) =>
    [claimed.key, settlementRow(claimed, decision, now)])));
  const keysOf = (list: readonly Settlement[]): string[] => list.map(({ claimed }) => claimed.key);
  await tx.query(MOVE_KEYS, [partition, channel, keysOf(held), results]);
  if (closed.length > 0) {
    await tx.query(CLOSE_MESSAGES, [partition, channel, keysOf(closed), results, toRfc3339(now)]);
  }
  return new Set(closed.map(({ claimed }) => claimed.id));
};

const settlementRow = ({ seq }: Claimed, decision: HeadDecision, now: Instant): Record<string, unknown> => {
  if (decision.result === 'sent') {
    return { seq, result: 'sent', next_at: toRfc3339(now), attempts: 0, alone: false, ack: decision.ack };
  }
  const first = decision.firstFailedAt === null ? null : toRfc3339(decision.firstFailedAt);
  const error = decision.error.slice(0, 300);
  const { result, attempts } = decision;
  return decision.result === 'retry'
    ? { seq, result, next_at: toRfc3339(decision.nextAt), attempts, first_failed_at: first,
      alone: decision.alone, error }
    : { seq, result, next_at: toRfc3339(now), attempts, first_failed_at: first, alone: false, error };
};
