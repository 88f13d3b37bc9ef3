import type { Tx } from '#base/store/context.ts';

/** A P0 that a doctor or the second line has not taken yet. */
export type Alarm = { dossier: string; number: string; since: number; address: string | null; town: string | null; label: string | null;
  withoutDoctor: boolean; withoutSecondLine: boolean };

type Row = { dossier_id: string; numero: string; p0_depuis: Date; adresse: string | null; commune: string | null;
  motif: { label?: string } | null; medecin: string | null; p0_bord: Date | null };

const LIST = { name: 'alarmes-p0', text: `
  select dossier_id, numero, p0_depuis, adresse, commune, motif, medecin, p0_bord from dossier_urgence
  where partition = $1 and centre = $2 and p0_depuis is not null and etat in ('PROGRAM', 'ACTIF', 'ACHEVE')
    and (medecin is null or p0_bord is null) and exercice = $4 order by p0_depuis limit $3` };

/** Vital emergencies of a centre that somebody has still to take, the oldest first; those of an exercise alarm its consoles only. */
export const listAlarms = async (
  tx: Tx, { partition, centre, exercise }: { partition: number; centre: string; exercise: boolean }, limit: number,
): Promise<Alarm[]> => {
  const { rows } = await tx.query<Row>({ ...LIST, values: [partition, centre, limit, exercise] });
  return rows.map((row) => ({ dossier: row.dossier_id, number: row.numero, since: row.p0_depuis.getTime(), address: row.adresse,
    town: row.commune, label: row.motif?.label ?? null, withoutDoctor: row.medecin === null, withoutSecondLine: row.p0_bord === null }));
};
