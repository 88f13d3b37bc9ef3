import type { SymmetricKey } from '#base/values/crypto-box.ts';
import type { Clock } from '#base/values/instant.ts';
import type { Admission } from './admission.ts';
import { readTicket, signTicket, type Ticket } from './ticket.ts';

export type WaitingRoomOptions = {
  key: SymmetricKey;
  clock: Clock;
  admission: Admission;
  /** Reserves `count` consecutive numbers, on disk, so that a crash never gives one twice. */
  reserve(count: number): Promise<{ first: number; last: number }>;
  /** How long nobody enters before those at the head are taken to have left, ms: longer than the page's reload. */
  absentMs?: number;
  /** Tickets that may wait, given out to one address range. */
  ticketsPerRangeMax?: number;
};

/** `enter` with the ticket that was waited with, if any; else wait at a place, or come back later. */
export type Entry =
  | { kind: 'enter'; ticket?: Ticket }
  | { kind: 'wait'; signed: string; ticket: Ticket; place: number; waitS: number }
  | { kind: 'later'; retryAfterS: number };

export type WaitingRoom = {
  /** A visitor at the door, with the ticket of their cookie if they have one. */
  arrive(range: string, cookie: string | undefined): Promise<Entry>;
  stats(): { waiting: number; admitted: number };
};

const BLOCK = 256;
const ABSENT_MS = 15_000;
const RANGES_MAX = 20_000;

/**
 * First come, first served while the service is full; open doors otherwise. A visitor keeps their place
 * over reloads, outages of ours and restarts, because the ticket is in their cookie and signed.
 */
export const createWaitingRoom = (options: WaitingRoomOptions): WaitingRoom => {
  const perRangeMax = options.ticketsPerRangeMax ?? 5_000;
  const numbers = createNumbers(options.reserve);
  const outstanding = new Map<string, number>();
  let admittedUpTo = -1;
  let issuedUpTo = -1;
  let entered = 0;
  const absentMs = options.absentMs ?? ABSENT_MS;
  let movedAt = options.clock();
  /** People close the page: the line does not stand still behind them. They may still enter when they come back. */
  const skipAbsent = (): void => {
    const stillMs = options.clock() - movedAt;
    if (stillMs < absentMs || issuedUpTo <= admittedUpTo) return;
    admittedUpTo = Math.min(issuedUpTo, admittedUpTo + Math.max(1, Math.floor(rateOf(options.admission) * stillMs / 1_000)));
    movedAt = options.clock();
  };

  const admit = (ticket: Ticket): Entry => {
    admittedUpTo = Math.max(admittedUpTo, ticket.seq);
    movedAt = options.clock();
    outstanding.set(ticket.range, Math.max(0, (outstanding.get(ticket.range) ?? 0) - 1));
    entered++;
    return { kind: 'enter', ticket };
  };
  const wait = (ticket: Ticket, signed: string): Entry => {
    const place = Math.max(1, ticket.seq - admittedUpTo);
    return { kind: 'wait', signed, ticket, place, waitS: Math.ceil(place / Math.max(1, rateOf(options.admission))) };
  };
  const isNext = (ticket: Ticket): boolean => ticket.seq <= admittedUpTo + windowOf(options.admission);

  const issue = async (range: string): Promise<Entry> => {
    const held = outstanding.get(range) ?? 0;
    if (held >= perRangeMax || (held === 0 && outstanding.size >= RANGES_MAX)) return { kind: 'later', retryAfterS: 30 };
    outstanding.set(range, held + 1);
    const ticket = { seq: await numbers(), arrivedAt: options.clock(), range };
    issuedUpTo = Math.max(issuedUpTo, ticket.seq);
    if (admittedUpTo < 0) admittedUpTo = ticket.seq - 1;
    if (issuedUpTo - 1 <= admittedUpTo) movedAt = options.clock();
    return wait(ticket, signTicket(options.key, ticket));
  };

  return {
    arrive: async (range, cookie) => {
      skipAbsent();
      const ticket = readTicket(options.key, cookie);
      if (!ticket) return options.admission.surging() || issuedUpTo > admittedUpTo || options.admission.ask(range) !== 'admit'
        ? issue(range) : { kind: 'enter' };
      // Who was let in stays in: their next pages do not stand in line again.
      if (ticket.seq <= admittedUpTo) return { kind: 'enter', ticket };
      return isNext(ticket) && options.admission.ask(ticket.range) === 'admit' ? admit(ticket) : wait(ticket, cookie!);
    },
    stats: () => ({ waiting: Math.max(0, issuedUpTo - admittedUpTo), admitted: entered }),
  };
};

/** Places that may be taken out of strict order: one window's worth, because reloads come when they come. */
const windowOf = (admission: Admission): number => Math.max(1, Math.ceil(rateOf(admission) / 5));
const rateOf = (admission: Admission): number => admission.ratePerS();

/** Draws numbers from blocks reserved on disk. */
const createNumbers = (reserve: WaitingRoomOptions['reserve']): (() => Promise<number>) => {
  let next = 1;
  let last = 0;
  let pending: Promise<void> | undefined;
  const refill = async (): Promise<void> => {
    const block = await reserve(BLOCK);
    next = block.first;
    last = block.last;
    pending = undefined;
  };
  return async () => {
    while (next > last) await (pending ??= refill());
    return next++;
  };
};
