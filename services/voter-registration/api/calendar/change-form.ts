import { field, type Form } from '#base/http/form.ts';
import { addDays, parseCivilDate } from '#base/values/civil-date.ts';
import { BALLOT_TYPES, type BallotType, type LocalRounds, type Perimeter, type Rounds } from '../../domain/calendar/ballot.ts';
import { SATURDAY_TERRITORIES } from '../../domain/calendar/calendar.ts';
import type { CalendarChange } from '../../domain/calendar/change.ts';
import type { CanalCloture } from '../../domain/codes/channels.ts';
import { isCodeOf } from '../../domain/codes/code-list.ts';
import { LISTS } from '../../domain/codes/lists.ts';
import { LIMITS } from '../../limits.ts';

/** A département, an overseas territory, the consular posts (`LC`, of America `LC-AM`). */
const TERRITORY = /^(?:\d[0-9AB]|9[78]\d|LC|LC-AM)$/;
const CHANNELS = { EN_LIGNE: true, PAPIER: true };

/** Values of boxes, whether they came as several or joined by a space. */
const several = (form: Form, name: string): string[] =>
  (form.get(name) ?? []).flatMap((value) => value.split(/[\s,;]+/)).filter(Boolean);

const words = (form: Form, name: string): string => field(form, name).slice(0, LIMITS.label_chars_max);

/** Another closing, as the form says it. */
export const derogationFrom = (form: Form): CalendarChange => ({
  sorte: 'DEROGATION', scrutin: words(form, 'scrutin'), derogation: {
    canaux: several(form, 'canaux').filter((one): one is CanalCloture => isCodeOf(CHANNELS, one)), date: words(form, 'date'),
    texte: words(form, 'texte'), motif: { fr: words(form, 'motif'), en: words(form, 'motifEn') || words(form, 'motif') },
    l30Ouvert: field(form, 'l30') !== '', ...(field(form, 'minuit') === '' ? {} : { jusquAMinuit: true }),
  } });

/** Where it is held: everywhere, or where the codes say: five signs are a commune or a post, two or three a territory. */
const perimeterFrom = (form: Form): Perimeter => {
  if (field(form, 'partout') !== '') return 'NATIONAL';
  const codes = several(form, 'communes').map((code) => code.toUpperCase());
  const [communes, territoires] = [codes.filter((code) => code.length === 5).slice(0, LIMITS.by_election_communes_max),
    codes.filter((code) => TERRITORY.test(code))];
  return { ...(communes.length > 0 ? { communes } : {}), ...(territoires.length > 0 ? { territoires } : {}) };
};

/** The Saturday before, where people vote on that day; a date that cannot be read is told by the check of the ballot. */
const saturdays = (form: Form, { premierTour, secondTour }: Rounds): LocalRounds[] => {
  const before = (day: string): string => (parseCivilDate(day) === day ? addDays(day, -1) : day);
  return field(form, 'samedi') === '' ? [] : [{ territoires: SATURDAY_TERRITORIES, premierTour: before(premierTour),
    secondTour: secondTour && before(secondTour) }];
};

const typeFrom = (form: Form): BallotType => {
  const type = field(form, 'type');
  return isCodeOf(BALLOT_TYPES, type) ? type : 'PARTIEL';
};

/** A ballot that was called, as the form says it: a by-election, or one of the whole country; `id` names it for ever. */
export const ballotFrom = (form: Form, id: string): CalendarChange => {
  const rounds = { premierTour: words(form, 'premierTour'), secondTour: words(form, 'secondTour') || null };
  return { sorte: 'SCRUTIN', ballot: {
    id, type: typeFrom(form), label: { fr: words(form, 'labelFr'), en: words(form, 'labelEn') || words(form, 'labelFr') },
    statut: 'CONVOQUE', perimetre: perimeterFrom(form), listes: several(form, 'listes').filter((one) => isCodeOf(LISTS, one)),
    ...rounds, local: saturdays(form, rounds), derogations: [], source: words(form, 'texte'),
  } };
};
