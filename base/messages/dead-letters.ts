import type { Tx } from '#base/store/context.ts';
import { toRfc3339, type Instant } from '#base/values/instant.ts';
import { messageProblems } from './errors.ts';

/** One dead letter as its screen shows it: never its content. */
export type DeadLetter = {
  partition: number; channel: string; key: string; seq: number; id: string; recipient: string | null;
  createdAt: string; deadAt: string; attempts: number; error: string | null;
  /** Messages of the same key that wait behind it. */
  waiting: number;
};

export type LetterRef = Pick<DeadLetter, 'partition' | 'channel' | 'key' | 'seq'>;

const PAGE_MAX = 200;

/**
 * Dead letters of a partition, oldest first; needs the row context of an administrator. `after` is the last `deadAt`.
 */
export const listDeadLetters = async (tx: Tx, partition: number, after = '-infinity'): Promise<DeadLetter[]> => {
  const { rows } = await tx.query(`
    select o.partition, o.channel, o.ordering_key as key, o.seq::float8 as seq, o.message_id as id, o.recipient,
      to_json(o.created_at) as "createdAt", to_json(o.settled_at) as "deadAt", k.attempts, k.last_error as error,
      (k.last_seq - k.head_seq)::float8 as waiting
    from outbox o join outbox_key k
      on k.partition = o.partition and k.channel = o.channel and k.ordering_key = o.ordering_key
    where o.partition = $1 and o.state = 'dead' and o.settled_at > $2
    order by o.settled_at limit $3`, [partition, after, PAGE_MAX]);
  return rows as DeadLetter[];
};

export type Decision = {
  id: string;
  /** `replay`: try it again, in its place. `skip`: give it up, those behind it go on. */
  decision: 'replay' | 'skip';
  /** Why, 3 to 500 characters: kept with the author and the time. */
  reason: string;
  at: Instant;
};

/**
 * Writes an administrator's decision on a dead letter and carries it out, in the caller's transaction.
 * Until then the later messages of its key wait. Throws `MSG_NOT_DEAD` when somebody was faster.
 */
export const decideDeadLetter = async (
  tx: Tx, letter: LetterRef, { id, decision, reason, at }: Decision,
): Promise<void> => {
  const where = [letter.partition, letter.channel, letter.key, letter.seq];
  const { rowCount } = await tx.query(`
    update outbox_key set blocked = false, attempts = 0, first_failed_at = null, leased_by = null, next_at = $5,
      head_seq = head_seq + $6
    where partition = $1 and channel = $2 and ordering_key = $3 and head_seq = $4 and blocked`,
  [...where, toRfc3339(at), decision === 'skip' ? 1 : 0]);
  if (rowCount === 0) throw messageProblems.MSG_NOT_DEAD();
  await tx.query(decision === 'skip'
    ? `update outbox set state = 'skipped', content = null
       where partition = $1 and channel = $2 and ordering_key = $3 and seq = $4`
    : `update outbox set state = 'waiting', settled_at = null
       where partition = $1 and channel = $2 and ordering_key = $3 and seq = $4`, where);
  await tx.query(`
    insert into dead_letter_decision (partition, channel, ordering_key, seq, decision_id, decision, reason, at, actor)
    values ($1, $2, $3, $4, $5, $6, $7, $8, ctx_actor())`, [...where, id, decision, reason, toRfc3339(at)]);
};
