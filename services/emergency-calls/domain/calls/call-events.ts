import type { FieldError } from '#base/values/problem.ts';
import { parseInstant, type Instant } from '#base/values/instant.ts';

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
};

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

/** Reads one told event; all that is wrong with it at once. */
export const parseCallEvent = (told: unknown, index: number): { event: CallEvent } | { errors: FieldError[] } => {
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
  return errors.length > 0 ? { errors } : { event: eventOf(value, at!) };
};

const eventOf = (value: Record<string, unknown>, at: Instant): CallEvent => ({
  eventId: String(value.eventId), callId: String(value.callId), centre: String(value.centre), kind: value.kind as CallEventKind, at,
  ...Object.fromEntries(TEXTS.flatMap((name) => (value[name] === undefined ? [] : [[name, value[name]]]))),
  ...(value.cause === undefined ? {} : { cause: value.cause as EndCause }),
  ...(value.hops === undefined ? {} : { hops: value.hops as number }), ...(value.exercise === true ? { exercise: true } : {}),
});
