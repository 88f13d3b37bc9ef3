import type { Tx } from '#base/store/context.ts';
import type { Instant } from '#base/values/instant.ts';
import { BACK } from '../domain/codes/vehicle-statuses.ts';
import type { FollowedMission } from '../domain/follow-up/mission-alerts.ts';

/** A mission under way as the vehicle board shows it, with what must be known of its dossier. */
export type BoardMission = FollowedMission & {
  id: string; dossier: string; number: string; priority: string; town: string | null; address: string | null; motive: string | null;
  /** Other missions that the same vehicle has not ended: one that does not take several should have none. */
  others: number;
};

/** A vehicle or team of the centre; degrees, instants in ms. */
export type BoardVehicle = {
  resourceId: string; name: string; vehicleType: string; crew: string; sector: string | null; skills: string[]; inService: boolean;
  unavailable: string | null; several: boolean;
  lat: number | null; lon: number | null; positionAt: Instant | null; mission: BoardMission | null;
};

/**
 * Vehicles with their missions and dossiers, in one statement: a mission is found by its vehicle, one that works first, a dossier by
 * its key.
 */
const BOARD = { name: 'bord', text: `
  select r.resource_id as "resourceId", r.nom as name, r.type_vecteur as "vehicleType", r.equipage as crew, r.secteur as sector,
    r.competences as skills, r.en_service as "inService", r.indisponible as unavailable,
    r.multi_missions as several, r.lat, r.lon,
    floor(extract(epoch from r.position_le) * 1000)::float8 as "positionAt",
    case when m.mission_id is not null then json_build_object('id', m.mission_id, 'dossier', m.dossier_id, 'status', m.statut,
      'statusAt', floor(extract(epoch from m.statut_le) * 1000)::float8, 'engagedAt', floor(extract(epoch from m.engage_le) * 1000)::float8,
      'expectedAt', floor(extract(epoch from m.prevue_le) * 1000)::float8,
      'onSceneAt', floor(extract(epoch from m.sur_place_le) * 1000)::float8,
      'reportAt', floor(extract(epoch from m.bilan_le) * 1000)::float8, 'level', c.niveau, 'number', c.numero, 'priority', c.priorite,
      'town', c.commune, 'address', c.adresse, 'motive', c.motif->>'label', 'others', m.autres) end as mission
  from ressource r left join lateral (
    select n.*, count(*) filter (where n.statut <> all($4)) over () - (n.statut <> all($4))::int
      as autres from mission n where n.partition = $1 and n.centre = $2 and n.resource_id = r.resource_id and not n.finie
      and n.exercice = $3
    order by n.statut = any($4), n.engage_le desc limit 1) m on true
  left join dossier_urgence c on c.partition = $1 and c.dossier_id = m.dossier_id
  where r.partition = $1 and r.centre = $2 order by r.secteur, r.nom` };

/** The vehicle board of a centre, with its real missions or with those of its exercises. */
export const readBoard = async (
  tx: Tx, { partition, centre, exercise }: { partition: number; centre: string; exercise: boolean },
): Promise<BoardVehicle[]> => (await tx.query<BoardVehicle>({ ...BOARD, values: [partition, centre, exercise, BACK] })).rows;
