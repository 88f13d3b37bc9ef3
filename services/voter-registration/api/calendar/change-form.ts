import { field, type Form } from '#base/http/form.ts';
import type { BallotType } from '../../domain/calendar/ballot.ts';
import type { CalendarChange } from '../../domain/calendar/change.ts';
import type { CanalCloture } from '../../domain/codes/channels.ts';
import { isCodeOf } from '../../domain/codes/code-list.ts';
import { LISTS } from '../../domain/codes/lists.ts';
import { LIMITS } from '../../limits.ts';

const BY_ELECTION: BallotType = 'PARTIEL';
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
    l30Ouvert: field(form, 'l30') !== '',
  } });

/** A by-election, as the form says it; `id` names it for ever. */
export const byElectionFrom = (form: Form, id: string): CalendarChange => ({ sorte: 'SCRUTIN', ballot: {
  id, type: BY_ELECTION, label: { fr: words(form, 'labelFr'), en: words(form, 'labelEn') || words(form, 'labelFr') }, statut: 'CONVOQUE',
  perimetre: { communes: several(form, 'communes').slice(0, LIMITS.by_election_communes_max) },
  listes: several(form, 'listes').filter((one) => isCodeOf(LISTS, one)), premierTour: words(form, 'premierTour'),
  secondTour: words(form, 'secondTour') || null, local: [], derogations: [], source: words(form, 'texte'),
} });
