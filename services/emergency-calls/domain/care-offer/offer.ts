import { addDays, civilDateAt, instantAt, weekday } from '#base/values/civil-date.ts';
import type { Instant } from '#base/values/instant.ts';

/** Hours of one weekday (1 Monday … 7 Sunday), local times `HH:MM`; `to` before `from` goes past midnight. */
export type Opening = { day: number; from: string; to: string };

/** A professional of health, by name and by their number in the national directory (RPPS). */
export type Practitioner = { rppsId: string; lastName: string; firstName: string };

/** Where unscheduled care is given: a practice, an on-call house, SOS doctors, a pharmacy. */
export type CareOffer = {
  id: string;
  /** HubSante.typeRessource, `LIBERAL.*`, and HubSante.structureRendezVous. */
  type: string; category: string; name: string; address: string; town: string; phone: string; lat: number; lon: number;
  opening: readonly Opening[];
  /** Minutes of an appointment; 0: without one. */
  slotMinutes: number;
  practitioner: Practitioner | null; finess: string | null;
};

/** A published pattern: an RPPS number in an appointment (domain §6). */
export const RPPS = /^81\d{10}$/;

const DAY_MS = 86_400_000;

/** Open spans of an offer that touch `[from, to]`, in order. */
const spans = ({ opening }: CareOffer, from: Instant, to: Instant, zone: string): { from: Instant; to: Instant }[] => {
  const found: { from: Instant; to: Instant }[] = [];
  for (let day = addDays(civilDateAt(from, zone), -1); instantAt(day, '00:00', zone) < to; day = addDays(day, 1)) {
    for (const one of opening.filter((hours) => hours.day === weekday(day))) {
      const end = instantAt(one.to <= one.from ? addDays(day, 1) : day, one.to, zone);
      const span = { from: instantAt(day, one.from, zone), to: end };
      if (span.to > from && span.from < to) found.push(span);
    }
  }
  return found.sort((a, b) => a.from - b.from);
};

/** Is it open, until when; or when it opens next within a week (`HH:MM` and the day are the reader's). */
export const openingAt = (offer: CareOffer, at: Instant, zone: string): { open: boolean; until: Instant | null; next: Instant | null } => {
  const near = spans(offer, at, at + 7 * DAY_MS, zone);
  const now = near.find((span) => span.from <= at && at < span.to);
  return { open: now !== undefined, until: now?.to ?? null, next: now ? null : near[0]?.from ?? null };
};

/** What the practice itself has booked already: the same slots at every reading, about half of them. */
const ownBooking = (id: string, start: Instant): boolean => {
  let mix = 7;
  for (const char of `${id}/${start}`) mix = (mix * 31 + char.charCodeAt(0)) % 1_000_003;
  return mix % 2 === 0;
};

/** Free slots of an offer from an instant on, the first `count`; `taken`: starts that are promised to somebody. */
export const freeSlots = (offer: CareOffer, from: Instant, taken: ReadonlySet<Instant>, count: number, zone: string): Instant[] => {
  if (offer.slotMinutes === 0) return [];
  const step = offer.slotMinutes * 60_000;
  const free: Instant[] = [];
  for (const span of spans(offer, from, from + 2 * DAY_MS, zone)) {
    for (let start = span.from; start + step <= span.to && free.length < count; start += step) {
      if (start >= from && !taken.has(start) && !ownBooking(offer.id, start)) free.push(start);
    }
  }
  return free;
};
