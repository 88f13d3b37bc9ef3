import type { Tx } from '#base/store/context.ts';
import type { Instant } from '#base/values/instant.ts';

/** A fix of a partner's vehicle, or what the partner tells of it. */
export type PartnerFix = { resourceId: string; lat: number; lon: number; at: Instant; speed_km_h: number | null;
  heading_deg: number | null; available: string | null; doubtful: boolean };

/** A partner's vehicle as the map shows it. */
export type PartnerVehicle = { resourceId: string; organisation: string; name: string | null; kind: string | null; lat: number | null;
  lon: number | null; positionAt: Instant | null; available: string | null; doubtful: boolean };

const MOVE = { name: 'partenaires-positions', text: `
  insert into ressource_partenaire as r (partition, centre, resource_id, organisation, lat, lon, position_le, vitesse_km_h, cap_deg,
    disponible, douteuse)
  select distinct on (f.id) $1::int2, $2, f.id, $3, f.lat, f.lon, to_timestamp(f.at / 1000.0), f.speed, f.heading, f.available, f.doubtful
  from json_to_recordset($4::json) as f (id text, lat float8, lon float8, at float8, speed real, heading real, available text,
    doubtful boolean) order by f.id, f.at desc
  on conflict (partition, centre, resource_id) do update set lat = excluded.lat, lon = excluded.lon, position_le = excluded.position_le,
    vitesse_km_h = excluded.vitesse_km_h, cap_deg = excluded.cap_deg, disponible = coalesce(excluded.disponible, r.disponible),
    douteuse = excluded.douteuse
  where r.organisation = excluded.organisation and (r.position_le is null or r.position_le <= excluded.position_le)` };
const DESCRIBE = { name: 'partenaires-details', text: `
  insert into ressource_partenaire as r (partition, centre, resource_id, organisation, nom, sorte)
  select distinct on (f.id) $1::int2, $2, f.id, $3, f.name, f.kind from json_to_recordset($4::json) as f (id text, name text, kind text)
  order by f.id
  on conflict (partition, centre, resource_id) do update set nom = coalesce(excluded.nom, r.nom), sorte = coalesce(excluded.sorte, r.sorte)
  where r.organisation = excluded.organisation` };
const LIST = { name: 'partenaires-vehicules', text: `select resource_id as "resourceId", organisation, nom as name, sorte as kind, lat, lon,
  extract(epoch from position_le)::float8 * 1000 as "positionAt", disponible as available, douteuse as doubtful
  from ressource_partenaire where partition = $1 and centre = $2 order by organisation, nom, resource_id limit $3` };

type Place = { partition: number; centre: string };

/** Moves vehicles of a partner; a fix older than the known one, or of another partner's vehicle, is left out. */
export const movePartnerVehicles = async (tx: Tx, { partition, centre }: Place, from: string, fixes: readonly PartnerFix[]) => {
  await tx.query({ ...MOVE, values: [partition, centre, from, JSON.stringify(fixes.map((fix) => ({ id: fix.resourceId, lat: fix.lat,
    lon: fix.lon, at: fix.at, speed: fix.speed_km_h, heading: fix.heading_deg, available: fix.available, doubtful: fix.doubtful })))] });
};

/** Writes down what a partner tells of its vehicles. */
export const describePartnerVehicles = async (
  tx: Tx, { partition, centre }: Place, from: string, told: readonly { id: string; name: string | null; kind: string | null }[],
) => {
  await tx.query({ ...DESCRIBE, values: [partition, centre, from, JSON.stringify(told)] });
};

/** Partners' vehicles that a centre knows. */
export const listPartnerVehicles = async (tx: Tx, { partition, centre }: Place, limit: number): Promise<PartnerVehicle[]> =>
  (await tx.query<PartnerVehicle>({ ...LIST, values: [partition, centre, limit] })).rows;
