import type { Tx } from '#base/store/context.ts';
import { pipelined } from '#base/store/pipelined.ts';
import { toRfc3339, type Instant } from '#base/values/instant.ts';

/** A road that a centre closed, or slowed so many times (`slowness`). */
export type ClosedRoad = { id: string; centre: string; lat: number; lon: number; street: string; slowness: number | null;
  reason: string | null; closedAt: Instant };

type Row = { route_id: string; centre: string; lat: number; lon: number; rue: string; lenteur: number | null; motif: string | null;
  fermee_le: Date };

const CLOSE = { name: 'route-fermer', text: `
  insert into route_fermee (partition, route_id, centre, lat, lon, rue, lenteur, motif, fermee_le, fermee_par)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (partition, route_id) do nothing` };
const OPEN = { name: 'route-ouvrir', text: `
  update route_fermee set ouverte_le = $4, ouverte_par = $5
  where partition = $1 and centre = $2 and route_id = $3 and ouverte_le is null` };
const COUNT = { name: 'route-compter',
  text: 'select count(*)::int as count from route_fermee where partition = $1 and centre = $2 and ouverte_le is null' };
const STILL = { name: 'routes-fermees', text: `
  select route_id, centre, lat, lon, rue, lenteur, motif, fermee_le from route_fermee where partition = $1 and ouverte_le is null
  order by fermee_le, route_id` };

/** Writes a closed road down; again under one id, it changes nothing. */
export const closeRoad = async (tx: Tx, partition: number, road: ClosedRoad, by: string): Promise<void> => {
  await tx.query({ ...CLOSE, values: [partition, road.id, road.centre, road.lat, road.lon, road.street, road.slowness, road.reason,
    toRfc3339(road.closedAt), by] });
};

/** Opens a road of a centre again; false when it is open or not the centre's. */
export const openRoad = async (tx: Tx, { partition, centre }: { partition: number; centre: string }, id: string, at: Instant,
  by: string): Promise<boolean> => (await tx.query({ ...OPEN, values: [partition, centre, id, toRfc3339(at), by] })).rowCount === 1;

/** How many roads a centre keeps closed. */
export const countClosedRoads = async (tx: Tx, partition: number, centre: string): Promise<number> =>
  (await tx.query<{ count: number }>({ ...COUNT, values: [partition, centre] })).rows[0]?.count ?? 0;

/** Every road that is still closed, of all centres, in the order of closing. */
export const listClosedRoads = async (tx: Tx, partitions: number): Promise<ClosedRoad[]> => {
  const read = await pipelined(Array.from({ length: partitions }, (_, partition) => tx.query<Row>({ ...STILL, values: [partition] })));
  return read.flatMap(({ rows }) => rows).map((row) => ({ id: row.route_id, centre: row.centre, lat: row.lat, lon: row.lon, street: row.rue,
    slowness: row.lenteur, reason: row.motif, closedAt: row.fermee_le.getTime() })).sort((a, b) => a.closedAt - b.closedAt);
};
