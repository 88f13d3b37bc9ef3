import type { LonLat } from '#base/geo/crs/projection.ts';
import type { Instant } from '#base/values/instant.ts';
import { CREW_LEVELS, type CrewLevel } from '../codes/crew-levels.ts';
import { maySend, type VehicleStatus } from '../codes/vehicle-statuses.ts';
import type { RecommendationSettings } from './recommendation-settings.ts';

/** What the scene needs: the least crew, a place for a patient, equipment; whether a helicopter may fly now. */
export type VehicleAsk = { crew: CrewLevel; carries: boolean; skills: readonly string[]; flight: boolean };

/** A vehicle as the recommendation sees it. `at`: its last position, else its base; nothing where neither is known. */
export type FleetVehicle = {
  resourceId: string; name: string; vehicleType: string; crew: string; sector: string | null; skills: readonly string[];
  carries: 'yes' | 'no' | 'either' | undefined; inService: boolean; unavailable: string | null; several: boolean; at: LonLat | null;
  positionAt: Instant | null; status: VehicleStatus | null; statusAt: Instant | null; centre: string;
};

/** Why a vehicle is not proposed, in the order in which it is asked. */
export type OutReason = 'outOfService' | 'unavailable' | 'crew' | 'carries' | 'skills' | 'flight' | 'onMission' | 'noPlace';

/** One that may be sent: `delayMs` until it moves, `freeIn` ms until it is free when it is not yet. */
export type Shortlisted = { vehicle: FleetVehicle & { at: LonLat }; delayMs: number; freeInMs: number };
export type LeftOut = { vehicle: FleetVehicle; reason: OutReason };

const levelOf = (crew: string): number => {
  const level = CREW_LEVELS.indexOf(crew as CrewLevel);
  return level === -1 ? CREW_LEVELS.length : level;
};

/** Is the crew of at least this level? One of unknown level is of none. */
export const crewSuffices = (crew: string, needed: string): boolean => levelOf(crew) <= levelOf(needed);

/** Does it fly? */
export const isHelicopter = (vehicleType: string): boolean => /\.(HELI|DRAGON)/.test(vehicleType);

/** Milliseconds until the vehicle is free: 0 now, nothing when nobody can say. */
export const freeInMs = (
  { status, statusAt, several }: FleetVehicle, now: Instant, settings: RecommendationSettings,
): number | undefined => {
  if (maySend(status, several)) return 0;
  const usual = { DESTIN: settings.handOverMs, FINPEC: settings.endOfCareMs }[status as string];
  return usual === undefined ? undefined : Math.max(0, (statusAt ?? now) + usual - now);
};

const misfit = (vehicle: FleetVehicle, ask: VehicleAsk): OutReason | undefined => {
  if (!vehicle.inService) return 'outOfService';
  if (vehicle.unavailable !== null) return 'unavailable';
  if (!crewSuffices(vehicle.crew, ask.crew)) return 'crew';
  if (ask.carries && vehicle.carries !== 'yes' && vehicle.carries !== 'either') return 'carries';
  if (ask.skills.some((skill) => !vehicle.skills.includes(skill))) return 'skills';
  return isHelicopter(vehicle.vehicleType) && !ask.flight ? 'flight' : undefined;
};

/**
 * Sorts the vehicles of a centre into those that may be sent, with their delay before they move, and those left out, with why
 * (domain §9): fit first, then free now or within the time set.
 */
export const shortlist = (
  ask: VehicleAsk, vehicles: readonly FleetVehicle[], now: Instant, settings: RecommendationSettings,
): { candidates: Shortlisted[]; out: LeftOut[] } => {
  const candidates: Shortlisted[] = [];
  const out: LeftOut[] = [];
  for (const vehicle of vehicles) {
    const free = freeInMs(vehicle, now, settings);
    const busy = free === undefined || free > settings.soonFreeMs ? 'onMission' : undefined;
    const reason = misfit(vehicle, ask) ?? busy ?? (vehicle.at === null ? 'noPlace' : undefined);
    if (reason) {
      out.push({ vehicle, reason });
      continue;
    }
    const starts = vehicle.status === null ? settings.mobilisationBaseMs : settings.mobilisationRoadMs;
    candidates.push({ vehicle: { ...vehicle, at: vehicle.at! }, freeInMs: free!, delayMs: free! + starts });
  }
  return { candidates, out };
};
