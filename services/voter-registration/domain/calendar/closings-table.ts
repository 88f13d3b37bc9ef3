import type { Instant } from '#base/values/instant.ts';
import type { TypeListe } from '../codes/lists.ts';
import type { Ballot } from './ballot.ts';
import { concerns, roundsIn, type Calendar } from './calendar.ts';
import { closingsOf, type BallotClosings } from './closings.ts';
import { territoryOf, zoneOf } from './territory.ts';

export type CommuneBallot = { ballot: Ballot; closings: BallotClosings };

/** Closings of every ballot of a calendar, computed once per (ballot, territory, zone, rounds). */
export type ClosingsTable = {
  version: string;
  /** Ballots held in the commune for that list, first round first. */
  ballotsOf(commune: string, liste: TypeListe): readonly CommuneBallot[];
};

/**
 * Prepares a calendar for many look-ups. Communes of one territory and zone share their ballots and closings, so a closing
 * night computes each of them once and remembers some two hundred lists; a commune named by a local ballot has its own.
 */
export const closingsTable = (calendar: Calendar): ClosingsTable => {
  const computed = new Map<string, BallotClosings | undefined>();
  const closings = (ballot: Ballot, commune: string): BallotClosings | undefined => {
    const key = `${ballot.id}|${territoryOf(commune)}|${zoneOf(commune)}|${roundsIn(ballot, commune).premierTour}`;
    if (!computed.has(key)) computed.set(key, closingsOf(calendar, ballot, commune));
    return computed.get(key);
  };
  const byPlace = new Map<string, readonly CommuneBallot[]>();
  const named = new Set(calendar.scrutins.flatMap(({ perimetre }) => (perimetre === 'NATIONAL' ? [] : perimetre.communes ?? [])));
  const ballotsOf = (commune: string, liste: TypeListe): readonly CommuneBallot[] => {
    const place = named.has(commune) ? commune : `${territoryOf(commune)} ${zoneOf(commune)}`;
    const key = `${place}|${liste}`;
    const known = byPlace.get(key);
    if (known) return known;
    const found = calendar.scrutins
      .filter((ballot) => ballot.listes.includes(liste) && concerns(ballot, commune))
      .flatMap((ballot) => {
        const computedClosings = closings(ballot, commune);
        return computedClosings ? [{ ballot, closings: computedClosings }] : [];
      })
      .sort((a, b) => (a.closings.premierTour < b.closings.premierTour ? -1 : 1));
    byPlace.set(key, found);
    return found;
  };
  return { version: calendar.version, ballotsOf };
};

/** Ballots of a commune whose first round has not begun at `now` in its legal time. */
export const upcomingBallots = (
  table: ClosingsTable, commune: string, liste: TypeListe, today: string,
): readonly CommuneBallot[] => table.ballotsOf(commune, liste).filter(({ closings }) => closings.premierTour > today);

/** The next ballot for which registering now still counts by the ordinary rule, and the first one it misses. */
export const nextClosing = (
  table: ClosingsTable, commune: string, liste: TypeListe, channel: 'EN_LIGNE' | 'PAPIER', now: Instant, today: string,
): { ouvert: CommuneBallot | undefined; manque: CommuneBallot | undefined } => {
  const upcoming = upcomingBallots(table, commune, liste, today);
  return {
    ouvert: upcoming.find(({ closings }) => now < closings[channel].fin),
    manque: upcoming.find(({ closings }) => now >= closings[channel].fin),
  };
};
