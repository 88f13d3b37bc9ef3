import { isObject, type Json, type JsonObject } from '../schema/json.ts';
import { diagnosisWordsIn } from './diagnosis-words.ts';

/** A message with the free texts that may not leave yet taken out, and the words in them. */
export type HeldBack = { body: JsonObject; words: string[] };

/** All that a pair says, as one text. */
const textOf = (pair: Json): string => (isObject(pair) ? Object.values(pair).join(' ; ') : '');

/** A word as choices about it are kept. */
const plain = (word: string): string => word.toLowerCase();

/**
 * Takes out the free texts that hold words of a diagnosis which nobody allowed to leave. Addresses, names and codes stay: rescuers
 * need them, and a place may be called by an illness. What is urgent leaves at once; the text follows when its sender says so.
 */
export const holdBack = (leaving: JsonObject, isAllowed: (word: string) => boolean): HeldBack => {
  const found = new Set<string>();
  const isHeld = (text: string): boolean => {
    const words = diagnosisWordsIn(text).map(plain).filter((word) => !isAllowed(word));
    for (const word of words) found.add(word);
    return words.length > 0;
  };
  const copy = (value: Json): Json => {
    if (Array.isArray(value)) return value.map(copy);
    if (!isObject(value)) return value;
    return Object.fromEntries(Object.entries(value).flatMap(([key, inner]): [string, Json][] => {
      // A pair is words of people too, and says nothing without one of them.
      if (key === 'customMap' && Array.isArray(inner)) return [[key, inner.filter((pair) => !isHeld(textOf(pair)))]];
      if (key !== 'freetext') return [[key, copy(inner)]];
      if (Array.isArray(inner)) return [[key, inner.filter((one) => typeof one !== 'string' || !isHeld(one))]];
      return typeof inner === 'string' && isHeld(inner) ? [] : [[key, inner]];
    }));
  };
  return { body: copy(leaving) as JsonObject, words: [...found] };
};
