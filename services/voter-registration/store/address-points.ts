import type { Tx } from '#base/store/context.ts';
import { partitionOf } from '#base/values/partition.ts';
import type { AddressPoint } from '../domain/roll/address-points.ts';

type Scope = { partitions: number; commune: string };

const CLEAR = { name: 'points-clear', text: 'delete from adresse_point where partition = $1 and commune = $2' };
const WRITE = { name: 'points-write', text: `insert into adresse_point (partition, commune, cle_voie, numero, lon, lat)
  select $1, $2, * from unnest($3::text[], $4::int4[], $5::float8[], $6::float8[])` };
const ALL = { name: 'points-all',
  text: 'select cle_voie as "cleVoie", numero, lon, lat from adresse_point where partition = $1 and commune = $2' };
const ONE = { name: 'points-one', text: `select cle_voie as "cleVoie", numero, lon, lat from adresse_point
  where partition = $1 and commune = $2 and cle_voie = $3 and numero = $4` };

const key = ({ partitions, commune }: Scope): [number, string] => [partitionOf(partitions, commune), commune];

/** Puts the positions of a commune in the place of those it had. */
export const replaceAddressPoints = async (tx: Tx, scope: Scope, points: readonly AddressPoint[]): Promise<void> => {
  await tx.query({ ...CLEAR, values: key(scope) });
  await tx.query({ ...WRITE, values: [...key(scope), points.map(({ cleVoie }) => cleVoie), points.map(({ numero }) => numero),
    points.map(({ lon }) => lon), points.map(({ lat }) => lat)] });
};

/** Every known position of a commune. */
export const addressPointsOf = async (tx: Tx, scope: Scope): Promise<AddressPoint[]> =>
  (await tx.query<AddressPoint>({ ...ALL, values: key(scope) })).rows;

/** The known positions of one address: one or none. */
export const addressPointAt = async (tx: Tx, scope: Scope, cleVoie: string, numero: number | null): Promise<AddressPoint[]> =>
  (numero === null ? [] : (await tx.query<AddressPoint>({ ...ONE, values: [...key(scope), cleVoie, numero] })).rows);
