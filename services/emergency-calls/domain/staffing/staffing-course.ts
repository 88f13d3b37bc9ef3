import { civilDateAt, type CivilDate } from '#base/values/civil-date.ts';
import type { Instant } from '#base/values/instant.ts';
import { dayClassOf } from './day-class.ts';
import { serversFor } from './erlang.ts';
import { forecastCalls, usualCalls, type Quarter } from './forecast.ts';

export const QUARTER_MS = 15 * 60_000;
const HOUR_MS = 3_600_000;
const RECENT = 8;

/** One quarter of an hour: what was expected, what came (null: not over yet), and how many posts the expected flow needs. */
export type StaffingPoint = { from: Instant; forecast: number; real: number | null; needed: number };

export type StaffingAsk = {
  /** Calls presented by start of quarter; quarters without any may be left out. */
  calls: ReadonlyMap<Instant, number>;
  /** First instant of the history; nothing is known before. */
  since: Instant; now: Instant; zone: string; back: number; ahead: number;
  handling_s: number; answer_s: number; share: number;
};

type Place = { day: CivilDate; slot: number; dayClass: string };

/**
 * The place of each quarter in its day, on the clocks of the zone, worked out once an hour: a day of a clock change has an hour
 * twice, or lacks one.
 */
const placesIn = (zone: string): ((at: Instant) => Place) => {
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', hourCycle: 'h23' });
  const [classes, hours] = [new Map<CivilDate, string>(), new Map<number, Place>()];
  return (at) => {
    const hour = Math.floor(at / HOUR_MS);
    let place = hours.get(hour);
    if (!place) {
      const day = civilDateAt(hour * HOUR_MS, zone);
      const dayClass = classes.get(day) ?? dayClassOf(day);
      classes.set(day, dayClass);
      hours.set(hour, place = { day, dayClass, slot: Number(clock.format(hour * HOUR_MS)) * 4 });
    }
    return { ...place, slot: place.slot + Math.floor((at % HOUR_MS) / QUARTER_MS) };
  };
};

/**
 * Forecast against real flow around now, and posts to hold for the aimed service (domain §9). What was forecast for a quarter that
 * is over uses only what was known before it; for a quarter to come, the two hours that end now.
 */
export const staffingCourse = (ask: StaffingAsk): StaffingPoint[] => {
  const { calls, since, now, zone, back, ahead, handling_s: handling, answer_s: answer, share } = ask;
  const current = Math.floor(now / QUARTER_MS) * QUARTER_MS;
  const first = Math.ceil(since / QUARTER_MS) * QUARTER_MS;
  const placeOf = placesIn(zone);
  const quarterAt = (at: Instant): Quarter => ({ ...placeOf(at), calls: calls.get(at) ?? 0 });
  const today = civilDateAt(now, zone);
  const known = Array.from({ length: Math.max(0, (current - first) / QUARTER_MS) }, (_, i) => first + i * QUARTER_MS);
  // What today was like is what the ratio of the last two hours is for.
  const usual = usualCalls(known.map(quarterAt).filter(({ day }) => day < today));
  return Array.from({ length: back + ahead }, (_, i) => {
    const from = current + (i - back) * QUARTER_MS;
    const until = Math.min(from, current);
    const recent = Array.from({ length: RECENT }, (_, n) => until - (RECENT - n) * QUARTER_MS).filter((at) => at >= first).map(quarterAt);
    const forecast = forecastCalls(usual, quarterAt(from), recent);
    return { from, forecast, real: from < current ? calls.get(from) ?? 0 : null,
      needed: forecast === 0 ? 1 : serversFor((forecast * handling) / (QUARTER_MS / 1_000), handling, answer, share) };
  });
};
