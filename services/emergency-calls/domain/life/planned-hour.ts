import type { FieldError } from '#base/values/problem.ts';
import type { Instant } from '#base/values/instant.ts';

/** A case is planned at most so long ahead (design): a later hour is a slip of the year. */
const AHEAD_MS_MAX = 366 * 24 * 3_600_000;

/** What is wrong with the hour of a planned dossier, typed at `typedAt`: it is to come, within a year. */
export const wrongHour = (activateAt: Instant, typedAt: Instant): FieldError[] =>
  (activateAt > typedAt && activateAt <= typedAt + AHEAD_MS_MAX ? [] : [{ pointer: '/activateAt', code: 'range',
    detail: { fr: 'Une heure à venir, dans l’année.', en: 'An hour to come, within a year.' } }]);
