import type { CivilDate } from '#base/values/civil-date.ts';
import type { Text } from '#base/values/lang.ts';
import type { CanalCloture } from '../codes/channels.ts';
import type { TypeListe } from '../codes/lists.ts';

/** Sorts of ballots: presidential, legislative, European, municipal, departmental, regional, …, by-election. */
export const BALLOT_TYPES = {
  PARTIEL: { label: { fr: 'Élection partielle', en: 'By-election' } },
  PRES: { label: { fr: 'Présidentielle', en: 'Presidential' } },
  LEG: { label: { fr: 'Législatives', en: 'Legislative' } },
  EUR: { label: { fr: 'Européennes', en: 'European' } },
  MUN: { label: { fr: 'Municipales', en: 'Municipal' } },
  DEP: { label: { fr: 'Départementales', en: 'Departmental' } },
  REG: { label: { fr: 'Régionales', en: 'Regional' } },
  TERR: { label: { fr: 'Territoriales', en: 'Territorial' } },
  CONS: { label: { fr: 'Consulaires', en: 'Consular' } },
  REF: { label: { fr: 'Référendum', en: 'Referendum' } },
} as const satisfies Record<string, { label: Text }>;

export type BallotType = keyof typeof BALLOT_TYPES;

/** Held, called by decree, announced and still to confirm, or invented for a demonstration. */
export type BallotStatus = 'TENU' | 'CONVOQUE' | 'ANNONCE' | 'DEMONSTRATION';

/**
 * Where the ballot takes place: everywhere, everywhere but in some territories (no region in Papeete), or only in some territories
 * or communes (COG codes).
 */
export type Perimeter =
  | 'NATIONAL'
  | { sauf: readonly string[]; territoires?: undefined; communes?: undefined }
  | { territoires?: readonly string[]; communes?: readonly string[]; sauf?: undefined };

/** The rounds of a ballot; `secondTour` is null when there is one round or it is not yet known. */
export type Rounds = { premierTour: CivilDate; secondTour: CivilDate | null };

/** Territories that vote on other days (Saturday west of Greenwich, Polynesia sometimes a week earlier). */
export type LocalRounds = Rounds & { territoires: readonly string[] };

/**
 * A departure from the closing rule, with its legal text. `date` replaces the rule's date for the channels named;
 * `l30Ouvert` says whether late registration (L.30) still applies;
 * `jusquAMinuit`, that the day is whole even where the rule ends it at an hour (consular posts).
 */
export type Derogation = {
  canaux: readonly CanalCloture[]; date: CivilDate; texte: string; motif: Text; version: number; l30Ouvert: boolean;
  jusquAMinuit?: boolean;
};

/** A ballot as the calendar holds it. Every date comes from data. */
export type Ballot = Rounds & {
  id: string;
  type: BallotType;
  label: Text;
  statut: BallotStatus;
  perimetre: Perimeter;
  listes: readonly TypeListe[];
  local: readonly LocalRounds[];
  derogations: readonly Derogation[];
  source: string;
};
