import { endOfDay, instantAt, type CivilDate } from '#base/values/civil-date.ts';
import type { Instant } from '#base/values/instant.ts';
import type { CanalCloture } from '../codes/channels.ts';
import type { Ballot, Derogation } from './ballot.ts';
import { consularPost } from '../codes/consular-posts.ts';
import { roundsIn, type Calendar } from './calendar.ts';
import { countClosing, rulesFor, type ClosingRule } from './closing-rule.ts';
import { zoneOf } from './territory.ts';

/**
 * A closing: the civil day it includes, and the first instant after that day in the commune's legal time
 * (`at < fin` is in time; the page shows 23:59:59). `dateRegle` stays beside an override so that it is seen.
 */
export type Closing = {
  date: CivilDate; fin: Instant; fuseau: string; article: string;
  /** Hour at which it ends, when the day does not. */
  heure?: string;
  origine: 'REGLE' | 'DEROGATION'; dateRegle: CivilDate; texte: string | null; version: string;
};

/** The closings of a ballot for the communal lists of a commune. `l30` is null where late registration is closed. */
export type BallotClosings = {
  scrutin: string; premierTour: CivilDate; secondTour: CivilDate | null;
  EN_LIGNE: Closing; PAPIER: Closing; l30: Closing | null;
};

const derogationFor = (ballot: Ballot, channel: CanalCloture): Derogation | undefined =>
  ballot.derogations.filter(({ canaux }) => canaux.includes(channel)).sort((a, b) => b.version - a.version)[0];

type Place = { version: string; fuseau: string; premierTour: CivilDate };

/** The end of a closing: an hour of its day, or the day itself. */
const endOf = (date: CivilDate, heure: string | undefined, zone: string): Instant =>
  (heure === undefined ? endOfDay(date, zone) : instantAt(date, heure, zone));

const byRule = (place: Place, rule: ClosingRule): Closing => {
  const date = countClosing(rule.compte, place.premierTour);
  return {
    date, fin: endOf(date, rule.heure, place.fuseau), fuseau: place.fuseau, article: rule.article,
    ...(rule.heure === undefined ? {} : { heure: rule.heure }),
    origine: 'REGLE', dateRegle: date, texte: null, version: place.version,
  };
};

const overridden = (closing: Closing, derogation: Derogation | undefined): Closing => {
  if (!derogation) return closing;
  const { heure: ruled, ...rest } = closing;
  const heure = derogation.jusquAMinuit ? undefined : ruled;
  return {
    ...rest, ...(heure === undefined ? {} : { heure }), date: derogation.date, fin: endOf(derogation.date, heure, closing.fuseau),
    article: derogation.texte,
    origine: 'DEROGATION', texte: derogation.texte, version: `${closing.version}+d${derogation.version}`,
  };
};

/**
 * Closings of one ballot in one commune or consular post (L.17, R.5, L.30; decree on consular lists): by the rule in force on
 * the first round there, unless a decree says otherwise. `undefined` when no version of the rules covers the ballot.
 */
export const closingsOf = (calendar: Calendar, ballot: Ballot, commune: string): BallotClosings | undefined => {
  const { premierTour, secondTour } = roundsIn(ballot, commune);
  const rules = rulesFor(calendar.regles, premierTour);
  if (!rules) return undefined;
  const place = { version: `${calendar.version}/${rules.id}`, fuseau: zoneOf(commune), premierTour };
  const { canaux, l30 } = consularPost(commune) ? rules.consulaire : rules;
  const channel = (name: CanalCloture): Closing =>
    overridden(byRule(place, canaux[name]), derogationFor(ballot, name));
  const l30Open = ballot.derogations.every(({ l30Ouvert }) => l30Ouvert);
  return {
    scrutin: ballot.id, premierTour, secondTour,
    EN_LIGNE: channel('EN_LIGNE'), PAPIER: channel('PAPIER'), l30: l30Open ? byRule(place, l30) : null,
  };
};
