import type { Instant } from '#base/values/instant.ts';
import { CHANNELS, type Canal } from '../codes/channels.ts';
import type { MotifL30 } from '../codes/l30-motives.ts';
import type { BallotClosings } from './closings.ts';

/** What counts for a ballot: when the request came, when it became complete, and a late motive if any. */
export type Filing = {
  canal: Canal; depot: Instant; complet: Instant | null; motifL30?: MotifL30;
};

/**
 * `A_TEMPS` counts for the ballot; `A_COMPLETER` will if completed before the closing; `L30` counts as a late case
 * that the mayor checks; `HORS_DELAI` counts after the ballot. A late request is qualified, never refused.
 */
export type Verdict = 'A_TEMPS' | 'A_COMPLETER' | 'L30' | 'HORS_DELAI';

const INCOMPLETE = Number.POSITIVE_INFINITY;

/** Whether a filing counts for a ballot (L.17, R.5, L.30): deposit and completion before the closing's end. */
export const admissibility = (filing: Filing, closings: BallotClosings, now: Instant): Verdict => {
  const { fin } = closings[CHANNELS[filing.canal].cloture];
  const complete = filing.complet ?? INCOMPLETE;
  if (filing.depot < fin && complete < fin) return 'A_TEMPS';
  if (filing.depot < fin && filing.complet === null && now < fin) return 'A_COMPLETER';
  const late = filing.motifL30 !== undefined && closings.l30 !== null && filing.depot < closings.l30.fin;
  return late && (filing.complet === null || filing.complet < closings.l30!.fin) ? 'L30' : 'HORS_DELAI';
};
