import type { Ballot, Rounds } from './ballot.ts';
import { consularPosts } from '../codes/consular-posts.ts';
import type { ClosingRules } from './closing-rule.ts';
import { territoryOf } from './territory.ts';

/** The whole calendar: signed, versioned data. `version` is sealed in each receipt. */
export type Calendar = { version: string; regles: readonly ClosingRules[]; scrutins: readonly Ballot[] };

const includes = (list: readonly string[] | undefined, code: string): boolean => list?.includes(code) ?? false;

/** Whether the ballot takes place in the commune. */
export const concerns = ({ perimetre }: Ballot, commune: string): boolean =>
  perimetre === 'NATIONAL' || (perimetre.sauf !== undefined && !perimetre.sauf.includes(territoryOf(commune)))
  || includes(perimetre.communes, commune) || includes(perimetre.territoires, territoryOf(commune));

/** Territories that vote on the Saturday in national ballots: west of Greenwich, and consular posts of America. */
export const SATURDAY_TERRITORIES: readonly string[] = ['971', '972', '973', '975', '977', '978', '987', 'LC-AM'];

const PARIS = '75101';

/** A place inside a territory: its first post, or a code that its communes could have. */
const placeIn = (territory: string): string =>
  (territory.startsWith('LC') ? consularPosts().find(({ code }) => territoryOf(code) === territory)!.code : territory.padEnd(5, '0'));

/** A place where the ballot is held, to show its closings by: Paris where it votes. */
export const placeOf = (ballot: Ballot): string => {
  if (concerns(ballot, PARIS) && !isConsular(ballot)) return PARIS;
  const { communes = [], territoires = [] } = ballot.perimetre as Exclude<Ballot['perimetre'], string>;
  return communes[0] ?? (territoires[0] === undefined ? PARIS : placeIn(territoires[0]));
};

/** Whether a ballot is for consular lists alone. */
const isConsular = ({ listes }: Ballot): boolean => listes.every((liste) => liste === 'CONSULAIRE');

/** The rounds of a ballot as held in the commune: the date is per territory, not per election. */
export const roundsIn = (ballot: Ballot, commune: string): Rounds =>
  ballot.local.find(({ territoires }) => territoires.includes(territoryOf(commune))) ?? ballot;
