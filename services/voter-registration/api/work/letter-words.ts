import { largeInitial, smallInitial } from '../../domain/initials.ts';
import type { RecordedEvent } from '#base/dossiers/dossier-type.ts';
import { civilTimeAt } from '#base/values/civil-date.ts';
import type { Lang } from '#base/values/lang.ts';
import { authorityWords, organisationName } from '../../domain/authority.ts';
import { localDay } from '../../domain/calendar/local-day.ts';
import { zoneOf } from '../../domain/calendar/territory.ts';
import { APPEAL_MOTIVES } from '../../domain/codes/appeal-motives.ts';
import { isCodeOf } from '../../domain/codes/code-list.ts';
import { JUDGMENTS, type SensJugement } from '../../domain/codes/judgments.ts';
import { COMPLETION_MOTIVES, type MotifCompletion } from '../../domain/codes/completion-motives.ts';
import { PIECE_NEEDS, type BesoinPiece } from '../../domain/codes/piece-needs.ts';
import { REFUSAL_MOTIVES, type MotifRefus } from '../../domain/codes/refusal-motives.ts';
import { formatDate } from '../../domain/format-date.ts';
import type { LetterWords } from '../../domain/letters/render-letter.ts';
import { stationNumber } from '../../domain/roll/station-number.ts';
import type { DossierState } from '../../domain/state.ts';

/** What letters say of the service, and where a request is followed. */
export type Sender = { service: string; contactService: string; origin: string; communeName(code: string): string };

type Asked = { besoin?: BesoinPiece; motif?: string; message?: string; bureau?: string };

const SILENCE = { fr: 'la commission n’a pas répondu en trente jours', en: 'the commission did not answer in thirty days' };

const motive = (code: string | undefined, lang: Lang): string => {
  if (isCodeOf(APPEAL_MOTIVES, code)) return APPEAL_MOTIVES[code].label[lang];
  if (code && Object.hasOwn(REFUSAL_MOTIVES, code)) return REFUSAL_MOTIVES[code as MotifRefus].citoyen[lang];
  return code && Object.hasOwn(COMPLETION_MOTIVES, code) ? COMPLETION_MOTIVES[code as MotifCompletion].label[lang] : '';
};

/** A judgment's motive is what it orders; that of a silence is the silence. */
const motiveOf = (sens: string | undefined, code: string | undefined, lang: Lang): string => {
  if (isCodeOf(JUDGMENTS, sens)) return smallInitial(JUDGMENTS[sens as SensJugement].label[lang]);
  return code === undefined ? SILENCE[lang] : motive(code, lang);
};

const officeWords = (code: string, name: string, lang: Lang): LetterWords => {
  const { office, head, to } = authorityWords(code, name, lang);
  return { organisme: organisationName(code, name),
    mairie: office, Mairie: largeInitial(office), maire: head, Maire: largeInitial(head), aLaMairie: to };
};

/** The words of every kind of letter, from the event that causes it and the dossier as it stood then. */
export const letterWords = (sender: Sender, state: DossierState, event: RecordedEvent): LetterWords => {
  const lang = state.demande?.langue ?? 'fr';
  const commune = state.commune ?? '';
  const facts = event.facts as { echeance?: string; recoursAvant?: string; effetLe?: string; autre?: string;
    silenceLe?: string; tribunalAvant?: string; rendu?: string; sens?: string };
  const content = (event.content ?? {}) as Asked;
  const day = (date: string | null | undefined): string => (date ? formatDate(date, lang) : '');
  return {
    numero: state.numero, service: sender.service, contactService: sender.contactService,
    lien: `${sender.origin}/demandes/${state.numero}`,
    ecriteLe: day(localDay(event.at, commune)),
    date: day(facts.effetLe ?? facts.rendu ?? localDay(event.at, commune)), heure: civilTimeAt(event.at, zoneOf(commune)).slice(0, 5),
    echeance: day(facts.echeance ?? facts.silenceLe ?? state.decisionAttendue), commune: sender.communeName(commune),
      ...officeWords(commune, sender.communeName(commune), lang),
    piece: content.besoin ? PIECE_NEEDS[content.besoin].label[lang] : '', motif: motiveOf(facts.sens, content.motif, lang),
    message: content.message ?? '', recours: day(facts.recoursAvant ?? facts.tribunalAvant), bureau: stationNumber(content.bureau ?? ''),
    autre: facts.autre ?? '',
  };
};
