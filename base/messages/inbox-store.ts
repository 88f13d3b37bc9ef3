import type { Tx } from '../store/context.ts';
import { toRfc3339, type Instant } from '../values/instant.ts';
import type { Known } from './plan-receipt.ts';

export type Source = { partition: number; sender: string };

type KeyRow = { key: string; nextSeq: number; parked: number };

/** Locks the keys of a batch, in their order, and gives where each stands; a new key stands at 1. */
export const lockKeys = async (tx: Tx, { partition, sender }: Source, keys: readonly string[]): Promise<KeyRow[]> => {
  const { rows } = await tx.query(`
    insert into inbox_key as k (partition, sender, ordering_key)
    select $1, $2, key from unnest($3::text[]) as u(key) order by key
    on conflict (partition, sender, ordering_key) do update set next_seq = k.next_seq
    returning k.ordering_key as key, k.next_seq::float8 as "nextSeq", k.parked`,
  [partition, sender, keys]);
  return rows as KeyRow[];
};

/** What the inbox knows of these ids. */
export const knownMessages = async (
  tx: Tx, { partition, sender }: Source, ids: readonly string[],
): Promise<Map<string, Known>> => {
  const { rows } = await tx.query(`
    select message_id as id, encode(fingerprint, 'base64') as fingerprint, state, answer
    from inbox where partition = $1 and sender = $2 and message_id = any($3::uuid[])`,
  [partition, sender, ids]);
  return new Map((rows as (Known & { id: string })[]).map(({ id, ...known }) => [id, known]));
};

export type Parked = { id: string; key: string; seq: number; content: Buffer };

/** The messages of these keys that came early. */
export const parkedMessages = async (
  tx: Tx, { partition, sender }: Source, keys: readonly string[],
): Promise<Parked[]> => {
  if (keys.length === 0) return [];
  const { rows } = await tx.query(`
    select message_id as id, ordering_key as key, seq::float8 as seq, content
    from inbox where partition = $1 and sender = $2 and ordering_key = any($3) and state = 'parked'`,
  [partition, sender, keys]);
  return rows as Parked[];
};

export type NewRow = {
  id: string; key: string; seq: number | null; fingerprint: string; state: Known['state'];
  /** Base64 of the sealed content, for a parked one. */
  content: string | null; answer: unknown;
};

export const insertMessages = async (
  tx: Tx, { partition, sender }: Source, at: Instant, rows: readonly NewRow[],
): Promise<void> => {
  if (rows.length === 0) return;
  await tx.query(`
    insert into inbox (partition, sender, message_id, ordering_key, seq, fingerprint, state, received_at, content, answer)
    select $1, $2, id, key, seq, decode(fingerprint, 'base64'), state, $3, decode(content, 'base64'), answer
    from jsonb_to_recordset($4) as x(id uuid, key text, seq int8, fingerprint text, state text, content text, answer jsonb)`,
  [partition, sender, toRfc3339(at), JSON.stringify(rows)]);
};

/** Ends the wait of parked messages: their contents go, their answers stay. */
export const releaseParked = async (
  tx: Tx, { partition, sender }: Source, rows: readonly Pick<NewRow, 'id' | 'state' | 'answer'>[],
): Promise<void> => {
  if (rows.length === 0) return;
  await tx.query(`
    update inbox i set state = x.state, answer = x.answer, content = null
    from jsonb_to_recordset($3) as x(id uuid, state text, answer jsonb)
    where i.partition = $1 and i.sender = $2 and i.message_id = x.id
      and i.message_id = any(array(select (r ->> 'id')::uuid from jsonb_array_elements($3) as r))`, [partition, sender, JSON.stringify(rows)]);
};

/** Moves keys on; `parked` is the change of the number that waits. */
export const moveKeys = async (
  tx: Tx, { partition, sender }: Source, keys: readonly { key: string; nextSeq: number; parked: number }[],
): Promise<void> => {
  if (keys.length === 0) return;
  await tx.query(`
    update inbox_key k set next_seq = x."nextSeq", parked = x.parked
    from jsonb_to_recordset($3) as x(key text, "nextSeq" int8, parked int4)
    where k.partition = $1 and k.sender = $2 and k.ordering_key = x.key
      and k.ordering_key = any(array(select r ->> 'key' from jsonb_array_elements($3) as r))`,
  [partition, sender, JSON.stringify(keys)]);
};
