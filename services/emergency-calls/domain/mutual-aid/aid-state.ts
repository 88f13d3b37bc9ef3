import type { Instant } from '#base/values/instant.ts';
import type { AidSettings } from './aid-settings.ts';
import { forecastShare, isLost, pressureOf, type CentreLoad } from './centre-load.ts';

/** What the supervisor commands: the policy decides, always divert, never divert. */
export type Lever = 'auto' | 'force' | 'arret';

/** Why a centre diverts. */
export type AidCause = 'attente' | 'prevision' | 'centre-perdu' | 'commande';

/** Where a centre stands: whether it diverts, why and since when, and the two clocks of the hysteresis. */
export type AidState = { on: boolean; cause: AidCause | null; since: Instant | null; overSince: Instant | null; calmSince: Instant | null };

/** A centre that helps itself. */
export const AT_REST: AidState = { on: false, cause: null, since: null, overSince: null, calmSince: null };

const start = (cause: AidCause, now: Instant): AidState => ({ on: true, cause, since: now, overSince: null, calmSince: null });

const causeNow = (state: AidState, load: CentreLoad, now: Instant, settings: AidSettings): AidCause | undefined => {
  if (isLost(load)) return 'centre-perdu';
  if (load.longestWait_ms > settings.wait_ms) return 'attente';
  return state.overSince !== null && now - state.overSince >= settings.forecast_ms ? 'prevision' : undefined;
};

/** The next state of a centre that diverts: it ends after a long calm only. */
const whileOn = (state: AidState, load: CentreLoad, now: Instant, settings: AidSettings): AidState => {
  const calm = !isLost(load) && pressureOf(load, settings) < settings.calmShare;
  const calmSince = calm ? state.calmSince ?? now : null;
  return calmSince !== null && now - calmSince >= settings.calm_ms ? AT_REST : { ...state, calmSince };
};

/**
 * One look at a centre: a wait or the loss of the centre starts diversion at once, a bad forecast when it lasts; it stops when the
 * pressure stayed low long enough. The supervisor's lever goes before all. A centre whose posts nobody counts is left to its lever.
 */
export const stepAid = (state: AidState, load: CentreLoad, lever: Lever, now: Instant, settings: AidSettings): AidState => {
  if (lever === 'arret') return AT_REST;
  if (lever === 'force') return state.on ? { ...state, cause: 'commande', calmSince: null } : start('commande', now);
  if (load.present === null) return AT_REST;
  if (state.on) return whileOn(state, load, now, settings);
  const over = forecastShare(load, settings) < settings.share;
  const looked: AidState = { ...state, overSince: over ? state.overSince ?? now : null };
  const cause = causeNow(looked, load, now, settings);
  return cause === undefined ? looked : start(cause, now);
};
