import { hash } from 'node:crypto';
import type { DossierKeys, WrappedKey } from './dossier-keys.ts';
import type { StoredEvent } from '#base/log/log-source.ts';
import type { EventPage, HeadPage } from '#base/log/postgres-source.ts';
import { open } from '#base/values/crypto-box.ts';

const PAGE_EVENTS = 2_000;
const PAGE_HEADS = 10_000;
const FIRST = '00000000-0000-0000-0000-000000000000';
const EVENTS = { name: 'verify-events',
  text: `select dossier_id, position, at, header, body, salt, content, leaf_index from event
    where partition = $1 and leaf_index >= $2 and leaf_index < $3 order by leaf_index limit ${PAGE_EVENTS}` };
const KEYS = { name: 'verify-keys',
  text: `select distinct on (dossier_id) dossier_id, holder, kid, wrapped from dossier_key
    where partition = $1 and dossier_id = any($2::uuid[]) order by dossier_id, holder` };
const HEADS = { name: 'verify-heads',
  text: `with late as (select dossier_id, count(*)::int4 as events from event where partition = $1 and leaf_index >= $3 group by dossier_id)
    select d.dossier_id as dossier, d.version - coalesce(late.events, 0) as version
    from dossier d left join late on late.dossier_id = d.dossier_id
    where d.partition = $1 and d.dossier_id > $2 order by d.dossier_id limit ${PAGE_HEADS}` };

type Row = {
  dossier_id: string; position: number; at: Date; header: string; body: string; salt: Buffer; content: Buffer | null; leaf_index: string;
};

/** Events in the order of the log as a verifier reads them: each content that a key still opens is opened and hashed. */
export const verifiedEvents = (keys: DossierKeys): EventPage => async (tx, partition, from, to) => {
  const { rows } = await tx.query<Row>({ ...EVENTS, values: [partition, from, to] });
  const wrapped = await tx.query<WrappedKey & { dossier_id: string }>(
    { ...KEYS, values: [partition, [...new Set(rows.map((row) => row.dossier_id))]] });
  const keyOf = new Map(wrapped.rows.map((row) => [row.dossier_id, keys.unwrap({ partition, id: row.dossier_id }, row)]));
  return rows.map((row): StoredEvent => ({
    index: Number(row.leaf_index), header: row.header, body: row.body, salt: row.salt,
    columns: { dossier: row.dossier_id, position: row.position, at: row.at.getTime() },
    ...(row.content === null ? {} : { contentDigest: digestOf(partition, row, row.content, keyOf.get(row.dossier_id)) }),
  }));
};

/** Null when the key was destroyed; a content that does not open has the digest of nothing that was sealed. */
const digestOf = (partition: number, row: Row, content: Buffer, key: Buffer | undefined): string | null => {
  if (!key) return null;
  try {
    return hash('sha256', open(key, content, `${partition}/${row.dossier_id}/${row.position}`), 'base64');
  } catch {
    return 'unreadable';
  }
};

/** Versions of dossiers as the projections say, without what came after the log's `size`: 0 for those that were born since. */
export const dossierHeads: HeadPage = async (tx, partition, after, size) =>
  (await tx.query<{ dossier: string; version: number }>({ ...HEADS, values: [partition, after ?? FIRST, size] })).rows;
