import type { Lang, Text } from '#base/values/lang.ts';
import type { AgentState } from '../../domain/calls/agent-states.ts';

const WORDS: Readonly<Record<AgentState, Text>> = {
  READY: { fr: 'prêt', en: 'ready' }, RINGING: { fr: 'sonne', en: 'ringing' }, IN_CALL: { fr: 'en appel', en: 'in call' },
  WRAP_UP: { fr: 'après appel', en: 'wrap-up' }, PAUSE: { fr: 'en pause', en: 'on a break' }, OUT: { fr: 'parti', en: 'gone' } };

/** What an agent does on the telephone, in a word. */
export const agentWord = (state: AgentState, lang: Lang): string => WORDS[state][lang];
