import { civilDateAt, startOfDay, addDays, type CivilDate } from '#base/values/civil-date.ts';
import type { Instant } from '#base/values/instant.ts';
import { zoneOf } from './territory.ts';

type Day = { date: CivilDate; from: Instant; until: Instant };

/** The last day asked for in each zone: a closing night asks for the same one a hundred thousand times. */
const lastDays = new Map<string, Day>();

/** The civil date of an instant in the legal time of a commune (COG code). */
export const localDay = (at: Instant, commune: string): CivilDate => {
  const zone = zoneOf(commune);
  const known = lastDays.get(zone);
  if (known && at >= known.from && at < known.until) return known.date;
  const date = civilDateAt(at, zone);
  lastDays.set(zone, { date, from: startOfDay(date, zone), until: startOfDay(addDays(date, 1), zone) });
  return date;
};
