import type { FieldError } from '#base/values/problem.ts';
import { parseInstant, type Instant } from '#base/values/instant.ts';
import { LIMITS } from '../../limits.ts';
import { isCallSkill, languageOf } from './skills.ts';

/** What a telephony (CTI, ACD) tells of a call; the names follow common practice (ECMA-269, Asterisk's manager). */
export const CALL_EVENT_KINDS = ['PRESENTED', 'QUEUED', 'RINGING', 'ANSWERED', 'HELD', 'RETRIEVED', 'TRANSFERRED', 'CONFERENCED',
  'DIVERTED', 'ENDED', 'CALLED_BACK'] as const;

export type CallEventKind = typeof CALL_EVENT_KINDS[number];

export const END_CAUSES = ['ANSWERED_END', 'ABANDONED', 'OVERFLOWED', 'REJECTED', 'FAILED'] as const;

export type EndCause = typeof END_CAUSES[number];

/** One event as told; kept raw, with the source's clock and ours. */
export type CallEvent = {
  eventId: string; callId: string; centre: string; kind: CallEventKind; at: Instant;
  line?: string; did?: string; ani?: string; queue?: string; agent?: string; to?: string; cause?: EndCause; hops?: number;
  recording?: string; exercise?: boolean;
  /** Language of the caller (BCP 47), and what is asked of who answers. */
  language?: string; skills?: readonly string[];
};

/** What was left out of an event that is kept all the same; `code` is for the machine that told it. */
export type CallNote = { pointer: string; code: 'language-unknown' | 'skill-unknown' };

const ID = /^[A-Za-z0-9_.:-]{1,80}$/;
const TEXTS = ['line', 'did', 'ani', 'queue', 'agent', 'to', 'recording'] as const;
const TEXT_CHARS_MAX = 120;

/** A member that may be a text or a number; anything else is no word. */
export const wordOf = (told: unknown): string => (typeof told === 'string' || typeof told === 'number' ? String(told) : '');

/** No telephony tells of calls before 1970 or after 2100: such an instant is a slip, and no calendar of a table holds them all. */
export const tellable = (at: Instant | undefined): Instant | undefined =>
  (at !== undefined && at >= 0 && at < AT_MAX ? at : undefined);
const AT_MAX: Instant = Date.UTC(2100, 0, 1);

const HOPS_MAX = 99;
const isHops = (told: unknown): boolean => Number.isInteger(told) && told as number >= 0 && told as number <= HOPS_MAX;

const wrong = (index: number, member: string, code: string, fr: string, en: string): FieldError =>
  ({ pointer: `/events/${index}/${member}`, code, detail: { fr, en } });

/** What an event tells of the caller's needs: a word that is not known is noted and left out, a call is refused for none. */
const needsTold = ({ language, skills = [] }: Record<string, unknown>, index: number):
{ told: Pick<CallEvent, 'language' | 'skills'>; notes: CallNote[] } => {
  const list = Array.isArray(skills) ? skills.slice(0, LIMITS.skills_told_max) : [];
  const known = list.filter(isCallSkill) as string[];
  const unread = Array.isArray(skills) && skills.length <= LIMITS.skills_told_max ? [] : ['skills'];
  const spoken = language === undefined || languageOf(language) !== undefined;
  return { told: { ...(spoken && language !== undefined ? { language: language as string } : {}),
    ...(known.length > 0 ? { skills: known } : {}) },
  notes: [...(spoken ? [] : [{ pointer: `/events/${index}/language`, code: 'language-unknown' as const }]),
    ...[...list.flatMap((skill, i) => (isCallSkill(skill) ? [] : [`skills/${i}`])), ...unread]
      .map((member) => ({ pointer: `/events/${index}/${member}`, code: 'skill-unknown' as const }))] };
};

/** Reads one told event; all that is wrong with it at once, or what was left out of it. */
export const parseCallEvent = (told: unknown, index: number): { event: CallEvent; notes: CallNote[] } | { errors: FieldError[] } => {
  const value = (typeof told === 'object' && told !== null ? told : {}) as Record<string, unknown>;
  const at = typeof value.at === 'string' ? tellable(parseInstant(value.at)) : undefined;
  const errors = [
    ...(['eventId', 'callId'] as const).filter((name) => !ID.test(wordOf(value[name])))
      .map((name) => wrong(index, name, 'id', 'Identifiant de 1 à 80 lettres, chiffres ou . _ : -',
        'Id of 1 to 80 letters, digits or . _ : -')),
    ...(/^[0-9A-Z]{3}$/.test(wordOf(value.centre)) ? []
      : [wrong(index, 'centre', 'centre', 'Trois caractères, p. ex. 770', 'Three characters, e.g. 770')]),
    ...(CALL_EVENT_KINDS.includes(value.kind as CallEventKind) ? []
      : [wrong(index, 'kind', 'kind', `Une de ${CALL_EVENT_KINDS.join(', ')}`, `One of ${CALL_EVENT_KINDS.join(', ')}`)]),
    ...(at === undefined ? [wrong(index, 'at', 'instant', 'Instant RFC 3339 avec décalage', 'RFC 3339 instant with its offset')] : []),
    ...(value.cause === undefined || END_CAUSES.includes(value.cause as EndCause) ? []
      : [wrong(index, 'cause', 'cause', `Une de ${END_CAUSES.join(', ')}`, `One of ${END_CAUSES.join(', ')}`)]),
    ...(value.hops === undefined || isHops(value.hops) ? []
      : [wrong(index, 'hops', 'hops', `Entier de 0 à ${HOPS_MAX}`, `A whole number from 0 to ${HOPS_MAX}`)]),
    ...TEXTS.filter((name) => value[name] !== undefined && (typeof value[name] !== 'string' || value[name].length > TEXT_CHARS_MAX
      || value[name].includes('\0') || !value[name].isWellFormed()))
      .map((name) => wrong(index, name, 'text', `Texte d’au plus ${TEXT_CHARS_MAX} caractères`,
        `Text of at most ${TEXT_CHARS_MAX} characters`)),
  ];
  if (errors.length > 0) return { errors };
  const needs = needsTold(value, index);
  return { event: { ...eventOf(value, at!), ...needs.told }, notes: needs.notes };
};

const eventOf = (value: Record<string, unknown>, at: Instant): CallEvent => ({
  eventId: String(value.eventId), callId: String(value.callId), centre: String(value.centre), kind: value.kind as CallEventKind, at,
  ...Object.fromEntries(TEXTS.flatMap((name) => (value[name] === undefined ? [] : [[name, value[name]]]))),
  ...(value.cause === undefined ? {} : { cause: value.cause as EndCause }),
  ...(value.hops === undefined ? {} : { hops: value.hops as number }), ...(value.exercise === true ? { exercise: true } : {}),
});
