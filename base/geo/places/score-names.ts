import type { NameIndex } from './name-index.ts';
import type { Fit } from './vocabulary.ts';

/** How well each name fits each word of a query, for one query at a time. */
export type NameScores = {
  /** Scores all names against words. */
  score(words: readonly string[]): void;
  /** Names that hold at least one of the words, in no order; `length` of them count. */
  touched(): { list: Int32Array; length: number };
  /** Score of a name for the word at a place of the query; 0 when it does not hold it. */
  of(word: number, entry: number): number;
};

const WORDS_MAX = 10;
/** Readings of a typed word that are nearly as good as the best count as readings too. */
const DOUBT = 0.15;

/** Working space for the names of an index: one number a name and word of the query. */
export const nameScores = ({ vocabulary, first, entries, counts, weights }: NameIndex): NameScores => {
  const rows = Array.from({ length: WORDS_MAX }, () => new Float32Array(counts.length));
  const list = new Int32Array(counts.length);
  const seen = new Uint8Array(counts.length);
  let [length, used] = [0, 0];
  const clear = (): void => {
    for (let at = 0; at < length; at++) {
      const entry = list[at]!;
      seen[entry] = 0;
      for (let row = 0; row < used; row++) rows[row]![entry] = 0;
    }
    length = 0;
  };
  /** What a typed word tells: little when it may be many words, as a single letter does. */
  const toldBy = (fits: readonly Fit[]): number => {
    const sure = fits.filter(({ fit }) => fit >= (fits[0]?.fit ?? 0) - DOUBT);
    return Math.log(1 + counts.length / sure.reduce((sum, { word }) => sum + first[word + 1]! - first[word]!, 1));
  };
  return {
    score: (words) => {
      clear();
      used = Math.min(WORDS_MAX, words.length);
      words.slice(0, WORDS_MAX).forEach((typed, place) => {
        const row = rows[place]!;
        const fits = vocabulary.fits(typed);
        const told = toldBy(fits);
        for (const { word, fit } of fits) {
          const score = fit * Math.min(weights[word]!, told);
          for (let at = first[word]!; at < first[word + 1]!; at++) {
            const entry = entries[at]!;
            if (row[entry]! < score) row[entry] = score;
            if (seen[entry]) continue;
            seen[entry] = 1;
            list[length++] = entry;
          }
        }
      });
    },
    touched: () => ({ list, length }),
    of: (word, entry) => rows[word]?.[entry] ?? 0,
  };
};
