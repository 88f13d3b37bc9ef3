import type { Instant } from '#base/values/instant.ts';
import type { CareLevel } from '../codes/care-levels.ts';
import type { VehicleStatus } from '../codes/vehicle-statuses.ts';
import type { Settings } from '../indicators/settings.ts';

/** What is known of a mission under way, for its follow-up; instants in ms. */
export type FollowedMission = {
  status: VehicleStatus; statusAt: Instant; engagedAt: Instant; expectedAt: Instant | null; onSceneAt: Instant | null;
  reportAt: Instant | null; level: CareLevel | null;
};

export type MissionAlert = 'lateArrival' | 'noReport';

const ON_THE_WAY: readonly VehicleStatus[] = ['DECISION', 'DECLENCHE', 'DEPART'];
const ON_SCENE: readonly VehicleStatus[] = ['ARRIVEE', 'PEC'];
const MINUTE_MS = 60_000;

/**
 * What the second line must ask the crew about (domain §5): no arrival some minutes past the estimate (or past a usual time, when
 * nothing was estimated), and an R1 on scene without a first report. Any later status silences it.
 */
export const missionAlerts = (mission: FollowedMission, settings: Settings, now: Instant): MissionAlert[] => {
  const { status, engagedAt, expectedAt, onSceneAt, reportAt, level } = mission;
  const due = expectedAt === null ? engagedAt + settings.unestimated_arrival_min * MINUTE_MS
    : expectedAt + settings.late_arrival_min * MINUTE_MS;
  return [
    ...(ON_THE_WAY.includes(status) && now > due ? ['lateArrival' as const] : []),
    ...(ON_SCENE.includes(status) && level === 'R1' && reportAt === null && onSceneAt !== null
      && now > onSceneAt + settings.first_report_min * MINUTE_MS ? ['noReport' as const] : []),
  ];
};
