import type { Tx } from '#base/store/context.ts';
import { toRfc3339, type Instant } from '#base/values/instant.ts';
import { parsePublicNumber } from '#base/values/public-number.ts';

/** A letter that waits for its printing, or the trace of one that was sent. */
export type Courrier = {
  partition: number; lettre_id: string; dossier_id: string; numero: string; objet: string; cree_le: Date; imprime_le: Date | null;
  /** Absent when the request is gone from the projection of the desk. */
  nom_naissance: string | null; nom_usage: string | null; prenoms: string | null;
};

const KEEP = { name: 'letters-keep', text: `insert into courrier (partition, lettre_id, commune, dossier_id, numero, objet, cree_le)
  select $1, $2, territory, dossier_id, $3, $4, $5 from dossier where partition = $1 and reference = $3 and territory <> ''
  on conflict (partition, lettre_id) do nothing` };
const COLUMNS = `select c.partition, c.lettre_id, c.dossier_id, c.numero, c.objet, c.cree_le, c.imprime_le,
    d.nom_naissance, d.nom_usage, d.prenoms
  from courrier c left join demande d on d.partition = $1 and d.dossier_id = c.dossier_id`;
const WAITING = { name: 'letters-waiting', text: `${COLUMNS}
  where c.partition = $1 and c.commune = $2 and c.imprime_le is null order by c.lettre_id limit $3` };
const SENT = { name: 'letters-sent', text: `${COLUMNS}
  where c.partition = $1 and c.commune = $2 and c.imprime_le is not null order by c.imprime_le desc, c.lettre_id limit $3` };
const MARK = { name: 'letters-mark', text: `update courrier set imprime_le = $4, imprime_par = $5
  where partition = $1 and commune = $2 and lettre_id = any($3::uuid[]) and imprime_le is null returning lettre_id` };

type Scope = { partitions: number; commune: string };
const byId = (a: Courrier, b: Courrier): number => (a.lettre_id < b.lettre_id ? -1 : 1);

const each = async ({ partitions }: Scope, read: (partition: number) => Promise<{ rows: Courrier[] }>): Promise<Courrier[]> =>
  (await Promise.all(Array.from({ length: partitions }, (_, partition) => read(partition)))).flatMap(({ rows }) => rows);

/** Notes a letter for the commune of its request; nothing for a request that no commune holds any more. */
export const keepLetter = async (tx: Tx, letter: { id: string; numero: string; objet: string; at: Instant }): Promise<void> => {
  const number = parsePublicNumber(letter.numero);
  // Unseen by the town hall it would be printed by nobody: a dead letter is seen.
  if (!number) throw new Error('a letter of no request of ours');
  await tx.query({ ...KEEP, values: [number.partition, letter.id, number.text, letter.objet, toRfc3339(letter.at)] });
};

/** Letters to print, the oldest first: their ids are in the order of time. */
export const waitingLetters = async (tx: Tx, scope: Scope, limit: number): Promise<Courrier[]> =>
  (await each(scope, (partition) => tx.query<Courrier>({ ...WAITING, values: [partition, scope.commune, limit] }))).sort(byId).slice(0,
    limit);

/** Letters that were sent, the latest first. */
export const sentLetters = async (tx: Tx, scope: Scope, limit: number): Promise<Courrier[]> =>
  (await each(scope, (partition) => tx.query<Courrier>({ ...SENT, values: [partition, scope.commune, limit] })))
    .sort((a, b) => b.imprime_le!.getTime() - a.imprime_le!.getTime()).slice(0, limit);

/** Marks letters as sent; gives the ids of those that were not yet. */
export const markSent = async (tx: Tx, { partitions, commune }: Scope, ids: readonly string[], by: string,
  at: Instant): Promise<string[]> => {
  const marked: string[] = [];
  for (let partition = 0; partition < partitions; partition += 1) {
    const { rows } = await tx.query<{ lettre_id: string }>({ ...MARK, values: [partition, commune, ids, toRfc3339(at), by] });
    marked.push(...rows.map(({ lettre_id }) => lettre_id));
  }
  return marked;
};

/** Removes the traces of letters sent before an instant. */
export const forgetLetters = async (tx: Tx, partition: number, before: Instant): Promise<void> => {
  await tx.query({ name: 'letters-forget', text: 'delete from courrier where partition = $1 and imprime_le < $2',
    values: [partition, toRfc3339(before)] });
};
