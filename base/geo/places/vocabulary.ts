import { meaningsOf } from './words.ts';

/** A word of the vocabulary that fits one of the query, and how well (0 … 1). */
export type Fit = { word: number; fit: number };

/** All words of all names, sorted. */
export type Vocabulary = { words: readonly string[]; find(word: string): number; fits(word: string): readonly Fit[] };

const CACHE_MAX = 4_000;
const FITS_MAX = 400;
const MEANING_FIT = 0.98;
/** Share left by each slip of the finger. */
const SLIP_FIT = 0.72;

/** Slips that a word of a length may hold. */
const slipsOf = (length: number): number => (length < 4 ? 0 : length < 8 ? 1 : 2);

/** How much of a longer word is there already. */
const prefixFit = (typed: number, whole: number): number => (typed >= whole ? 1 : 0.7 + (0.25 * typed) / whole);

const firstAfter = (words: readonly string[], from: number, to: number, depth: number, code: number): number => {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle]!.charCodeAt(depth) || 0) <= code) low = middle + 1;
    else high = middle;
  }
  return low;
};

/**
 * Finds words that begin like a typed one, with at most so many letters wrong, missing, added or swapped (distance of
 * Damerau, restricted). Walks the sorted list as a tree and leaves a branch as soon as no word of it can fit.
 */
const walkNear = (words: readonly string[], typed: string, slips: number, take: (from: number, to: number, cost: number) => void): void => {
  const length = typed.length;
  const rows: Uint8Array[] = [Uint8Array.from({ length: length + 1 }, (_, at) => at)];
  const path: number[] = [];
  const walk = (from: number, to: number, depth: number): void => {
    let at = from;
    while (at < to && words[at]!.length === depth) at++;
    while (at < to) {
      const code = words[at]!.charCodeAt(depth);
      const end = firstAfter(words, at, to, depth, code);
      const [above, row] = [rows[depth]!, rows[depth + 1] ??= new Uint8Array(length + 1)];
      row[0] = depth + 1;
      let least = row[0];
      for (let column = 1; column <= length; column++) {
        const same = typed.charCodeAt(column - 1) === code;
        let cost = Math.min(above[column - 1]! + (same ? 0 : 1), above[column]! + 1, row[column - 1]! + 1);
        const swapped = depth > 0 && column > 1 && typed.charCodeAt(column - 2) === code
          && typed.charCodeAt(column - 1) === path[depth - 1];
        if (swapped) cost = Math.min(cost, rows[depth - 1]![column - 2]! + 1);
        row[column] = cost;
        least = Math.min(least, cost);
      }
      path[depth] = code;
      if (row[length]! <= slips) take(at, end, row[length]!);
      if (least <= slips && depth < length + slips) walk(at, end, depth + 1);
      at = end;
    }
  };
  walk(0, words.length, 0);
};

const indexOf = (words: readonly string[], word: string): number => {
  let [low, high] = [0, words.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (words[middle]! < word) low = middle + 1;
    else high = middle;
  }
  return words[low] === word ? low : -1;
};

/** A vocabulary of sorted words, each once. Answers are remembered: the next keystroke asks most words again. */
export const vocabularyOf = (words: readonly string[]): Vocabulary => {
  const cache = new Map<string, readonly Fit[]>();
  const search = (typed: string): Fit[] => {
    const best = new Map<number, number>();
    const note = (word: number, fit: number): void => { if (fit > (best.get(word) ?? 0)) best.set(word, fit); };
    walkNear(words, typed, slipsOf(typed.length), (from, to, cost) => {
      for (let word = from; word < to; word++) note(word, SLIP_FIT ** cost * prefixFit(typed.length, words[word]!.length));
    });
    for (const meaning of meaningsOf(typed)) {
      const word = indexOf(words, meaning);
      if (word !== -1) note(word, MEANING_FIT);
    }
    return [...best].map(([word, fit]) => ({ word, fit })).sort((a, b) => b.fit - a.fit).slice(0, FITS_MAX);
  };
  return {
    words, find: (word) => indexOf(words, word),
    fits: (typed) => {
      const known = cache.get(typed);
      if (known) return known;
      if (cache.size >= CACHE_MAX) cache.delete(cache.keys().next().value!);
      const found = search(typed);
      cache.set(typed, found);
      return found;
    },
  };
};
