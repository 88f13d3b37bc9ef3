import { serviceLevel } from '../staffing/erlang.ts';
import type { AidSettings } from './aid-settings.ts';

/** What a centre has to do at an instant, and with whom. */
export type CentreLoad = {
  centre: string;
  /** Call takers at their posts; null when the telephony does not say: the centre then neither asks nor helps by itself. */
  present: number | null;
  /** Call takers in a call, calls that ring, and diverted calls that are on their way here. */
  busy: number; waiting: number; coming: number;
  longestWait_ms: number;
  /** Calls of the last window, diverted ones too, and how long one takes. */
  arrivals_per_s: number; handling_s: number;
};

/** Share of the centre's own calls that its own people would answer in time (Erlang C): as if nothing were diverted. */
export const forecastShare = ({ present, arrivals_per_s, handling_s }: CentreLoad, { target_s }: AidSettings): number =>
  (present === null ? 1 : serviceLevel({ load: arrivals_per_s * handling_s, servers: present, handling_s }, target_s));

/** Nobody is at a post that the telephony knows. */
export const isLost = ({ present }: CentreLoad): boolean => present === 0;

/**
 * How near a centre is to its threshold: 1 is the trigger, by the longest wait or by the forecast. The forecast counts every call
 * that was presented, so that diverting does not itself look like calm.
 */
export const pressureOf = (load: CentreLoad, settings: AidSettings): number => Math.max(load.longestWait_ms / settings.wait_ms,
  (1 - forecastShare(load, settings)) / (1 - settings.share));

/** Call takers who could take a diverted call now. */
export const spareOf = ({ present, busy, waiting, coming }: CentreLoad, { reserve }: AidSettings): number =>
  (present ?? 0) - busy - waiting - coming - reserve;
