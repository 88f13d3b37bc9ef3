import { readFileSync } from 'node:fs';
import type { Instant } from '#base/values/instant.ts';
import { writeDurably } from '../backup/write-durably.ts';

/** Seconds of one day (UTC) during which a service was looked at, and those during which it took requests. */
export type DayCount = { day: string; seen: number; up: number };

/** By service, oldest day first. A second during which the whole platform was stopped is not seen: nobody promised it. */
export type Availability = Record<string, DayCount[]>;

const DAYS_KEPT = 90;

/** Counts one second of every service. Pure. */
export const countSecond = (before: Availability, up: Readonly<Record<string, boolean>>, now: Instant): Availability => {
  const day = new Date(now).toISOString().slice(0, 10);
  const after: Availability = { ...before };
  for (const [service, isUp] of Object.entries(up)) {
    const days = before[service] ?? [];
    const last = days.at(-1);
    const today = last?.day === day ? last : { day, seen: 0, up: 0 };
    const rest = last?.day === day ? days.slice(0, -1) : days;
    after[service] = [...rest, { day, seen: today.seen + 1, up: today.up + (isUp ? 1 : 0) }].slice(-DAYS_KEPT);
  }
  return after;
};

/** Reads what was counted before; a damaged file is an empty history, not a reason not to start. */
export const readAvailability = (file: string): Availability => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Availability;
  } catch {
    return {};
  }
};

/** Keeps the counts across restarts. */
export const writeAvailability = (file: string, availability: Availability): void =>
  writeDurably(file, JSON.stringify(availability), 0o644);
