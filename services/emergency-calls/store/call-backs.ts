import type { Tx } from '#base/store/context.ts';

/** A dossier whose caller was promised a call back. */
export type DueCallBack = { id: string; numero: string; priorite: string; adresse: string | null; commune: string | null;
  motif: { label: string } | null; rappel_le: Date };

const DUE = { name: 'rappels-promis', text: `
  select dossier_id as id, numero, priorite, adresse, commune, motif, rappel_le from dossier_urgence
  where partition = $1 and centre = $2 and rappel_le is not null and exercice = $3 and etat in ('PROGRAM', 'ACTIF', 'ACHEVE', 'VALIDE')
  order by rappel_le limit $4` };

/** Call backs that a centre owes, the soonest first. */
export const listCallBacks = async (
  tx: Tx, at: { partition: number; centre: string; exercise: boolean }, limit: number,
): Promise<DueCallBack[]> => (await tx.query<DueCallBack>({ ...DUE, values: [at.partition, at.centre, at.exercise, limit] })).rows;
