import { parseCivilDate } from '#base/values/civil-date.ts';
import type { FieldError } from '#base/values/problem.ts';
import type { CanalCloture } from '../codes/channels.ts';
import type { Ballot, Derogation } from './ballot.ts';
import { consularPost } from '../codes/consular-posts.ts';
import { concerns, placeOf, type Calendar } from './calendar.ts';
import { checkCalendar } from './check-calendar.ts';
import { closingsOf } from './closings.ts';
import { territoryOf, zoneOf } from './territory.ts';

/** What an administrator may change: another closing of a ballot, or a ballot that was called (a by-election). */
export type CalendarChange =
  | { sorte: 'DEROGATION'; scrutin: string; derogation: Omit<Derogation, 'version'> }
  | { sorte: 'SCRUTIN'; ballot: Ballot };

/** A change that two people signed; `version` counts them. */
export type SignedChange = { change: CalendarChange; version: number };

const PARIS = '75101';

const withChange = (calendar: Calendar, { change, version }: SignedChange): Calendar => {
  if (change.sorte === 'SCRUTIN') {
    return { ...calendar, scrutins: [...calendar.scrutins.filter(({ id }) => id !== change.ballot.id), change.ballot] };
  }
  return { ...calendar, scrutins: calendar.scrutins.map((ballot) => (ballot.id === change.scrutin
    ? { ...ballot, derogations: [...ballot.derogations, { ...change.derogation, version: 1_000 + version }] } : ballot)) };
};

/** The calendar with every signed change, in their order; its version names the last one. */
export const applyChanges = (calendar: Calendar, changes: readonly SignedChange[]): Calendar => {
  const last = changes.at(-1);
  if (!last) return calendar;
  const changed = changes.reduce(withChange, calendar);
  return checkCalendar({ ...changed, version: `${calendar.version}+c${last.version}` });
};

const wrong = (pointer: string, code: string, fr: string, en: string): FieldError => ({ pointer, code, detail: { fr, en } });

const derogationFaults = (calendar: Calendar, change: Extract<CalendarChange, { sorte: 'DEROGATION' }>): FieldError[] => {
  const { date, texte, canaux, motif } = change.derogation;
  const ballot = calendar.scrutins.find(({ id }) => id === change.scrutin);
  const faults: FieldError[] = [];
  if (!ballot) faults.push(wrong('/scrutin', 'CODE_INCONNU',
    'Choisissez un scrutin du calendrier.', 'Choose a ballot of the calendar.'));
  if (parseCivilDate(date) !== date) {
    faults.push(wrong('/date', 'DATE_ILLISIBLE', 'Écrivez la date comme 2026-02-04.', 'Write the date as 2026-02-04.'));
  } else if (ballot && date >= ballot.premierTour) {
    faults.push(wrong('/date', 'APRES_SCRUTIN',
      'La clôture doit précéder le premier tour.', 'The closing must come before the first round.'));
  }
  if (texte.trim().length < 5) {
    faults.push(wrong('/texte', 'MANQUANT', 'Indiquez le texte légal (décret, jugement…).', 'Give the legal text (decree, judgment…).'));
  }
  if (motif.fr.trim() === '') faults.push(wrong('/motif', 'MANQUANT', 'Indiquez le motif.', 'Give the reason.'));
  if (canaux.length === 0) faults.push(wrong('/canaux', 'MANQUANT', 'Choisissez au moins un canal.', 'Choose at least one channel.'));
  return faults;
};

/** Every fault of a change before it may be proposed; a legal text is never optional. */
export const changeFaults = (calendar: Calendar, change: CalendarChange): FieldError[] => {
  if (change.sorte === 'DEROGATION') return derogationFaults(calendar, change);
  try {
    checkCalendar({ ...calendar, scrutins: [change.ballot] });
    return [];
  } catch (error) {
    const text = (error as Error).message;
    return [wrong('/ballot', 'SCRUTIN_INVALIDE', `Scrutin refusé : ${text}`, `Ballot refused: ${text}`)];
  }
};

/** A closing that moves, with the instants between which a request changes sides. */
export type Shift = { canal: CanalCloture; lieu: string; avant: string; apres: string; du: number; au: number; plusTot: boolean };

/** Communes that stand for the zones of the country: mainland, each overseas time, a consular post. */
const PLACES = [PARIS, '97105', '97209', '97302', '97411', '97502', '97611', '97701', '97801', '98613', '98735', '98818', '9B028', '9B019'];

/** One place a zone where the ballot is held: of those that stand for the country, else of those that it names. */
const placesOf = (ballot: Ballot): string[] => {
  const standing = PLACES.filter((place) => concerns(ballot, place)
    && ballot.listes.some((liste) => (liste === 'CONSULAIRE') === (consularPost(place) !== undefined)));
  if (standing.length > 0) return standing;
  const named = ballot.perimetre === 'NATIONAL' ? [] : ballot.perimetre.communes ?? [];
  const zones = new Map(named.map((place) => [`${territoryOf(place)} ${zoneOf(place)}`, place]));
  return zones.size > 0 ? [...zones.values()] : [placeOf(ballot)];
};

/** What an override moves, place by place, against the calendar in force. */
export const shiftsOf = (calendar: Calendar, change: CalendarChange): Shift[] => {
  if (change.sorte !== 'DEROGATION') return [];
  const before = calendar.scrutins.find(({ id }) => id === change.scrutin);
  // Once signed it comes after all that stand, so it does here too.
  const version = 1 + Math.max(0, ...(before?.derogations ?? []).map((standing) => standing.version));
  const after = applyChanges(calendar, [{ change, version }]).scrutins.find(({ id }) => id === change.scrutin);
  if (!before || !after) return [];
  return placesOf(before).flatMap((lieu) => change.derogation.canaux.flatMap((canal): Shift[] => {
    const [old, next] = [closingsOf(calendar, before, lieu)?.[canal], closingsOf(calendar, after, lieu)?.[canal]];
    if (!old || !next || old.fin === next.fin) return [];
    return [{ canal, lieu, avant: old.date, apres: next.date, du: Math.min(old.fin, next.fin), au: Math.max(old.fin, next.fin),
      plusTot: next.fin < old.fin }];
  }));
};

/** True when an override closes registrations earlier than now planned: people lose days. */
export const closesEarlier = (calendar: Calendar, change: CalendarChange): boolean =>
  shiftsOf(calendar, change).some(({ plusTot }) => plusTot);
