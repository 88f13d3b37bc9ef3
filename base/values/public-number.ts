/**
 * Short typable references, e.g. `IEL-2026-07K3M9QXAB2-C`: Crockford base 32 (no I L O U),
 * the first symbol is the partition so that the reference alone finds its shard, the others are
 * random (50 bits: not guessable, not a counter), the last one checks the whole.
 */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const VALUE = new Map([...ALPHABET].map((symbol, value) => [symbol, value]));
const RANDOM_SYMBOLS = 10;

export type PublicNumber = { text: string; prefix: string; year: number | null; partition: number };

/** Doubles in the field of 32 elements (x⁵ + x² + 1, in which doubling goes through all 31 that are not zero). */
const twice = (value: number): number => (value < 16 ? value << 1 : (value << 1) ^ 0b100101);

/**
 * Check symbol: the values folded by c ← 2c ⊕ v, doubled once more, in the field of 32 elements. Every place has a weight of
 * its own that is not zero, so that any one wrong symbol and any two that are swapped show. Letters of the prefix and digits of
 * the year count as their ASCII code modulo 32, the symbols after them as their place in the alphabet.
 */
const checkSymbol = (head: string, symbols: string): string => {
  const values = [...[...head].map((c) => c.charCodeAt(0) & 31), ...[...symbols].map((symbol) => VALUE.get(symbol)!)];
  return ALPHABET[twice(values.reduce((folded, value) => twice(folded) ^ value, 0))]!;
};

const written = (prefix: string, year: number | null, symbols: string): string => {
  const head = year === null ? prefix : `${prefix}-${year}`;
  return `${head}-${symbols}-${checkSymbol(head.replace('-', ''), symbols)}`;
};

/** Makes a number; `random` has at least 10 bytes, `partition` is 0…31. */
export const publicNumber = (
  prefix: string, year: number | null, partition: number, random: Uint8Array,
): string => {
  let symbols = ALPHABET[partition]!;
  for (let i = 0; i < RANDOM_SYMBOLS; i++) symbols += ALPHABET[random[i]! & 31];
  return written(prefix, year, symbols);
};

/** Folds the letters that look like digits. */
const fold = (symbols: string): string =>
  symbols.replaceAll('I', '1').replaceAll('L', '1').replaceAll('O', '0');

const SEPARATORS = /[\s._/‐‑–—-]+/g;
const TYPED = /^([A-Z]{2,6})(\d{4})?([0-9A-Z]{12})$/;

/** Reads a number as a person types it, in capitals or not, with or without separators; `undefined` if a character is wrong. */
export const parsePublicNumber = (typed: string): PublicNumber | undefined => {
  if (typed.length > 64) return undefined;
  const [, prefix, yearText, rest] = TYPED.exec(typed.toUpperCase().replace(SEPARATORS, '')) ?? [];
  const symbols = fold(rest ?? '').slice(0, -1);
  if (!prefix || [...symbols].some((symbol) => !VALUE.has(symbol))) return undefined;
  const year = yearText === undefined ? null : Number(yearText);
  const text = written(prefix, year, symbols);
  return text.at(-1) === fold(rest!).at(-1) ? { text, prefix, year, partition: VALUE.get(symbols[0]!)! } : undefined;
};
