import { SUFFIXES, suffixIndex } from './gazetteer.ts';
import { fold, wordsOf } from './words.ts';

/** A house number with its suffix (index of `SUFFIXES`), and which word of the query it was. */
export type AskedNumber = { number: number; suffix: number; word: number };

/** What is typed, cut into what it may mean. */
export type PlaceQuery = {
  words: string[];
  /** Five figures: a post code or the code of a commune. */
  code: string | undefined;
  /** Numbers that may be of a house, the likeliest first. */
  numbers: AskedNumber[];
};

/** Suffixes that stand alone behind a number: a single letter there may be an article. */
const APART = 3;
/** `12t` is said for `12 ter`. */
const suffixOf = (text: string): number => suffixIndex(text === 't' ? 'ter' : text);

/** Splits `12bis` and takes `12 bis` together. */
const numberAt = (words: readonly string[], at: number): { number: number; suffix: number; used: number } | undefined => {
  const match = /^(\d{1,4})(bis|ter|quater|[a-df-z])?$/.exec(words[at] ?? '');
  if (!match) return undefined;
  const glued = suffixOf(match[2] ?? '');
  const apart = SUFFIXES.slice(0, APART + 1).indexOf(words[at + 1] ?? '');
  if (glued > 0) return { number: Number(match[1]), suffix: glued, used: 1 };
  return apart > 0 ? { number: Number(match[1]), suffix: apart, used: 2 } : { number: Number(match[1]), suffix: 0, used: 1 };
};

/** Reads a query of the search box. Numbers stay words too: a street may be named after a date. */
export const readQuery = (text: string): PlaceQuery => {
  const all = fold(text).split(' ');
  const kept: string[] = [];
  const numbers: AskedNumber[] = [];
  let code: string | undefined;
  for (let at = 0; at < all.length; at++) {
    if (/^\d{5}$|^2[ab]\d{3}$/.test(all[at]!)) {
      code = all[at];
      continue;
    }
    const found = numberAt(all, at);
    if (found) {
      numbers.push({ number: found.number, suffix: found.suffix, word: kept.length });
      at += found.used - 1;
      kept.push(String(found.number));
    } else if (all[at] !== '') kept.push(all[at]!);
  }
  return withoutSmallWords({ words: kept, code, numbers });
};

/** Leaves articles out, and keeps the places of the numbers. */
const withoutSmallWords = ({ words, code, numbers }: PlaceQuery): PlaceQuery => {
  const counted = new Set(wordsOf(words.join(' ')));
  const kept = words.flatMap((word, at) => (counted.has(word) ? [at] : []));
  return { code, words: kept.map((at) => words[at]!), numbers: numbers.flatMap((number) => {
    const word = kept.indexOf(number.word);
    return word === -1 ? [] : [{ ...number, word }];
  }) };
};
