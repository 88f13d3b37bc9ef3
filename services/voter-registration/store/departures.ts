import type { Tx } from '#base/store/context.ts';
import type { TypeListe } from '../domain/codes/lists.ts';

/** Somebody whom the register registered elsewhere, as the commune that they left reads it. */
export type Depart = {
  partition: number; dossier_id: string; type_liste: TypeListe; bureau: string; nne: string; nom_naissance: string;
  nom_usage: string | null; prenoms: string; date_naissance: string; motif: string; le: Date;
};

const DEPARTURES = { name: 'departures-of', text: `select partition, dossier_id, type_liste, bureau, nne, nom_naissance, nom_usage, prenoms,
    date_naissance, motif, le
  from depart where partition = $1 and commune = $2 order by le desc, dossier_id limit $3` };

const DEPARTURES_MAX = 5_000;

/** Departures that the register notified to a commune, the latest first. */
export const departuresOf = async (tx: Tx, { partitions, commune }: { partitions: number; commune: string }): Promise<Depart[]> => {
  const found: Depart[] = [];
  for (let partition = 0; partition < partitions; partition++) {
    found.push(...(await tx.query<Depart>({ ...DEPARTURES, values: [partition, commune, DEPARTURES_MAX] })).rows);
  }
  return found.sort((a, b) => b.le.getTime() - a.le.getTime());
};
