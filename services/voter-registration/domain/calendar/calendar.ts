import type { Ballot, Rounds } from './ballot.ts';
import type { ClosingRules } from './closing-rule.ts';
import { territoryOf } from './territory.ts';

/** The whole calendar: signed, versioned data. `version` is sealed in each receipt. */
export type Calendar = { version: string; regles: readonly ClosingRules[]; scrutins: readonly Ballot[] };

const includes = (list: readonly string[] | undefined, code: string): boolean => list?.includes(code) ?? false;

/** Whether the ballot takes place in the commune. */
export const concerns = ({ perimetre }: Ballot, commune: string): boolean =>
  perimetre === 'NATIONAL' || includes(perimetre.communes, commune)
  || includes(perimetre.territoires, territoryOf(commune));

/** The rounds of a ballot as held in the commune: the date is per territory, not per election. */
export const roundsIn = (ballot: Ballot, commune: string): Rounds =>
  ballot.local.find(({ territoires }) => territoires.includes(territoryOf(commune))) ?? ballot;
