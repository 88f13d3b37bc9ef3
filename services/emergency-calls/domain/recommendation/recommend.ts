import { sphereDistance } from '#base/geo/crs/geodesic.ts';
import type { LonLat } from '#base/geo/crs/projection.ts';
import { helicopterMs } from '#base/geo/road/straight-line.ts';
import type { Instant } from '#base/values/instant.ts';
import type { RecommendationSettings } from './recommendation-settings.ts';
import { crewSuffices, freeInMs, isHelicopter, type FleetVehicle, type LeftOut, type Shortlisted } from './shortlist.ts';

/** How a vehicle comes: `straight-line` is an estimate where no road answers, and is shown as one. */
export type Way = 'road' | 'straight-line' | 'air';

/** Time by road from a vehicle to the scene, ms, without the delay before it moves. */
export type RoadTime = { roadMs: number; by: 'road' | 'straight-line' };

/** A vehicle proposed: everything that its line shows. Times in ms, distance in metres in a straight line. */
export type Proposal = {
  resourceId: string; name: string; vehicleType: string; crew: string; centre: string; sector: string | null; status: string | null;
  totalMs: number; delayMs: number; travelMs: number; freeInMs: number; by: Way; metres: number;
  /** Age of the position it is counted from; null: counted from its base. */
  positionAgeMs: number | null;
  /** Free vehicles of at least its level that its sector keeps when it leaves. */
  coverLeft: number;
};

export type Recommendation = {
  best: Proposal[]; others: number; out: { resourceId: string; name: string; reason: LeftOut['reason'] }[];
  /** The soonest of the neighbouring centres, which a telephone call may send. */
  neighbours: Proposal[];
};

/** What to rank: vehicles with their time by road, in the same order. */
export type Timed = { candidates: readonly Shortlisted[]; times: readonly RoadTime[] };

type Ranking = { scene: LonLat; now: Instant; settings: RecommendationSettings; fleet: readonly FleetVehicle[] };

const coverLeft = (vehicle: FleetVehicle, { fleet, now, settings }: Ranking): number => fleet.filter((other) =>
  other.resourceId !== vehicle.resourceId && other.sector === vehicle.sector && other.centre === vehicle.centre && other.inService
  && other.unavailable === null && crewSuffices(other.crew, vehicle.crew) && freeInMs(other, now, settings) === 0).length;

const proposalOf = ({ vehicle, delayMs, freeInMs: free }: Shortlisted, time: RoadTime | undefined, ranking: Ranking): Proposal => {
  const { scene, now, settings } = ranking;
  const air = isHelicopter(vehicle.vehicleType);
  // A helicopter's own dispatch stands in place of a crew's mobilisation; its wait for the end of a mission stays.
  const waits = air ? free : delayMs;
  const travelMs = air ? helicopterMs(vehicle.at, scene, settings.helicopter) : time?.roadMs ?? 0;
  const { resourceId, name, vehicleType, crew, centre, sector, status, positionAt } = vehicle;
  return { resourceId, name, vehicleType, crew, centre, sector, status, delayMs: waits, travelMs, freeInMs: free,
    totalMs: waits + travelMs, by: air ? 'air' : time?.by ?? 'straight-line', metres: Math.round(sphereDistance(vehicle.at, scene)),
    positionAgeMs: positionAt === null ? null : Math.max(0, now - positionAt), coverLeft: coverLeft(vehicle, ranking) };
};

const soonest = ({ candidates, times }: Timed, ranking: Ranking): Proposal[] =>
  candidates.map((one, index) => proposalOf(one, times[index], ranking))
    .sort((a, b) => a.totalMs - b.totalMs || a.name.localeCompare(b.name));

/**
 * The soonest vehicles of a centre at a scene, why the others are out, the soonest of its neighbours, and the cover that each
 * leaves behind (domain §9). It orders and shows; a human chooses: the nearest harms the cover when few are left.
 */
export const recommend = (ranking: Ranking, own: Timed & { out: readonly LeftOut[] }, neighbours: Timed): Recommendation => {
  const { shownCount, neighboursCount } = ranking.settings;
  const ranked = soonest(own, ranking);
  return {
    best: ranked.slice(0, shownCount), others: Math.max(0, ranked.length - shownCount),
    out: own.out.map(({ vehicle, reason }) => ({ resourceId: vehicle.resourceId, name: vehicle.name, reason })),
    neighbours: soonest(neighbours, ranking).slice(0, neighboursCount),
  };
};
