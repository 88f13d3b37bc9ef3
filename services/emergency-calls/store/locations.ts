import { newId } from '#base/values/ids.ts';
import type { Tx } from '#base/store/context.ts';
import { toRfc3339, type Instant } from '#base/values/instant.ts';
import type { CallVehicle } from '../domain/calls/car-call.ts';
import { tellNews } from './news.ts';
import type { SealedNumbers } from './sealed-numbers.ts';

/** A place that a machine sent of a caller; a car that knows none sends what it is. */
export type SentPlace = {
  source: 'AML' | 'ECALL' | 'WEB'; number: string | null; lat: number | null; lon: number | null; radius_m: number | null; at: Instant
    | null;
  /** What a car told of itself, with a place or without. */
  vehicle?: CallVehicle;
  /** The call that it is about, where that is known: it needs no number then. */
  call?: string | null;
  /** What came with it: shown only in parts, kept whole and closed. */
  raw: unknown;
};

/** A place as the console shows it beside a call. */
export type CallPlace = { source: string; lat: number; lon: number; radius_m: number | null; at: Instant | null; receivedAt: Instant };

/** How far around a call its places are looked for (domain §8): they come before, during and after. */
const BEFORE_MS = 60_000;
const AFTER_MS = 10 * 60_000;

// sql-safe: numbers of this file
const AROUND = `l.recue_le between a.presente_le - interval '${BEFORE_MS} milliseconds'
  and a.presente_le + interval '${AFTER_MS} milliseconds'`;
/** The places `l` of a call `a`: those that name it, and those of its number around it. */
export const ITS_PLACES = `(l.call_id = a.call_id or (l.numero_mac = a.numero_mac and ${AROUND}))`;

const KEEP = { name: 'localisation-garder',
  text: `insert into localisation (partition, localisation_id, centre, source, numero_mac, recue_le, rayon_m, boite, call_id)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9)` };
const CALLS = { name: 'localisation-appels',
  text: `select call_id, dossier_id, exercice from appel where partition = $1 and centre = $2
    and (call_id = $6 or (numero_mac = $3 and presente_le between $4 and $5))` };
// sql-safe: conditions that this file writes
const OF_CALLS = { name: 'localisation-des-appels',
  text: `select a.call_id, l.localisation_id, l.source, l.recue_le, l.boite from appel a join lateral (
      select localisation_id, source, rayon_m, recue_le, boite from localisation l
      where l.partition = $1 and l.centre = $2 and ${ITS_PLACES}
      order by l.rayon_m nulls last, l.recue_le desc limit 20) l on true
    where a.partition = $1 and a.centre = $2 and a.call_id = any($3::text[])
    order by a.call_id, l.rayon_m nulls last, l.recue_le desc` };

/** Calls that the numbers which ring made before and that opened nothing, with the surest place of their telephone then. */
// sql-safe: as above
const BEFORE = { name: 'localisation-des-appels-avant',
  text: `select r.call_id as ringing, a.call_id, a.presente_le, l.localisation_id, l.source, l.recue_le, l.boite from appel r
    join appel a on a.partition = $1 and a.centre = $2 and a.numero_mac = r.numero_mac and a.call_id <> r.call_id
      and a.presente_le > $4 and a.presente_le < r.presente_le and a.dossier_id is null and a.exercice = r.exercice
    join lateral (select localisation_id, source, recue_le, boite from localisation l
      where l.partition = $1 and l.centre = $2 and l.numero_mac = a.numero_mac
        and ${AROUND}
        and l.recue_le < r.presente_le - interval '60 seconds'
      order by l.rayon_m nulls last limit 1) l on true
    where r.partition = $1 and r.centre = $2 and r.call_id = any($3::text[]) and r.numero_mac is not null
    order by a.presente_le desc limit $5` };

const aadOf = (centre: string, id: string): string => `${centre}/place/${id}`;

/** Opens the box of a place. */
export const openPlace = (numbers: SealedNumbers, centre: string, id: string, box: Buffer): SentPlace =>
  numbers.open<SentPlace>(box, aadOf(centre, id));

/** A call whose number sent a place, and the dossier that it opened. */
export type MetCall = { call_id: string; dossier_id: string | null };

