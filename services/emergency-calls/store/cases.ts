import type { Tx } from '#base/store/context.ts';
import type { Priority } from '../domain/codes/priorities.ts';

/** A dossier as the lists of a centre show it. */
export type CaseEntry = {
  dossier_id: string; numero: string; case_id: string; nature: string; etat: string; priorite: Priority; niveau: string | null;
  filiere: string | null; attend_depuis: Date | null; medecin: string | null; proprietaire: string; exercice: boolean; ouvert_le: Date;
  adresse: string | null; commune: string | null; motif: { code: string; label: string } | null; fait: { code: string; label: string }
    | null;
  lat: number | null; lon: number | null; patients: number; missions: number; conflits: number; non_livres: number;
  transfert: string | null; rappel_le: Date | null; evenement: string | null; joint_a: string | null; version: number;
  regul_centre: string | null; regul_sens: 'given' | 'taken' | null; regul_depuis: Date | null; regul_prise_le: Date | null;
  active_le: Date;
};

const ENTRY = `c.dossier_id, c.numero, c.case_id, c.nature, c.etat, c.priorite, c.niveau, c.filiere, c.attend_depuis, c.medecin,
  c.proprietaire, c.exercice, c.ouvert_le, c.adresse, c.commune, c.motif, c.fait, c.lat, c.lon, c.patients, c.missions, c.conflits,
  c.non_livres, c.transfert, c.rappel_le, c.evenement, c.joint_a, c.regul_centre, c.regul_sens, c.regul_depuis, c.regul_prise_le,
  c.active_le, d.version`;
const FROM = 'from dossier_urgence c join dossier d on d.partition = $1 and d.dossier_id = c.dossier_id';
const OPEN = "c.etat in ('ACTIF', 'ACHEVE')";

const LISTS = {
  /** Everything under way, the newest first. */
  open: `select ${ENTRY} ${FROM} where c.partition = $1 and c.centre = $2 and ${OPEN} and c.exercice = $4
    order by c.ouvert_le desc limit $3`,
  /** Those that wait for a doctor: by priority, then age. */
  waiting: `select ${ENTRY} ${FROM} where c.partition = $1 and c.centre = $2 and c.attend_depuis is not null and c.exercice = $4
    order by c.priorite, c.attend_depuis limit $3`,
  /** Those that begin at their hour, the soonest first. */
  planned: `select ${ENTRY} ${FROM} where c.partition = $1 and c.centre = $2 and c.etat = 'PROGRAM' and c.exercice = $4
    order by c.active_le limit $3`,
};

export type CaseList = keyof typeof LISTS;

/** One list of a centre: of its real dossiers, or of its exercises; never both. */
export const listCases = async (tx: Tx, list: CaseList, partition: number, centre: string, limit: number,
  exercise = false): Promise<CaseEntry[]> => {
  const { rows } = await tx.query<CaseEntry>({ name: `urgence-liste-${list}`, text: LISTS[list],
    values: [partition, centre, limit, exercise] });
  return rows;
};


const OF_NUMBER = { name: 'urgence-par-numero',
  text: 'select dossier_id from dossier_urgence where partition = $1 and centre = $2 and numero = $3 limit 1' };

/** The dossier of a number of a centre, if it has one. */
export const caseOfNumber = async (tx: Tx, partition: number, centre: string, number: string): Promise<string | undefined> =>
  (await tx.query<{ dossier_id: string }>({ ...OF_NUMBER, values: [partition, centre, number] })).rows[0]?.dossier_id;
