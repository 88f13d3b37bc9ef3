import type { Tx } from '#base/store/context.ts';
import { BACK } from '../domain/codes/vehicle-statuses.ts';

/** An event of many as lists show it. */
export type IncidentEntry = { id: string; numero: string; nom: string; nature: string; etat: string; exercice: boolean; ouvert_le: Date;
  lieu: string | null; lat: number | null; lon: number | null; ua: number; ur: number; dcd: number; imp: number; nc: number;
  partis: number; notes: number; dossiers: number };

const LIST = { name: 'evenements-liste', text: `
  select e.dossier_id as id, e.numero, e.nom, e.nature, e.etat, e.exercice, e.ouvert_le, e.lieu, e.lat, e.lon, e.ua, e.ur, e.dcd, e.imp,
    e.nc, e.partis, e.notes, (select count(*)::int4 from dossier_urgence c
      where c.partition = $1 and c.evenement = e.dossier_id::text) as dossiers
  from evenement e where e.partition = $1 and e.centre = $2 and e.exercice = $3
  order by (e.etat = 'CLOS'), e.ouvert_le desc limit $4` };

/** A dossier of an event, or one near it that may belong to it. */
export type IncidentCase = { id: string; numero: string; nature: string; etat: string; priorite: string; adresse: string | null;
  commune: string | null; motif: { label: string } | null; patients: number; missions: number; ouvert_le: Date; lat: number | null;
  lon: number | null; metres: number | null };

const CASE = `dossier_id as id, numero, nature, etat, priorite, adresse, commune, motif, patients, missions, ouvert_le, lat, lon`;
const ATTACHED = { name: 'evenement-dossiers', text: `select ${CASE}, null::float8 as metres from dossier_urgence
  where partition = $1 and evenement = $2 order by ouvert_le desc limit $3` };
/** Straight-line distance on a local plane: enough to sort what is within a kilometre. */
const METRES = `111320 * sqrt((lat - $3) ^ 2 + ((lon - $4) * cos(radians($3))) ^ 2)`;
const NEAR = { name: 'evenement-alentour', text: `
  select * from (select ${CASE}, ${METRES} as metres from dossier_urgence
    where partition = $1 and centre = $2 and etat in ('PROGRAM', 'ACTIF', 'ACHEVE') and evenement is null and exercice = $5
      and lat between $3 - 0.01 and $3 + 0.01 and ouvert_le > to_timestamp($6::float8 / 1000)) near
  where metres <= 1000 order by metres limit $7` };

/** Missions of an event's dossiers, and how many vehicles of each sort a centre has and has left. */
export type IncidentVehicle = { resource: string; vehicule: string; type: string; statut: string; dossier: string; numero: string };
export type VehiclesLeft = { type: string; all: number; left: number };

const MISSIONS = { name: 'evenement-missions', text: `
  select m.resource_id as resource, m.vehicule, m.type_vecteur as type, m.statut, m.dossier_id as dossier, c.numero
  from dossier_urgence c join mission m on m.partition = $1 and m.dossier_id = c.dossier_id
  where c.partition = $1 and c.evenement = $2 and not m.finie order by m.engage_le desc limit $3` };
const LEFT = { name: 'evenement-moyens', text: `
  select r.type_vecteur as type, count(*)::int4 as all,
    count(*) filter (where r.en_service and r.indisponible is null and (m.resource_id is null or r.multi_missions))::int4 as left
  from ressource r left join (select distinct resource_id from mission
    where partition = $1 and centre = $2 and not finie and exercice = $3 and statut <> all($4)) m
    on m.resource_id = r.resource_id
  where r.partition = $1 and r.centre = $2 group by r.type_vecteur order by r.type_vecteur` };

export type CentrePlace = { partition: number; centre: string; exercise: boolean };

/** Events of a centre, the open ones first. */
export const listIncidents = async (tx: Tx, at: CentrePlace, limit: number): Promise<IncidentEntry[]> =>
  (await tx.query<IncidentEntry>({ ...LIST, values: [at.partition, at.centre, at.exercise, limit] })).rows;

/** Dossiers under an event. */
export const casesOfIncident = async (tx: Tx, at: CentrePlace, id: string, limit: number): Promise<IncidentCase[]> =>
  (await tx.query<IncidentCase>({ ...ATTACHED, values: [at.partition, id, limit] })).rows;

/** Open dossiers within a kilometre of an event, since an instant, that belong to none: perhaps the same thing. */
export const casesAround = async (
  tx: Tx, at: CentrePlace, place: { lat: number; lon: number }, since: number, limit: number,
): Promise<IncidentCase[]> =>
  (await tx.query<IncidentCase>({ ...NEAR, values: [at.partition, at.centre, place.lat, place.lon, at.exercise, since, limit] })).rows;

/** Vehicles on the missions of an event's dossiers. */
export const vehiclesOfIncident = async (tx: Tx, at: CentrePlace, id: string, limit: number): Promise<IncidentVehicle[]> =>
  (await tx.query<IncidentVehicle>({ ...MISSIONS, values: [at.partition, id, limit] })).rows;

/** By sort of vehicle, how many the centre has and how many are free. */
export const vehiclesLeft = async (tx: Tx, at: CentrePlace): Promise<VehiclesLeft[]> =>
  (await tx.query<VehiclesLeft>({ ...LEFT, values: [at.partition, at.centre, at.exercise, BACK] })).rows;
