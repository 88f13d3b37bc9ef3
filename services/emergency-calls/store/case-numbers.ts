import type { Tx } from '#base/store/context.ts';
import type { CivilDate } from '#base/values/civil-date.ts';

const TAKE = { name: 'urgence-numeros',
  text: `insert into compteur as c (partition, centre, jour, suivant) values ($1, $2, $3, 1 + $4)
    on conflict (partition, centre, jour) do update set suivant = c.suivant + $4 returning suivant - $4 as first` };

/**
 * Takes `count` orders of a centre's day and gives the first. They are never given twice; those that nobody uses leave a
 * gap, which the numbering allows. A console keeps a few of its own, so that it can open dossiers while it is cut off.
 */
export const takeOrders = async (tx: Tx, partition: number, centre: string, day: CivilDate, count: number): Promise<number> => {
  const { rows: [row] } = await tx.query<{ first: number }>({ ...TAKE, values: [partition, centre, day, count] });
  return row!.first;
};
