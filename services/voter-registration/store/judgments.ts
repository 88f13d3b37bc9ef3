import type { Tx } from '#base/store/context.ts';
import type { CivilDate } from '#base/values/civil-date.ts';
import type { Requerant } from '../domain/codes/court-applicants.ts';
import type { SensJugement } from '../domain/codes/judgments.ts';

/** A court decision that the town hall entered. */
export type JugementRow = {
  partition: number; dossier_id: string; numero: string; nom_naissance: string; nom_usage: string | null; prenoms: string;
  jugement: SensJugement; requerant: Requerant; jugement_rendu: CivilDate; juridiction: string; reference: string;
};

const JUDGMENTS = { name: 'judgments-of', text: `
  select partition, dossier_id, numero, nom_naissance, nom_usage, prenoms, jugement, requerant, juridiction, reference,
    to_char(jugement_rendu, 'YYYY-MM-DD') as jugement_rendu
  from decision where partition = $1 and commune = $2 and jugement is not null order by jugement_le desc, dossier_id limit 500` };

/** Court decisions on the requests of a commune. */
export const judgmentsOf = async (tx: Tx, { partitions, commune }: { partitions: number; commune: string }): Promise<JugementRow[]> =>
  (await Promise.all(Array.from({ length: partitions }, (_, partition) =>
    tx.query<JugementRow>({ ...JUDGMENTS, values: [partition, commune] })))).flatMap(({ rows }) => rows);
