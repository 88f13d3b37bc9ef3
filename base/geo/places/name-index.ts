import { vocabularyOf, type Vocabulary } from './vocabulary.ts';
import { wordsOf } from './words.ts';

/** Which names hold which word: `entries[first[word]]` … are the names, rising. */
export type NameIndex = {
  vocabulary: Vocabulary; first: Int32Array; entries: Int32Array;
  /** Words in each name. */
  counts: Uint8Array;
  /** What a word tells: much when few names hold it. */
  weights: Float32Array;
};

/** Builds the index of a list of names. */
export const nameIndex = (names: readonly string[]): NameIndex => {
  const rows = names.map((name) => [...new Set(wordsOf(name))]);
  const words = [...new Set(rows.flat())].sort();
  const vocabulary = vocabularyOf(words);
  const first = new Int32Array(words.length + 1);
  const ids = new Map(words.map((word, id) => [word, id]));
  for (const row of rows) for (const word of row) first[ids.get(word)! + 1]!++;
  for (let word = 0; word < words.length; word++) first[word + 1]! += first[word]!;
  const next = first.slice();
  const entries = new Int32Array(first[words.length]!);
  rows.forEach((row, entry) => { for (const word of row) entries[next[ids.get(word)!]!++] = entry; });
  return { vocabulary, first, entries, counts: Uint8Array.from(rows, (row) => Math.min(255, row.length)),
    weights: Float32Array.from(words, (_, word) => Math.log(1 + names.length / (first[word + 1]! - first[word]!))) };
};
