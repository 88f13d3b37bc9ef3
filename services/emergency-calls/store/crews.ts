import type { Tx } from '#base/store/context.ts';
import { toRfc3339, type Instant } from '#base/values/instant.ts';
import type { CrewMember } from '../domain/codes/crew-roles.ts';

type At = { partition: number; centre: string };

/** A vehicle that a crew may board. */
export type Boardable = { resourceId: string; name: string; vehicleType: string };
/** The vehicle of a shift, and who is aboard. */
export type Boarded = Boardable & { team: CrewMember[] };
/** A mission of a vehicle, by its dossier; `version` is the dossier's. */
export type CrewMissionRef = { dossier: string; mission: string; version: number };

/** Hours of the longest shift: a vehicle chosen earlier is asked again. */
const SHIFT_HOURS_MAX = 26;
/** Hours for which what was typed without a network may still come. */
const LATE_HOURS_MAX = 72;

const VEHICLES = { name: 'equipage-vehicules', text: `
  select resource_id, nom, type_vecteur from ressource where partition = $1 and centre = $2 and en_service order by nom limit 300` };
const LEAVE = { name: 'equipage-quitter', text: `
  update service_equipage set fin = $4, equipiers = '[]' where partition = $1 and centre = $2 and acteur = $3 and fin is null` };
const BOARD = { name: 'equipage-monter', text: `
  insert into service_equipage (partition, centre, acteur, depuis, resource_id, equipiers)
  select $1, $2, $3, $4, resource_id, $6::jsonb from ressource where partition = $1 and centre = $2 and resource_id = $5
  on conflict (partition, centre, acteur, depuis) do nothing` };
/** Shifts that nobody ended: their names go at the next start of one. */
const FORGET = { name: 'equipage-oublier', text: `
  update service_equipage set equipiers = '[]' where partition = $1 and centre = $2 and fin is null and equipiers <> '[]'
    and depuis <= $3::timestamptz - make_interval(hours => ${SHIFT_HOURS_MAX})` };
const TEAMS = { name: 'equipage-equipiers', text: `
  select distinct on (resource_id) resource_id, equipiers from service_equipage
  where partition = $1 and centre = $2 and fin is null and equipiers <> '[]'
    and depuis > $3::timestamptz - make_interval(hours => ${SHIFT_HOURS_MAX}) order by resource_id, depuis desc` };
const CURRENT = { name: 'equipage-vehicule', text: `
  select r.resource_id, r.nom, r.type_vecteur, s.equipiers from service_equipage s
  join ressource r on r.partition = $1 and r.centre = $2 and r.resource_id = s.resource_id
  where s.partition = $1 and s.centre = $2 and s.acteur = $3 and s.fin is null
    and s.depuis > to_timestamp($4::float8 / 1000) - make_interval(hours => ${SHIFT_HOURS_MAX}) order by s.depuis desc limit 1` };
const WAS_ON = { name: 'equipage-mission', text: `
  select from mission m join service_equipage s on s.partition = $1 and s.centre = $2 and s.acteur = $3 and s.resource_id = m.resource_id
    and coalesce(s.fin, 'infinity') > to_timestamp($6::float8 / 1000) - make_interval(hours => ${LATE_HOURS_MAX})
  where m.partition = $1 and m.centre = $2 and m.dossier_id = $4 and m.mission_id = $5 limit 1` };
const MISSIONS = { name: 'equipage-missions', text: `
  select m.dossier_id, m.mission_id, d.version from mission m join dossier d on d.partition = $1 and d.dossier_id = m.dossier_id
  where m.partition = $1 and m.centre = $2 and m.resource_id = $3 and not m.exercice
    and (not m.finie or m.statut_le > to_timestamp($4::float8 / 1000))
  order by m.engage_le desc limit 5` };

type VehicleRow = { resource_id: string; nom: string; type_vecteur: string };
const vehicle = (row: VehicleRow): Boardable => ({ resourceId: row.resource_id, name: row.nom, vehicleType: row.type_vecteur });

/** Vehicles in service of a centre, by name. */
export const boardableVehicles = async (tx: Tx, { partition, centre }: At): Promise<Boardable[]> =>
  (await tx.query<VehicleRow>({ ...VEHICLES, values: [partition, centre] })).rows.map(vehicle);

/**
 * Puts somebody on a vehicle for the shift, with those who are aboard; they leave the one they were on. Gives whether the vehicle is
 * the centre's.
 */
export const boardVehicle = async (
  tx: Tx, { partition, centre }: At, actor: string, { resource, team }: { resource: string; team: readonly CrewMember[] }, now: Instant,
): Promise<boolean> => {
  await tx.query({ ...LEAVE, values: [partition, centre, actor, toRfc3339(now)] });
  await tx.query({ ...FORGET, values: [partition, centre, toRfc3339(now)] });
  return (await tx.query({ ...BOARD, values: [partition, centre, actor, toRfc3339(now), resource, JSON.stringify(team)] })).rowCount === 1;
};

/** Who is aboard of each vehicle of a centre where a crew has said it; by vehicle, of its newest shift. */
export const readTeams = async (tx: Tx, { partition, centre }: At, now: Instant): Promise<ReadonlyMap<string, CrewMember[]>> => {
  const { rows } = await tx.query<{ resource_id: string; equipiers: CrewMember[] }>({ ...TEAMS, values: [partition, centre,
    toRfc3339(now)] });
  return new Map(rows.map((row) => [row.resource_id, row.equipiers]));
};

/** Ends somebody's shift. */
export const leaveVehicle = async (tx: Tx, { partition, centre }: At, actor: string, now: Instant): Promise<void> => {
  await tx.query({ ...LEAVE, values: [partition, centre, actor, toRfc3339(now)] });
};

/** The vehicle that somebody is on now. */
export const vehicleOf = async (tx: Tx, { partition, centre }: At, actor: string, now: Instant): Promise<Boarded | undefined> => {
  const { rows: [row] } = await tx.query<VehicleRow & { equipiers: CrewMember[] }>({ ...CURRENT, values: [partition, centre, actor, now] });
  return row && { ...vehicle(row), team: row.equipiers };
};

/** Is it, or was it lately, a mission of a vehicle that somebody was on? */
export const wasOnMission = async (
  tx: Tx, { partition, centre }: At, actor: string, dossier: string, mission: string, now: Instant,
): Promise<boolean> => (await tx.query({ ...WAS_ON, values: [partition, centre, actor, dossier, mission, now] })).rowCount === 1;

/** Missions of a vehicle under way, and those that ended since an instant; the newest first. */
export const missionsOfVehicle = async (tx: Tx, { partition, centre }: At, resource: string, endedSince: Instant):
Promise<CrewMissionRef[]> => {
  const { rows } = await tx.query<{ dossier_id: string; mission_id: string; version: number }>(
    { ...MISSIONS, values: [partition, centre, resource, endedSince] });
  return rows.map((row) => ({ dossier: row.dossier_id, mission: row.mission_id, version: row.version }));
};