/** Keeps a place and rings for the calls of its number, before or after they are picked up. Gives the calls it met. */
export const keepPlace = async (
  tx: Tx, at: { partition: number; centre: string; partitions: number; now: Instant }, numbers: SealedNumbers, place: SentPlace,
): Promise<MetCall[]> => {
  const id = newId();
  const mac = place.number === null ? null : numbers.mac(place.number);
  await tx.query({ ...KEEP, values: [at.partition, id, at.centre, place.source, mac, toRfc3339(at.now), place.radius_m,
    numbers.seal(place, aadOf(at.centre, id)), place.call ?? null] });
  if (mac === null && !place.call) return [];
  const { rows } = await tx.query<MetCall & { exercice: boolean }>({ ...CALLS,
    values: [at.partition, at.centre, mac, toRfc3339(at.now - AFTER_MS),
    toRfc3339(at.now + BEFORE_MS), place.call ?? null] });
  for (const exercise of [false, true]) {
    await tellNews(tx, { ...at, exercise }, 'appel', rows.filter((row) => row.exercice === exercise).map((row) => row.call_id));
  }
  return rows;
};

/** An earlier call of a number that opened no dossier, and where its telephone was. */
export type EarlierCall = CallPlace & { callId: string; presentedAt: Instant };

/** Earlier calls without a dossier of the numbers that ring, by the call that rings, the newest first. */
export const placesBefore = async (
  tx: Tx, { partition, centre }: { partition: number; centre: string }, numbers: SealedNumbers, callIds: readonly string[],
  span: { since: Instant; limit: number },
): Promise<Map<string, EarlierCall[]>> => {
  const { rows } = await tx.query<PlaceRow & { ringing: string; presente_le: Date }>({ ...BEFORE,
    values: [partition, centre, callIds, toRfc3339(span.since), span.limit] });
  return new Map([...Map.groupBy(rows, ({ ringing }) => ringing)].map(([ringing, before]) => [ringing, before.flatMap((row) =>
    placeOf(numbers, centre, row).map((place) => ({ callId: row.call_id, presentedAt: row.presente_le.getTime(), ...place })))]));
};

type PlaceRow = { call_id: string; localisation_id: string; source: string; recue_le: Date; boite: Buffer };

/** The place of a row; none where a car told only what it is. */
const placeOf = (numbers: SealedNumbers, centre: string, row: PlaceRow): CallPlace[] => {
  const { lat, lon, radius_m, at } = openPlace(numbers, centre, row.localisation_id, row.boite);
  return lat === null || lon === null ? [] : [{ source: row.source, lat, lon, radius_m, at, receivedAt: row.recue_le.getTime() }];
};

/** What a car told of itself, the newest word that could be read; else why none could. */
const vehicleOf = (numbers: SealedNumbers, centre: string, rows: readonly PlaceRow[]): CallVehicle | null => {
  const told = rows.filter(({ source }) => source === 'ECALL').sort((a, b) => b.recue_le.getTime() - a.recue_le.getTime())
    .flatMap((row) => openPlace(numbers, centre, row.localisation_id, row.boite).vehicle ?? []);
  return told.find(({ kind }) => kind !== null) ?? told[0] ?? null;
};

/** What machines told of a call: places, the surest first, and the car that called. */
export type ToldOfCall = { places: CallPlace[]; vehicle: CallVehicle | null };
const NOTHING_TOLD: ToldOfCall = { places: [], vehicle: null };

/** Places of calls, the surest first, and cars, by call. */
export const placesOfCalls = async (
  tx: Tx, { partition, centre }: { partition: number; centre: string }, numbers: SealedNumbers, callIds: readonly string[],
): Promise<Map<string, ToldOfCall>> => {
  const { rows } = await tx.query<PlaceRow>({ ...OF_CALLS, values: [partition, centre, callIds] });
  return new Map([...Map.groupBy(rows, (row) => row.call_id)].map(([call, ofCall]) => [call,
    { places: ofCall.flatMap((row) => placeOf(numbers, centre, row)), vehicle: vehicleOf(numbers, centre, ofCall) }]));
};

/** Places of a call, the surest first, and its car. */
export const placesOfCall = async (
  tx: Tx, at: { partition: number; centre: string }, numbers: SealedNumbers, callId: string,
): Promise<ToldOfCall> => (await placesOfCalls(tx, at, numbers, [callId])).get(callId) ?? NOTHING_TOLD;
