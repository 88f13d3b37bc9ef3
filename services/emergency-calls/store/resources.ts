import type { Tx } from '#base/store/context.ts';
import { pipelined } from '#base/store/pipelined.ts';
import { BACK } from '../domain/codes/vehicle-statuses.ts';

/** A vehicle or team as the board and the map show it, with its mission under way. */
export type ResourceEntry = {
  resourceId: string; name: string; vehicleType: string; crew: string; sector: string | null; skills: string[]; inService: boolean;
  unavailable: string | null; several: boolean; lat: number | null; lon: number | null; positionAt: number | null; status: string | null;
  statusAt: number | null; missionId: string | null; dossier: string | null;
};

type Row = { resource_id: string; nom: string; type_vecteur: string; equipage: string; secteur: string | null; competences: string[];
  en_service: boolean; indisponible: string | null; multi_missions: boolean;
  lat: number | null; lon: number | null; position_le: Date | null;
  statut: string | null; statut_le: Date | null; mission_id: string | null; dossier_id: string | null };

const LIST = { name: 'ressources-liste', text: `
  select r.resource_id, r.nom, r.type_vecteur, r.equipage, r.secteur, r.competences, r.en_service, r.indisponible,
    r.multi_missions, coalesce(r.lat, r.base_lat) as lat, coalesce(r.lon, r.base_lon) as lon, r.position_le,
    m.statut, m.statut_le, m.mission_id, m.dossier_id
  from ressource r left join lateral (select statut, statut_le, mission_id, dossier_id from mission m
    where m.partition = $1 and m.centre = $2 and m.resource_id = r.resource_id and not m.finie and m.exercice = $3
    order by m.statut = any($4), m.engage_le desc limit 1) m on true
  where r.partition = $1 and r.centre = $2 order by r.secteur, r.nom` };

/** Everything that a centre may send, by sector; of several missions the one that works is shown, the newest. */
export const listResources = async (tx: Tx, partition: number, centre: string, exercise = false): Promise<ResourceEntry[]> => {
  const { rows } = await tx.query<Row>({ ...LIST, values: [partition, centre, exercise, BACK] });
  return rows.map((row) => ({ resourceId: row.resource_id, name: row.nom, vehicleType: row.type_vecteur, crew: row.equipage,
    sector: row.secteur, skills: row.competences, inService: row.en_service, unavailable: row.indisponible,
    several: row.multi_missions, lat: row.lat, lon: row.lon, positionAt: row.position_le?.getTime() ?? null, status: row.statut,
    statusAt: row.statut_le?.getTime() ?? null, missionId: row.mission_id, dossier: row.dossier_id }));
};

/** What a vehicle's tracker tells. */
export type Fix = { resourceId: string; lat: number; lon: number; at: number; speed_km_h: number | null; heading_deg: number | null };

const MOVE = { name: 'ressources-positions', text: `
  update ressource r set lat = f.lat, lon = f.lon, position_le = to_timestamp(f.at / 1000.0), vitesse_km_h = f.speed, cap_deg = f.heading,
    position_recue_le = clock_timestamp()
  from json_to_recordset($3::json) as f (id text, lat float8, lon float8, at float8, speed real, heading real)
  where r.partition = $1 and r.centre = $2 and r.resource_id = f.id
    and (r.position_le is null or r.position_le <= to_timestamp(f.at / 1000.0))` };

/** Moves vehicles of a centre, many in one statement; a fix older than the known one is left out. Gives how many moved. */
export const moveResources = async (tx: Tx, partition: number, centre: string, fixes: readonly Fix[]): Promise<number> => {
  const { rowCount } = await tx.query({ ...MOVE, values: [partition, centre, JSON.stringify(fixes.map((fix) =>
    ({ id: fix.resourceId, lat: fix.lat, lon: fix.lon, at: fix.at, speed: fix.speed_km_h, heading: fix.heading_deg })))] });
  return rowCount ?? 0;
};

/** A vehicle that moved, as the live screens are told: degrees, instant in ms. */
export type Moved = readonly [resourceId: string, lon: number, lat: number, at: number];

const MOVED = { name: 'ressources-bougees', text: `
  select centre, resource_id, lon, lat, position_le from ressource
  where partition = $1 and position_recue_le > clock_timestamp() - make_interval(secs => $2)` };

/** Vehicles of all centres whose position came within the last seconds, by centre. */
export const movedResources = async (tx: Tx, partitions: number, seconds: number): Promise<Map<string, Moved[]>> => {
  const read = await pipelined(Array.from({ length: partitions }, (_, partition) => tx.query<{ centre: string; resource_id: string;
    lon: number; lat: number; position_le: Date }>({ ...MOVED, values: [partition, seconds] })));
  const centres = new Map<string, Moved[]>();
  for (const { centre, resource_id: id, lon, lat, position_le: at } of read.flatMap(({ rows }) => rows)) {
    const moved = centres.get(centre) ?? [];
    moved.push([id, lon, lat, at.getTime()]);
    centres.set(centre, moved);
  }
  return centres;
};

/** A vehicle as it is entered in the register of a centre. */
export type NewResource = { resourceId: string; name: string; vehicleType: string; crew: string; sector: string | null;
  skills: readonly string[]; baseLat: number; baseLon: number };

const ENTER = { name: 'ressources-inscrire', text: `
  insert into ressource (partition, centre, resource_id, nom, type_vecteur, equipage, secteur, competences, base_lat, base_lon)
  select $1, $2, r.id, r.nom, r.type, r.equipage, r.secteur, r.competences, r.lat, r.lon
  from json_to_recordset($3::json) as r (id text, nom text, type text, equipage text, secteur text, competences text[], lat float8,
    lon float8)
  on conflict (partition, centre, resource_id) do update set nom = excluded.nom, type_vecteur = excluded.type_vecteur,
    equipage = excluded.equipage, secteur = excluded.secteur, competences = excluded.competences, base_lat = excluded.base_lat,
    base_lon = excluded.base_lon` };

/** Enters vehicles, or changes what is known of them. */
export const enterResources = async (tx: Tx, partition: number, centre: string, resources: readonly NewResource[]): Promise<void> => {
  await tx.query({ ...ENTER, values: [partition, centre, JSON.stringify(resources.map((one) => ({ id: one.resourceId, nom: one.name,
    type: one.vehicleType, equipage: one.crew, secteur: one.sector, competences: one.skills, lat: one.baseLat, lon: one.baseLon })))] });
};

/** What somebody says of a vehicle of the centre; what is absent stays. `absence`: why it cannot be sent for now, `null` when it can. */
export type ResourceChange = { several?: boolean; inService?: boolean; absence?: string | null };

const CHANGE = { name: 'ressources-changer', text: `
  update ressource set multi_missions = coalesce($4, multi_missions), en_service = coalesce($5, en_service),
    indisponible = case when $6 then $7 else indisponible end
  where partition = $1 and centre = $2 and resource_id = $3` };

/** Changes a vehicle of a centre; `false` when the centre has none of this id. */
export const changeResource = async (
  tx: Tx, { partition, centre }: { partition: number; centre: string }, resource: string, { several, inService, absence }: ResourceChange,
): Promise<boolean> => (await tx.query({ ...CHANGE, values: [partition, centre, resource, several ?? null, inService ?? null,
  absence !== undefined, absence ?? null] })).rowCount === 1;
