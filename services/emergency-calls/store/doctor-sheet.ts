import type { Tx } from '#base/store/context.ts';

/** What a doctor signs with. */
export type DoctorSheet = { lastName: string; firstName: string; email: string; rpps: string };

const FIND = { name: 'fiche-medecin', text: `select nom as "lastName", prenom as "firstName", courriel as email, rpps from fiche_medecin
  where partition = $1 and centre = $2 and agent_id = $3` };
const KEEP = { name: 'fiche-medecin-garder', text: `
  insert into fiche_medecin (partition, centre, agent_id, nom, prenom, courriel, rpps) values ($1, $2, $3, $4, $5, $6, $7)
  on conflict (partition, centre, agent_id) do update set nom = excluded.nom, prenom = excluded.prenom, courriel = excluded.courriel,
    rpps = excluded.rpps` };

type Place = { partition: number; centre: string };

/** The sheet of a doctor, if they filled it in. */
export const findSheet = async (tx: Tx, { partition, centre }: Place, agent: string): Promise<DoctorSheet | undefined> =>
  (await tx.query<DoctorSheet>({ ...FIND, values: [partition, centre, agent] })).rows[0];

/** Writes a doctor's sheet. */
export const keepSheet = async (tx: Tx, { partition, centre }: Place, agent: string, sheet: DoctorSheet): Promise<void> => {
  await tx.query({ ...KEEP, values: [partition, centre, agent, sheet.lastName, sheet.firstName, sheet.email, sheet.rpps] });
};
