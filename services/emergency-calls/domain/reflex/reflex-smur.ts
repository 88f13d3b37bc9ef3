import { straightLineMs } from '#base/geo/road/straight-line.ts';
import { maySend } from '../codes/vehicle-statuses.ts';
import { metresBetween, isUsable, type Spot } from '../duplicates/sign.ts';

/** A vehicle as the choice needs it. */
export type Candidate = { resourceId: string; name: string; vehicleType: string; crew: string; status: string | null; inService: boolean;
  lat: number | null; lon: number | null };

/**
 * Which vehicle one key alerts, and how its time was found: `road` by the road network, `straight` as the crow flies, `unplaced`
 * when nobody knows where the caller is yet.
 */
export type ReflexChoice<C extends Candidate = Candidate> = { vehicle: C; seconds: number | null; metres: number | null;
  how: 'road' | 'straight' | 'unplaced' };

/** Road vehicles with a doctor; those for children, for heavy patients and by air are a doctor's choice. */
const FITTING: ReadonlySet<string> = new Set(['SMUR.VLM', 'SMUR.VL', 'SMUR.AR']);

const fits = ({ vehicleType, crew, status, inService }: Candidate): boolean =>
  inService && crew === 'MED' && FITTING.has(vehicleType) && maySend(status);

/**
 * The SMUR that a P0 alerts at once, before the doctor (reflex send): the fastest one that is free and has a doctor aboard. `road`
 * gives seconds by vehicle where a route is known. Without a place the first free one is alerted, so that its crew gets ready;
 * whoever answers the call may send another. `undefined` when none is free.
 */
export const chooseReflexSmur = <C extends Candidate>(
  place: Spot | null, fleet: readonly C[], road: ReadonlyMap<string, number> = new Map(),
): ReflexChoice<C> | undefined => {
  const free = fleet.filter(fits);
  const scene = place && isUsable(place) ? place : null;
  const choices = free.map((vehicle): ReflexChoice<C> => {
    const { lat, lon } = vehicle;
    const metres = scene && lat !== null && lon !== null ? Math.round(metresBetween(scene, { lat, lon })) : null;
    const byRoad = road.get(vehicle.resourceId);
    if (byRoad !== undefined) return { vehicle, seconds: byRoad, metres, how: 'road' };
    if (metres === null) return { vehicle, seconds: null, metres, how: 'unplaced' };
    const ms = straightLineMs([scene!.lon, scene!.lat], [lon!, lat!]);
    return { vehicle, seconds: Math.round(ms / 1_000), metres, how: 'straight' };
  });
  return choices.sort((a, b) => (a.seconds ?? Infinity) - (b.seconds ?? Infinity)
    || a.vehicle.resourceId.localeCompare(b.vehicle.resourceId))[0];
};
