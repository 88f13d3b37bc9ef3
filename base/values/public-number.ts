/**
 * Short typable references, e.g. `IEL-2026-07K3M9QXAB-4`: Crockford base 32 (no I L O U),
 * the first symbol is the partition so that the reference alone finds its shard, the others are
 * random (45 bits and more: not guessable, not a counter), the last one checks the whole.
 */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const VALUE = new Map([...ALPHABET].map((symbol, value) => [symbol, value]));
const RANDOM_SYMBOLS = 10;

export type PublicNumber = { text: string; prefix: string; year: number | null; partition: number };

/** Weighted sum modulo 31 (prime, all weights non-zero): any one wrong symbol or swap of neighbours shows. */
const checkSymbol = (core: string): string => {
  let sum = 0;
  for (let i = 0; i < core.length; i++) sum += core.charCodeAt(i) * ((i % 29) + 2);
  return ALPHABET[sum % 31]!;
};

/** Makes a number; `random` has at least 10 bytes, `partition` is 0…31. */
export const publicNumber = (
  prefix: string, year: number | null, partition: number, random: Uint8Array,
): string => {
  let symbols = ALPHABET[partition]!;
  for (let i = 0; i < RANDOM_SYMBOLS; i++) symbols += ALPHABET[random[i]! & 31];
  const core = year === null ? `${prefix}-${symbols}` : `${prefix}-${year}-${symbols}`;
  return `${core}-${checkSymbol(core)}`;
};

/** Folds what people type: case, spaces, and the letters that look like digits. */
const fold = (symbols: string): string =>
  symbols.replaceAll('I', '1').replaceAll('L', '1').replaceAll('O', '0');

/** Reads a number as typed by a person; `undefined` if a character is wrong. */
export const parsePublicNumber = (typed: string): PublicNumber | undefined => {
  if (typed.length > 64) return undefined;
  const parts = typed.trim().toUpperCase().replace(/[\s._/–—]+/g, '-').split('-').filter(Boolean);
  const prefix = parts.shift();
  if (!prefix || !/^[A-Z]{2,6}$/.test(prefix)) return undefined;
  const year = /^\d{4}$/.test(parts[0] ?? '') ? Number(parts.shift()) : null;
  const rest = fold(parts.join(''));
  if (rest.length !== RANDOM_SYMBOLS + 2 || [...rest].some((symbol) => !VALUE.has(symbol))) return undefined;
  const symbols = rest.slice(0, -1);
  const core = year === null ? `${prefix}-${symbols}` : `${prefix}-${year}-${symbols}`;
  if (checkSymbol(core) !== rest.at(-1)) return undefined;
  return { text: `${core}-${rest.at(-1)}`, prefix, year, partition: VALUE.get(symbols[0]!)! };
};
