import type { Tx } from '#base/store/context.ts';
import type { CivilDate } from '#base/values/civil-date.ts';

/** A procedure of strike-off on the roll of a commune (L.18 I). */
export type RadiationRow = {
  partition: number; dossier_id: string; numero: string; nom_naissance: string; nom_usage: string | null; prenoms: string;
  procedure: 'ENGAGEE' | 'REPONDUE' | 'RADIEE' | 'ECARTEE' | 'REFORMEE'; procedure_avant: CivilDate;
};

const PROCEDURES = { name: 'strike-offs-of', text: `
  select partition, dossier_id, numero, nom_naissance, nom_usage, prenoms, procedure,
    to_char(procedure_avant, 'YYYY-MM-DD') as procedure_avant
  from electeur where partition = $1 and commune = $2 and procedure is not null order by procedure_avant desc, dossier_id limit 500` };

/** Procedures of strike-off of a commune, open ones and decided ones. */
export const strikeOffProceduresOf = async (
  tx: Tx, { partitions, commune }: { partitions: number; commune: string },
): Promise<RadiationRow[]> => {
  const found: RadiationRow[] = [];
  for (let partition = 0; partition < partitions; partition++) {
    found.push(...(await tx.query<RadiationRow>({ ...PROCEDURES, values: [partition, commune] })).rows);
  }
  return found;
};
