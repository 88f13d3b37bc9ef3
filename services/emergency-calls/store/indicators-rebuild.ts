import { inSnapshot, systemContext, type Tx } from '#base/store/context.ts';
import { callParts, caseParts, followPartition } from './indicators-follow.ts';
import { keepParts, type Part } from './indicators.ts';
import type { Regulation } from './open-regulation.ts';

/** Digest of the figures of a partition, whatever the order of their rows. */
type Digest = { rows: number; digest: string };

const PAGE = 500;
const DIGEST = { name: 'indicateurs-empreinte',
  text: `select count(*) as rows, coalesce(sum(hashtextextended(concat_ws('/', centre, extract(epoch from heure), mesure, cle, n,
      casiers::text), 0)::numeric), 0)::text as digest from indicateur where partition = $1` };
const CALLS = { name: 'indicateurs-appels-page',
  text: 'select distinct call_id as objet from appel_evenement where partition = $1 and call_id > $2 order by call_id limit $3' };
const CASES = { name: 'indicateurs-dossiers-page',
  text: `select dossier_id::text as objet from event where partition = $1 and position = 1 and dossier_id > $2::uuid
    order by dossier_id limit $3` };
const FIRST = { call: '', dossier: '00000000-0000-0000-0000-000000000000' };
const EMPTY = ['delete from indicateur where partition = $1',
  `delete from indicateur_part p where p.partition = $1 and not exists (select 1 from dossier d where d.partition = $1
    and p.objet = 'dossier/' || d.dossier_id and not exists (select 1 from dossier_key k where k.partition = $1
      and k.dossier_id = d.dossier_id))`];
const ERASED = 'select objet as object, centre, parts as observations from indicateur_part where partition = $1';

const digestOf = async (tx: Tx, partition: number): Promise<Digest> => {
  const { rows: [row] } = await tx.query<{ rows: string; digest: string }>({ ...DIGEST, values: [partition] });
  return { rows: Number(row!.rows), digest: row!.digest };
};

async function* pages(tx: Tx, partition: number, query: typeof CALLS, first: string): AsyncGenerator<string[]> {
  for (let after = first; ;) {
    const { rows } = await tx.query<{ objet: string }>({ ...query, values: [partition, after, PAGE] });
    if (rows.length === 0) return;
    yield rows.map(({ objet }) => objet);
    after = rows.at(-1)!.objet;
  }
}

/** Shares of dossiers whose content is gone are all that is left of them: they are counted as they were kept. */
const keepErased = async (tx: Tx, partition: number): Promise<void> => {
  const { rows } = await tx.query<Part>(ERASED, [partition]);
  await tx.query('delete from indicateur_part where partition = $1', [partition]);
  if (rows.length > 0) await keepParts(tx, partition, rows);
};

/**
 * Counts a partition again from the raw events, after what changed meanwhile was taken in, in one snapshot. Gives the digests of
 * before and after, which must be equal.
 */
export const rebuildIndicators = (regulation: Regulation, partition: number): Promise<{ before: Digest; after: Digest }> =>
  inSnapshot(regulation.jobs, systemContext('indicateurs', 'reconstruction'), async (tx) => {
    while (await followPartition(tx, regulation, partition));
    const before = await digestOf(tx, partition);
    for (const text of EMPTY) await tx.query(text, [partition]);
    await keepErased(tx, partition);
    for await (const ids of pages(tx, partition, CALLS, FIRST.call)) {
      await keepParts(tx, partition, await callParts(tx, regulation, partition, ids));
    }
    for await (const ids of pages(tx, partition, CASES, FIRST.dossier)) {
      await keepParts(tx, partition, await caseParts(tx, regulation, partition, ids));
    }
    return { before, after: await digestOf(tx, partition) };
  });
