import { inContext, systemContext } from '#base/store/context.ts';
import type { CallEvent } from '../../domain/calls/call-events.ts';
import { randomFrom } from '../../domain/staffing/random-from.ts';
import { recordCalls } from '../../store/calls.ts';
import type { Regulation } from '../../store/open-regulation.ts';

const HOURS = 30;
const CALLS_AN_HOUR = 22;
const HOUR_MS = 3_600_000;
const SEED = 15;
const BATCH = 400;
const LINES = ['15', '15', '15', '112', '116117'];

/** Calls an hour at an hour of the day: quiet before dawn, busy in the evening. */
const busyness = (at: number): number => 1 + 0.6 * Math.sin(((new Date(at).getUTCHours() - 12) / 24) * 2 * Math.PI);

/** One call of the past, told as a telephony tells it: most are answered in time, some late, some give up and are called back. */
const callOf = (centre: string, n: number, at: number, random: () => number): CallEvent[] => {
  const callId = `veille-${centre}-${n}`;
  const told = (kind: CallEvent['kind'], ms: number, more: Partial<CallEvent> = {}): CallEvent =>
    ({ eventId: `${callId}-${kind}`, callId, centre, kind, at: Math.round(at + ms), ...more });
  const ring = told('PRESENTED', 0, { line: LINES[Math.floor(random() * LINES.length)]!, ani: `063998${String(n).padStart(4, '0')}` });
  const wait = -Math.log(1 - random()) * 9_000;
  if (random() < 0.06) return [ring, told('ENDED', 20_000 + wait), told('CALLED_BACK', 240_000 + wait, { agent: 'veille' })];
  const talk = 60_000 + -Math.log(1 - random()) * 90_000;
  return [ring, told('ANSWERED', wait, { agent: `veille-${n % 4}` }), told('ENDED', wait + talk, { cause: 'ANSWERED_END' })];
};

/** The last day of a demonstration's centre, so that its boards and indicators have something to show from the first minute. */
export const seedDayOfCalls = async (regulation: Regulation, centre: string): Promise<void> => {
  const random = randomFrom(SEED);
  const [now, events] = [regulation.clock(), [] as CallEvent[]];
  for (let at = now - HOURS * HOUR_MS, n = 0; ; n += 1) {
    at += (-Math.log(1 - random()) * HOUR_MS) / (CALLS_AN_HOUR * busyness(at));
    if (at > now - HOUR_MS / 4) break;
    events.push(...callOf(centre, n, at, random));
  }
  const partition = regulation.partitionOfCentre(centre);
  for (let from = 0; from < events.length; from += BATCH) {
    await inContext(regulation.app, systemContext('telephonie', 'demonstration'), (tx) => recordCalls(tx,
      { partition, centre, partitions: regulation.partitions, now }, regulation.numbers, events.slice(from, from + BATCH)));
  }
};
