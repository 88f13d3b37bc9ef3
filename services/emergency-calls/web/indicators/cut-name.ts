import type { Lang } from '#base/values/lang.ts';
import { messageWords } from '../exchanges/message-words.ts';
import { codeWord } from '../kit/code-word.ts';
import { vehicleWord } from '../kit/vehicle-word.ts';

const LEVEL_VECTOR: ReadonlySet<string> = new Set(['alerted', 'left', 'arrived', 'door']);

/** What the key of a line of a cut says in words, with its code where people at work name it so (lines, messages). */
export const cutName = (cut: string, key: string, lang: Lang): string => {
  const withCode = (word: string): string => (word === key ? key : `${word} (${key})`);
  if (cut === 'decisions') return codeWord('typeDecision', key, lang);
  if (cut === 'pickUp') return withCode(codeWord('origine', key, lang));
  if (cut === 'messages') return withCode(messageWords(key, lang));
  if (!LEVEL_VECTOR.has(cut)) return key;
  const [level = '', vector = ''] = key.split('|');
  return [level, vector && vehicleWord(vector, lang)].filter((word) => word !== '' && word !== '-').join(' · ') || key;
};
