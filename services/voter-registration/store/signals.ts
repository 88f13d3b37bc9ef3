import type { Tx } from '#base/store/context.ts';
import { toRfc3339, type Instant } from '#base/values/instant.ts';
import { partitionOf } from '#base/values/partition.ts';
import type { TraitSort } from '../domain/fraud/traits.ts';

/** A keyed trait of one request; `cle` is in hexadecimal. */
export type TraitRow = { commune: string; sorte: TraitSort; cle: string; dossierId: string; numero: string; le: Instant };
/** Requests that share one trait. */
export type Signal = { sorte: TraitSort; numeros: string[]; du: Date; au: Date };

const INSERT = { name: 'signals-insert', text: `insert into empreinte (partition, commune, sorte, cle, dossier_id, numero, le)
  select $1, t->>0, t->>1, decode(t->>2, 'hex'), (t->>3)::uuid, t->>4, (t->>5)::timestamptz from json_array_elements($2::json) as t
  on conflict do nothing` };
const SHARED = { name: 'signals-shared', text: `
  select sorte, array_agg(numero order by le desc) as numeros, min(le) as du, max(le) as au from empreinte
  where partition = $1 and commune = $2 and le > $3 group by sorte, cle having count(*) >= (($4::json)->>sorte)::int4
  order by count(*) desc limit 100` };
const DAYS = { name: 'signals-days', text: `
  select (extract(epoch from $4::timestamptz - date_depot) / 86400)::int4 as ago, count(*)::int4 as count from demande
  where partition = $1 and commune = $2 and date_depot > $3 and date_depot <= $4 group by 1` };
const FORGET = { name: 'signals-forget', text: 'delete from empreinte where partition = $1 and le < $2' };

type Scope = { partitions: number; commune: string };

/** Writes traits, each in the partition of its commune. */
export const keepTraits = async (tx: Tx, partitions: number, rows: readonly TraitRow[]): Promise<void> => {
  for (const [partition, group] of Map.groupBy(rows, ({ commune }) => partitionOf(partitions, commune))) {
    await tx.query({ ...INSERT, values: [partition, JSON.stringify(group.map(({ commune, sorte, cle, dossierId, numero, le }) =>
      [commune, sorte, cle, dossierId, numero, toRfc3339(le)]))] });
  }
};

/** Traits that at least so many requests for the commune share since an instant. */
export const sharedTraits = async (
  tx: Tx, { partitions, commune }: Scope, since: Instant, minimum: Readonly<Record<TraitSort, number>>,
): Promise<Signal[]> => (await tx.query<Signal>({ ...SHARED,
  values: [partitionOf(partitions, commune), commune, toRfc3339(since), JSON.stringify(minimum)] })).rows;

/** Requests of the commune by day over `days` days, the latest last. */
export const requestsByDay = async (tx: Tx, { partitions, commune }: Scope, now: Instant, days: number): Promise<number[]> => {
  const counts = new Array<number>(days).fill(0);
  for (let partition = 0; partition < partitions; partition += 1) {
    const { rows } = await tx.query<{ ago: number; count: number }>({ ...DAYS,
      values: [partition, commune, toRfc3339(now - days * 86_400_000), toRfc3339(now)] });
    for (const { ago, count } of rows) counts[Math.max(0, days - 1 - ago)]! += count;
  }
  return counts;
};

/** Forgets traits older than the window. */
export const forgetTraits = async (tx: Tx, partition: number, before: Instant): Promise<void> => {
  await tx.query({ ...FORGET, values: [partition, toRfc3339(before)] });
};
