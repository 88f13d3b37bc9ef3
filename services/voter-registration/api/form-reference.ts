import { civilDateAt, type CivilDate } from '#base/values/civil-date.ts';
import type { Clock } from '#base/values/instant.ts';
import { shippedClosings } from '../data/calendar.ts';
import { communes } from '../data/communes.ts';
import { countries } from '../data/countries.ts';
import type { FormReference } from '../domain/demande/form-reference.ts';

const PARIS = 'Europe/Paris';
const REFRESH_MS = 1_000;

/** What forms are checked against, with today's date in Paris worked out at most once a second. */
export const formReference = (clock: Clock): (() => FormReference) => {
  const fixed = { communes: communes(), countries: countries(), closings: shippedClosings() };
  let today: CivilDate = '';
  let until = -Infinity;
  return () => {
    const now = clock();
    if (now >= until || now < until - REFRESH_MS) {
      today = civilDateAt(now, PARIS);
      until = now + REFRESH_MS;
    }
    return { ...fixed, today };
  };
};
