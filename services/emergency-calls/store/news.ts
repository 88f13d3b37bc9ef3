import { noteChange } from '#base/store/after-commit.ts';
import type { Tx } from '#base/store/context.ts';
import { pipelined } from '#base/store/pipelined.ts';
import { leavesWithCommit } from '#base/store/with-commit.ts';

/** Something of a centre that a console may want to read again. */
export type NewsRow = { place: number; centre: string; kind: string; object: string; version: number | null;
  /** Of the exercises, of the real world, or of both (null). */
  exercise: boolean | null };

// Places are taken and filled in one statement: whoever tells of the same partition waits for no round trip in between.
const TELL = { name: 'nouvelles-dire', text: `
  with taken as (insert into nouvelle_tete as t (partition, suivant) values ($1, cardinality($3::text[]))
    on conflict (partition) do update set suivant = t.suivant + cardinality($3::text[])
    returning suivant - cardinality($3::text[]) as first)
  insert into nouvelle (partition, place, centre, sorte, objet, le, exercice)
  select $1, taken.first + i - 1, $2, $4, objet, now(), $5 from taken, unnest($3::text[]) with ordinality as u (objet, i)` };
// The events first: begun from the dossiers, as a young table's statistics have it, a read would cost the whole partition.
const CASES = { name: 'nouvelles-dossiers', text: `
  with told as materialized (select leaf_index, dossier_id from event where partition = $1 and leaf_index >= $2
    order by leaf_index limit $3)
  select e.leaf_index as place, s.territory as centre, s.dossier_id::text as object, s.version,
    case s.type when 'evenement' then 'evenement' else 'dossier' end as kind, coalesce(c.exercice, v.exercice, false) as exercise
  from told e join dossier s on s.partition = $1 and s.dossier_id = e.dossier_id
    left join dossier_urgence c on c.partition = $1 and c.dossier_id = e.dossier_id
    left join evenement v on v.partition = $1 and v.dossier_id = e.dossier_id order by e.leaf_index` };
const OTHERS = { name: 'nouvelles-autres', text: `
  select place, centre, sorte as kind, objet as object,
    exercice as exercise from nouvelle where partition = $1 and place >= $2 order by place limit $3` };
const CASE_HEAD = { name: 'nouvelles-tete-dossiers',
  text: 'select coalesce(max(leaf_index) + 1, 0) as next from event where partition = $1' };
const OTHER_HEAD = { name: 'nouvelles-tete-autres',
  text: 'select coalesce(max(suivant), 0) as next from nouvelle_tete where partition = $1' };

type Row = { place: string; centre: string; kind?: string; object: string; version?: number; exercise: boolean | null };

/** Whose news it is; without `exercise`, of the exercises and of the real world alike. */
type ToldAt = { partition: number; centre: string; partitions: number; exercise?: boolean | null };

/** Says that things of a centre changed; the last step of its transaction, whose place others wait for: it leaves with the COMMIT. */
export const tellNews = async (
  tx: Tx, { partition, centre, partitions, exercise = null }: ToldAt, kind: string, objects: readonly string[],
): Promise<void> => {
  if (objects.length === 0) return;
  await leavesWithCommit(tx, tx.query({ ...TELL, values: [partition, centre, objects, kind, exercise] }));
  noteChange(tx, partitions + partition);
};

/**
 * News from a place on. Lanes 0 to P-1 are the logs of dossiers, lanes P to 2P-1 what is told of calls: both count without a gap.
 */
export const newsSince = async (tx: Tx, partitions: number, lane: number, from: number, limit: number): Promise<NewsRow[]> => {
  const own = lane < partitions;
  const { rows } = await tx.query<Row>({ ...(own ? CASES : OTHERS), values: [lane % partitions, from, limit] });
  return rows.map((row) => ({ place: Number(row.place), centre: row.centre, kind: row.kind ?? 'dossier', object: row.object,
    version: row.version ?? null, exercise: row.exercise }));
};

/** For each lane, the place that its next news will take. */
export const newsHeads = async (tx: Tx, partitions: number): Promise<number[]> => {
  const heads = await pipelined(Array.from({ length: 2 * partitions }, (_, lane) => tx.query<{ next: string }>(
    { ...(lane < partitions ? CASE_HEAD : OTHER_HEAD), values: [lane % partitions] })));
  return heads.map(({ rows: [row] }) => Number(row?.next ?? 0));
};
