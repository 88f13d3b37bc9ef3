import type { Tx } from '#base/store/context.ts';
import { toRfc3339, type Instant } from '#base/values/instant.ts';
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
    from inbox_parked where partition = $1 and sender = $2 and ordering_key = any($3)`,
  [partition, sender, keys]);
  return rows as Parked[];
};

export type NewRow = {
  id: string; key: string; seq: number | null; fingerprint: string; state: Known['state']; answer: unknown;
};

/** Writes messages as received. */
export const insertMessages = async (
  tx: Tx, { partition, sender }: Source, at: Instant, rows: readonly NewRow[],
): Promise<void> => {
  if (rows.length === 0) return;
  await tx.query(`
    insert into inbox (partition, sender, message_id, ordering_key, seq, fingerprint, state, received_at, answer)
    select $1, $2, id, key, seq, decode(fingerprint, 'base64'), state, $3, answer
    from jsonb_to_recordset($4) as x(id uuid, key text, seq int8, fingerprint text, state text, answer jsonb)`,
  [partition, sender, toRfc3339(at), JSON.stringify(rows)]);
};

/** Keeps the contents of messages that came early. */
export const parkMessages = async (tx: Tx, { partition, sender }: Source, items: readonly Parked[]): Promise<void> => {
  if (items.length === 0) return;
  const rows = items.map((item) => ({ ...item, content: item.content.toString('base64') }));
  await tx.query(`
    insert into inbox_parked (partition, sender, ordering_key, seq, message_id, content)
    select $1, $2, key, seq, id, decode(content, 'base64')
    from jsonb_to_recordset($3) as x(id uuid, key text, seq int8, content text)`,
  [partition, sender, JSON.stringify(rows)]);
};

/** Ends the wait of parked messages: their contents go, their answers stay. */
export const releaseParked = async (
  tx: Tx, { partition, sender }: Source, parked: readonly Parked[],
  verdicts: ReadonlyMap<string, Pick<NewRow, 'state' | 'answer'>>,
): Promise<void> => {
  if (parked.length === 0) return;
  await tx.query(`
    update inbox i set (state, answer) = (
      select x.state, x.answer from jsonb_to_record($4::jsonb -> i.message_id::text) as x(state text, answer jsonb))
    where i.partition = $1 and i.sender = $2 and i.message_id = any($3::uuid[])`,
  [partition, sender, parked.map(({ id }) => id), JSON.stringify(Object.fromEntries(verdicts))]);
  await tx.query(`
    delete from inbox_parked where partition = $1 and sender = $2 and ordering_key = any($3)
      and message_id = any($4::uuid[])`,
  [partition, sender, parked.map(({ key }) => key), parked.map(({ id }) => id)]);
};

/** Moves keys on; `parked` is the number that waits from now on. */
export const moveKeys = async (
  tx: Tx, { partition, sender }: Source, keys: readonly { key: string; nextSeq: number; parked: number }[],
): Promise<void> => {
  if (keys.length === 0) return;
  const byKey = Object.fromEntries(keys.map(({ key, ...state }) => [key, state]));
  await tx.query(`
    update inbox_key k set (next_seq, parked) = (
      select x."nextSeq", x.parked from jsonb_to_record($4::jsonb -> k.ordering_key) as x("nextSeq" int8, parked int4))
    where k.partition = $1 and k.sender = $2 and k.ordering_key = any($3)`,
  [partition, sender, keys.map(({ key }) => key), JSON.stringify(byKey)]);
};
