import type { Tx } from '#base/store/context.ts';
import type { DossierRef } from '#base/dossiers/event.ts';
import { toRfc3339, type Instant } from '#base/values/instant.ts';

/** A candidate key of one dossier: an HMAC of 16 bytes, in hexadecimal; it tells nothing to who holds no key. */
export type KeyRow = { partition: number; cle: string; sorte: string; dossier: DossierRef };
/** A dossier that shares a key with another one. */
export type Match = { id: string; autre: DossierRef; sorte: string };
/** What one side of a pair will be told. */
export type Signal = { dossier: DossierRef; autreId: string; autre: string; raisons: readonly string[] };

/** Dossiers looked at for one key: a key that hundreds share says nothing. */
const MATCHES_MAX = 8;

const ONE_AT_A_TIME = [
  { name: 'duplicates-first', text: `insert into follower (partition, name) values (0, $1) on conflict (partition, name) do nothing` },
  { name: 'duplicates-lock', text: `select from follower where partition = 0 and name = $1 for update` },
];
const INSERT = { name: 'duplicates-insert',
  text: `insert into cle_doublon (partition, cle, dossier_id, dossier_partition, sorte, depose_le)
    select $1, decode(k->>0, 'hex'), (k->>1)::uuid, (k->>2)::int2, k->>3, $3 from json_array_elements($2::json) as k
    on conflict (partition, cle, dossier_id) do nothing` };
const MATCHES = { name: 'duplicates-matches',
  text: `select k->>1 as id, c.dossier_id, c.dossier_partition, k->>3 as sorte from json_array_elements($2::json) as k,
    lateral (select dossier_id, dossier_partition from cle_doublon
      where partition = $1 and cle = decode(k->>0, 'hex') and dossier_id <> (k->>1)::uuid
      order by dossier_id desc limit ${MATCHES_MAX}) c` };
const SIGNAL = { name: 'duplicates-signal',
  text: `insert into signalement (partition, dossier_id, autre_id, autre, raisons)
    select $1, (s->>0)::uuid, (s->>1)::uuid, s->>2, array(select json_array_elements_text(s->3)) from json_array_elements($2::json) as s
    on conflict (partition, dossier_id, autre_id) do nothing` };
const TAKE = { name: 'duplicates-take',
  text: `delete from signalement where partition = $1 and (dossier_id, autre_id) in (
      select dossier_id, autre_id from signalement where partition = $1 order by dossier_id, autre_id limit $2)
    returning dossier_id, autre_id, autre, raisons` };
const FORGET = { name: 'duplicates-forget', text: 'delete from cle_doublon where partition = $1 and depose_le < $2' };

/**
 * Lets one transaction at a time look for duplicates: two people who file at once in two partitions would otherwise
 * not see each other's keys.
 */
export const oneAtATime = async (tx: Tx, follower: string): Promise<void> => {
  for (const statement of ONE_AT_A_TIME) await tx.query({ ...statement, values: [follower] });
};

/** Writes keys, then gives who else has them; two statements a partition. */
export const addKeys = async (tx: Tx, rows: readonly KeyRow[], at: Instant): Promise<Match[]> => {
  const matches: Match[] = [];
  for (const [partition, group] of Map.groupBy(rows, (row) => row.partition)) {
    const list = JSON.stringify(group.map(({ cle, dossier, sorte }) => [cle, dossier.id, dossier.partition, sorte]));
    await tx.query({ ...INSERT, values: [partition, list, toRfc3339(at)] });
    const { rows: found } = await tx.query<{ id: string; dossier_id: string; dossier_partition: number; sorte: string }>(
      { ...MATCHES, values: [partition, list] });
    matches.push(...found.map((row) =>
      ({ id: row.id, sorte: row.sorte, autre: { partition: row.dossier_partition, id: row.dossier_id } })));
  }
  return matches;
};

/** Keeps what each side of the pairs will be told, in its own partition. */
export const keepSignals = async (tx: Tx, signals: readonly Signal[]): Promise<void> => {
  for (const [partition, group] of Map.groupBy(signals, ({ dossier }) => dossier.partition)) {
    await tx.query({ ...SIGNAL, values: [partition,
      JSON.stringify(group.map(({ dossier, autreId, autre, raisons }) => [dossier.id, autreId, autre, raisons]))] });
  }
};

/** Takes some of what a partition's dossiers must be told; it is gone when the transaction commits. */
export const takeSignals = async (tx: Tx, partition: number, limit: number): Promise<Signal[]> => {
  const { rows } = await tx.query<{ dossier_id: string; autre_id: string; autre: string; raisons: string[] }>(
    { ...TAKE, values: [partition, limit] });
  return rows.map((row) => ({ dossier: { partition, id: row.dossier_id }, autreId: row.autre_id, autre: row.autre, raisons: row.raisons }));
};

/** Keys go with the request files' own term. */
export const forgetKeys = async (tx: Tx, partition: number, before: Instant): Promise<void> => {
  await tx.query({ ...FORGET, values: [partition, toRfc3339(before)] });
};
