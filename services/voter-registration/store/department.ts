import type { Tx } from '#base/store/context.ts';
import type { CivilDate } from '#base/values/civil-date.ts';
import { toRfc3339, type Instant } from '#base/values/instant.ts';
import type { IssueRecours } from '../domain/state.ts';
import type { SensJugement } from '../domain/codes/judgments.ts';

/** Counts of one commune: requests filed, accepted, refused, registered, appealed. */
export type CommuneCounts = { commune: string; deposees: number; acceptees: number; refusees: number; inscrites: number; recours: number };

/** One case before the commission or the court. */
export type Litige = {
  partition: number; dossier_id: string; numero: string; commune: string; nom_naissance: string; nom_usage: string | null;
  prenoms: string; recours_le: Date | null; recours_issue: IssueRecours | null; tribunal_avant: CivilDate | null;
  jugement: SensJugement | null; jugement_rendu: CivilDate | null; reference: string | null;
};

/** A table of changes that a commission settled. */
export type TableArretee = { commune: string; closeLe: Instant };

// The code of a département is the beginning of those of its communes; the operators of text_pattern_ops use the index.
const COUNTS = { name: 'department-counts', text: `
  select d.commune, count(*)::int4 as deposees, count(*) filter (where x.sens = 'ACCEPTER')::int4 as acceptees,
    count(*) filter (where x.sens = 'REFUSER')::int4 as refusees, count(e.dossier_id)::int4 as inscrites,
    count(x.recours_le)::int4 as recours
  from demande d left join decision x on x.partition = $1 and x.dossier_id = d.dossier_id
    left join electeur e on e.partition = $1 and e.dossier_id = d.dossier_id
  where d.partition = $1 and d.commune ~>=~ $2 and d.commune ~<~ ($2 || '~') group by d.commune` };
const LITIGATION = { name: 'department-litigation', text: `
  select partition, dossier_id, numero, commune, nom_naissance, nom_usage, prenoms, recours_le, recours_issue,
    to_char(tribunal_avant, 'YYYY-MM-DD') as tribunal_avant, jugement, to_char(jugement_rendu, 'YYYY-MM-DD') as jugement_rendu, reference
  from decision where partition = $1 and commune ~>=~ $2 and commune ~<~ ($2 || '~')
    and (recours_le is not null or jugement is not null)
  order by coalesce(jugement_le, recours_le) desc, dossier_id limit $3` };

const TABLES = { name: 'department-tables', text: `
  select commune, close_le from commission_seance where partition = $1 and commune ~>=~ $2 and commune ~<~ ($2 || '~')
    and close_le >= $3 order by close_le desc limit $4` };

type Scope = { partitions: number; departement: string };

/** Cases that one screen lists: a département has a few hundred in an election year. */
const LITIGATION_MAX = 1_000;

const each = async <R>({ partitions }: Scope, read: (partition: number) => Promise<{ rows: R[] }>): Promise<R[]> =>
  (await Promise.all(Array.from({ length: partitions }, (_, partition) => read(partition)))).flatMap(({ rows }) => rows);

/** Counts of the communes of a département, in the order of their codes. */
export const departmentCounts = async (tx: Tx, scope: Scope): Promise<CommuneCounts[]> => {
  const sums = new Map<string, CommuneCounts>();
  const rows = await each<CommuneCounts>(scope, (partition) =>
    tx.query<CommuneCounts>({ ...COUNTS, values: [partition, scope.departement] }));
  for (const row of rows) {
    const sum = sums.get(row.commune) ?? { commune: row.commune, deposees: 0, acceptees: 0, refusees: 0, inscrites: 0, recours: 0 };
    sums.set(row.commune, { commune: row.commune, deposees: sum.deposees + row.deposees, acceptees: sum.acceptees + row.acceptees,
      refusees: sum.refusees + row.refusees, inscrites: sum.inscrites + row.inscrites, recours: sum.recours + row.recours });
  }
  return [...sums.values()].sort((a, b) => (a.commune < b.commune ? -1 : 1));
};

/** Tables that the commissions of a département settled since an instant, the latest first: they open the appeal of L.20 I. */
export const departmentTables = async (tx: Tx, scope: Scope, since: Instant): Promise<TableArretee[]> =>
  (await each<{ commune: string; close_le: Date }>(scope, (partition) =>
    tx.query<{ commune: string; close_le: Date }>({ ...TABLES, values: [partition, scope.departement, toRfc3339(since), LITIGATION_MAX] })))
    .map(({ commune, close_le }) => ({ commune, closeLe: close_le.getTime() })).sort((a, b) => b.closeLe - a.closeLe);

/** Cases of a département, the latest first. */
export const departmentLitigation = async (tx: Tx, scope: Scope): Promise<Litige[]> =>
  each<Litige>(scope, (partition) => tx.query<Litige>({ ...LITIGATION, values: [partition, scope.departement, LITIGATION_MAX] }));
