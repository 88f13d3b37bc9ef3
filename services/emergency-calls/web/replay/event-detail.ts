import type { Lang, Text } from '#base/values/lang.ts';
import type { EventType } from '../../domain/events.ts';
import { fieldOf } from '../../domain/fields/case-fields.ts';
import type { ReplayedEvent } from '../../domain/replay/replay.ts';
import { lifeWords } from '../console/life-words.ts';
import { codeWord } from '../kit/code-word.ts';
import { statusWord } from '../kit/status-word.ts';

const MESSAGE_STATES: Readonly<Record<string, Text>> = { queued: { fr: 'en attente', en: 'queued' },
  delivered: { fr: 'livré', en: 'delivered' }, failed: { fr: 'non livré', en: 'not delivered' } };
const ANSWERS: Readonly<Record<string, Text>> = { accepted: { fr: 'accepté', en: 'accepted' }, refused: { fr: 'refusé', en: 'refused' },
  illegal: { fr: 'réponse illégale', en: 'illegal answer' } };

type Facts = Readonly<Record<string, unknown>>;
const said = (words: Readonly<Record<string, Text>>, key: unknown, lang: Lang): string => words[String(key)]?.[lang] ?? String(key);
const paths = (list: unknown, lang: Lang): string =>
  (Array.isArray(list) ? list as string[] : []).map((path) => fieldOf(path)?.label[lang] ?? path).join(', ');

/** What stands in an event beside its name: for each sort that carries more than the state on the right shows at once. */
const DETAILS: Partial<Record<EventType, (facts: Facts, content: Facts, lang: Lang) => string>> = {
  ChampsModifies: (facts, _, lang) => paths(facts.paths, lang),
  ValeursRecues: (facts, _, lang) => paths(facts.paths, lang),
  ConflitTranche: (facts, _, lang) => paths([facts.path], lang),
  PrioriteFixee: (_, content) => String(content.priority ?? ''),
  NiveauFixe: (_, content) => String(content.level ?? ''),
  AttributionFixee: (_, { attribution }, lang) => (attribution ? codeWord('attribution', String(attribution), lang) : ''),
  DecisionPrise: (_, { type }, lang) => (type ? codeWord('typeDecision', String(type), lang) : ''),
  RegulationDemandee: ({ branch }) => String(branch),
  MissionEngagee: (_, { name }) => String(name ?? ''),
  StatutRecu: ({ status }, _, lang) => statusWord(String(status), lang),
  StatutPartenaireRecu: ({ status }, _, lang) => statusWord(String(status), lang),
  EtatChange: ({ state }, _, lang) => lifeWords(lang, state as 'ACTIF'),
  EnvoiSuivi: ({ state }, _, lang) => said(MESSAGE_STATES, state, lang),
  TransfertRepondu: ({ answer }, _, lang) => said(ANSWERS, answer, lang),
  DemandeRepondue: (_, { answer }, lang) => (answer ? codeWord('reponseDemande', String(answer), lang) : ''),
};

/** What an event carries, in words, to stand beside its name; nothing where the dossier on the right says it at once. */
export const eventDetail = ({ type, facts, content }: ReplayedEvent, lang: Lang): string =>
  DETAILS[type as EventType]?.(facts, (content ?? {}) as Facts, lang) ?? '';
