import type { Tx } from '#base/store/context.ts';
import { newId } from '#base/values/ids.ts';
import { toRfc3339, type Instant } from '#base/values/instant.ts';
import type { SealedNumbers } from './sealed-numbers.ts';

type Place = { partition: number; centre: string; exercise: boolean };

/** What the next shift must know of a dossier. */
export type OpenCaseLine = { id: string; numero: string; priorite: string; etat: string; adresse: string | null; commune: string | null;
  motif: { label: string } | null; ouvert_le: Date; attend_depuis: Date | null; rappel_le: Date | null; non_livres: number;
  missions: number; transfert: string | null };
export type OutVehicle = { vehicule: string; type: string; statut: string; statut_le: Date; numero: string };
export type Instructions = { text: string; by: string; at: Instant };

const CASES = { name: 'releve-dossiers', text: `
  select dossier_id as id, numero, priorite, etat, adresse, commune, motif, ouvert_le, attend_depuis, rappel_le, non_livres, missions,
    transfert from dossier_urgence
  where partition = $1 and centre = $2 and exercice = $3 and (etat in ('PROGRAM', 'ACTIF', 'ACHEVE') or rappel_le is not null)
  order by priorite, ouvert_le limit $4` };
const OUT = { name: 'releve-moyens', text: `
  select m.vehicule, m.type_vecteur as type, m.statut, m.statut_le, c.numero from mission m
  join dossier_urgence c on c.partition = $1 and c.dossier_id = m.dossier_id
  where m.partition = $1 and m.centre = $2 and not m.finie and m.exercice = $3 order by m.engage_le limit $4` };
const LAST = { name: 'releve-consigne-derniere', text: `
  select consigne_id, le, auteur, boite from consigne_releve where partition = $1 and centre = $2 and exercice = $3
  order by le desc, consigne_id desc limit 1` };
const WRITE = { name: 'releve-consigne-ecrire',
  text: `insert into consigne_releve (partition, centre, consigne_id, le, auteur, boite, exercice)
    values ($1, $2, $3, $4, $5, $6, $7)` };

const aadOf = (centre: string, id: string): string => `${centre}/consigne/${id}`;

/** Dossiers that the next shift takes over: open ones, and those with a promise due. */
export const casesToHandOver = async (tx: Tx, at: Place, limit: number): Promise<OpenCaseLine[]> =>
  (await tx.query<OpenCaseLine>({ ...CASES, values: [at.partition, at.centre, at.exercise, limit] })).rows;

/** Vehicles that are out. */
export const vehiclesOut = async (tx: Tx, at: Place, limit: number): Promise<OutVehicle[]> =>
  (await tx.query<OutVehicle>({ ...OUT, values: [at.partition, at.centre, at.exercise, limit] })).rows;

/** The instructions of the shift, as the supervisor last wrote them. */
export const lastInstructions = async (tx: Tx, { partition, centre, exercise }: Place,
  numbers: SealedNumbers): Promise<Instructions | null> => {
  const { rows: [row] } = await tx.query<{ consigne_id: string; le: Date; auteur: string; boite: Buffer }>(
    { ...LAST, values: [partition, centre, exercise] });
  return row ? { text: numbers.open<string>(row.boite, aadOf(centre, row.consigne_id)), by: row.auteur, at: row.le.getTime() } : null;
};

/** Writes new instructions; the former stay in the table. */
export const writeInstructions = async (
  tx: Tx, { partition, centre, exercise }: Place, numbers: SealedNumbers, one: Instructions,
): Promise<void> => {
  const id = newId();
  await tx.query({ ...WRITE, values: [partition, centre, id, toRfc3339(one.at), one.by, numbers.seal(one.text, aadOf(centre, id)),
    exercise] });
};
