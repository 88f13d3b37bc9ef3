import type { Tx } from '#base/store/context.ts';

/** Numbers without any person in them. */
export type Figures = { etat: string; demandes: number }[];

/** Requests by the state last told. */
export const demandesByState = async (tx: Tx, partition: number): Promise<Figures> => {
  const { rows } = await tx.query(`select coalesce(etat, 'NOUVELLE') as etat, count(*)::float8 as demandes
    from demande where partition = $1 group by 1 order by 1`, [partition]);
  return rows as Figures;
};
