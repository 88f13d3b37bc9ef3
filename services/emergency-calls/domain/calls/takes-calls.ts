import type { Instant } from '#base/values/instant.ts';
import type { Case } from '../state.ts';

/** A dossier receives the calls about it in its first 24 hours; after that, a new one is opened (DSF 15-15 §3.2). */
const TAKES_CALLS_MS = 24 * 3_600_000;

/** Transfers and evacuations (HubSante.intervention), disasters (HubSante.attribution): their dossier takes calls as long as it lives. */
const LONG_INTERVENTIONS: ReadonlySet<unknown> = new Set(['T2-INTER', 'T2-INTRA', 'T4']);
const DISASTERS: ReadonlySet<string> = new Set(['DRM.MRU.SSE', 'DRM.MRU.PLANBLAN']);

/** Until when a dossier takes calls; null: as long as it lives, like one of a transfer, an evacuation, a disaster or an event of many. */
export const takesCallsUntil = ({ createdAt, activatedAt, attribution, event, fields }: Case): Instant | null =>
  (event !== null || DISASTERS.has(attribution) || LONG_INTERVENTIONS.has(fields.interventionType?.value) ? null
    : Math.max(createdAt, activatedAt) + TAKES_CALLS_MS);

/** Does what takes calls until then take one of this instant? */
export const isInTime = (at: Instant, until: Instant | null): boolean => at <= (until ?? Infinity);

/** Does the dossier take a call of this instant? */
export const takesCallAt = (state: Case, at: Instant): boolean => isInTime(at, takesCallsUntil(state));
