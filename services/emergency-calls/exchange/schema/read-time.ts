import type { Instant } from '#base/values/instant.ts';

const FORM = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}[-+]\d{2}:\d{2}$/;
const TEXT_CHARS = 25;
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/**
 * Instant of a time of a message, `2026-01-12T21:04:05+01:00`: local, with seconds and a numeric offset. `Z`, fractions
 * and times that no clock shows (30 February, 24:00) give `undefined`; nothing is guessed. A leap second, the last of a UTC day, is
 * the second after it.
 */
export const readTime = (text: string): Instant | undefined => {
  if (text.length !== TEXT_CHARS || !FORM.test(text)) return undefined;
  const part = (from: number, to: number): number => Number(text.slice(from, to));
  const [year, month, day, hour, minute, second] = [part(0, 4), part(5, 7), part(8, 10), part(11, 13), part(14, 16), part(17, 19)];
  const [offsetHour, offsetMinute] = [part(20, 22), part(23, 25)];
  if (hour > 23 || minute > 59 || second > 60 || offsetHour > 23 || offsetMinute > 59) return undefined;
  if (month < 1 || month > 12 || day < 1 || day > daysOf(year, month)) return undefined;
  const local = new Date(0);
  local.setUTCFullYear(year, month - 1, day);
  local.setUTCHours(hour, minute, second);
  const offset = (offsetHour * 60 + offsetMinute) * MINUTE_MS;
  const instant = text[19] === '-' ? local.getTime() + offset : local.getTime() - offset;
  return second === 60 && instant % DAY_MS !== 0 ? undefined : instant;
};

const daysOf = (year: number, month: number): number => {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
};

const clocks = new Map<string, Intl.DateTimeFormat>();

const clockOf = (zone: string): Intl.DateTimeFormat => {
  let clock = clocks.get(zone);
  if (!clock) {
    clock = new Intl.DateTimeFormat('en-CA', {
      timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit',
      hour: '2-digit', minute: '2-digit', second: '2-digit', timeZoneName: 'longOffset',
    });
    clocks.set(zone, clock);
  }
  return clock;
};

/** The time of a message for an instant, as clocks of `zone` show it; the fraction of the second is cut. */
export const writeTime = (instant: Instant, zone = 'Europe/Paris'): string => {
  const parts = Object.fromEntries(clockOf(zone).formatToParts(instant).map(({ type, value }) => [type, value]));
  const offset = parts['timeZoneName']?.slice(3) || '+00:00';
  return `${parts['year']?.padStart(4, '0')}-${parts['month']}-${parts['day']}`
    + `T${parts['hour']}:${parts['minute']}:${parts['second']}${offset}`;
};
