import type { Instant } from '#base/values/instant.ts';
import { LIMITS } from '../../limits.ts';
import type { Waiting } from './pick-up-order.ts';

/** Skills that a telephony may ask for with a call, beside a language (domain §2). */
const CALL_SKILLS = ['PEDIATRIE'] as const;

/**
 * Languages that an agent may say to speak, by their primary subtag. A caller may speak any other: who picks up sees it, though nobody is
 * looked for.
 */
const SPOKEN_LANGUAGES = ['en', 'es', 'pt', 'it', 'de', 'ar', 'tr', 'ro', 'ru', 'uk', 'zh'] as const;

/** All that an agent may offer: skills in capitals, languages by their subtag. A call's needs are words of the same kind. */
export const OFFERS: readonly string[] = [...CALL_SKILLS, ...SPOKEN_LANGUAGES];

/** Longest tag of a language that is read (RFC 5646 §4.4.1). */
const TAG_CHARS_MAX = 35;
/** French needs nobody in particular, nor does a language that is not known (ISO 639-2: undetermined, several, uncoded, none). */
const NO_NEED: ReadonlySet<string> = new Set(['fr', 'und', 'mul', 'mis', 'zxx']);

/** The primary subtag of a language (BCP 47), `undefined` when it is none: `en-GB` and `eng` are `en`. */
export const languageOf = (tag: unknown): string | undefined => {
  if (typeof tag !== 'string' || tag.length > TAG_CHARS_MAX) return undefined;
  try {
    return new Intl.Locale(tag).language;
  } catch {
    return undefined;
  }
};

/** Is it a skill of the list? */
export const isCallSkill = (told: unknown): boolean => CALL_SKILLS.some((skill) => skill === told);

/** What a call needs of who answers, each once and in one order. */
export const needsOf = ({ language, skills }: { language: string | undefined; skills: readonly string[] }): string[] => {
  const spoken = languageOf(language);
  return [...new Set([...skills, ...(spoken === undefined || NO_NEED.has(spoken) ? [] : [spoken])])].sort();
};

/** A call that waits, with what it needs. */
type InNeed = Waiting & { needs: readonly string[] };

/** What the agent offers who looks at the queue, and what each at a post offers. */
export type Offered = { mine: readonly string[]; shift: readonly (readonly string[])[] };

const MINE = 0;
const ANYBODY = 1;
const OTHERS = 2;

const meets = (offer: readonly string[], needs: readonly string[]): boolean => needs.every((need) => offer.includes(need));

const fitOf = ({ needs }: InNeed, { mine, shift }: Offered): number => {
  if (needs.length === 0) return ANYBODY;
  if (meets(mine, needs)) return MINE;
  // A need that nobody at a post meets holds the call up for nobody.
  return shift.some((offer) => meets(offer, needs)) ? OTHERS : ANYBODY;
};

/**
 * Who is picked up first by one agent: the level, then who has waited longer than `LIMITS.skill_wait_ms`, by age; then calls whose need
 * the agent meets, calls for anybody, calls for others at a post, each by age. So a skill moves nobody by more than that bound, crosses no
 * level and keeps no call from anybody. Without skills it is the order by level and age.
 */
export const orderFor = <C extends InNeed>(calls: readonly C[], offered: Offered, now: Instant): C[] => {
  // A source whose clock runs ahead makes everybody before it wait long: age goes before skills then.
  const latest = calls.reduce((last, { presentedAt }) => Math.max(last, presentedAt), now);
  const placed = calls.map((call) => {
    const long = latest - call.presentedAt > LIMITS.skill_wait_ms;
    return { call, place: long ? -1 : fitOf(call, offered) };
  });
  return placed.sort((a, b) => a.call.level - b.call.level || a.place - b.place || a.call.presentedAt - b.call.presentedAt)
    .map(({ call }) => call);
};
