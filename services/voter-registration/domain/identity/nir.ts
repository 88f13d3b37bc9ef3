/**
 * The social security number (NIR) is never asked for; people paste it all the same.
 * Finds 13-character NIRs and 15-character ones whose key is right (key = 97 − n mod 97, 2A → 19, 2B → 18),
 * typed together or in groups. Each start reads at most LENGTH_MAX characters: linear in the text.
 */
const LENGTH_MAX = 32;
const SEPARATORS = ' .-\u00a0\u202f';
const MASK = '[numéro masqué]';

type Collected = { symbols: string; ends: number[] };

const isDigit = (c: string | undefined): boolean => c !== undefined && c >= '0' && c <= '9';
const isWordChar = (c: string | undefined): boolean => c !== undefined && /[\p{L}\p{N}]/u.test(c);

/** Collects up to 15 symbols of a NIR from `start`; `ends[i]` is the index after symbol i. */
const collect = (text: string, start: number): Collected => {
  const collected: Collected = { symbols: '', ends: [] };
  const stop = Math.min(text.length, start + LENGTH_MAX);
  for (let i = start; i < stop && collected.symbols.length < 15; i++) {
    const c = text[i]!;
    const corsica = collected.symbols.length === 6 && collected.symbols[5] === '2' && 'abAB'.includes(c);
    if (isDigit(c) || corsica) {
      collected.symbols += c.toUpperCase();
      collected.ends.push(i + 1);
    } else if (!SEPARATORS.includes(c)) break;
  }
  return collected;
};

/** Sex, month (or its special values) and the rest of the 13 characters. */
const SHAPE = /^[123478]\d{2}(0[1-9]|1[0-2]|[2-4]\d|[5-9]\d)(\d{2}|2[AB])\d{6}$/;

const keyIsRight = (nir: string): boolean => {
  const digits = nir.slice(0, 13).replace('2A', '19').replace('2B', '18');
  return Number(nir.slice(13)) === 97 - Number(BigInt(digits) % 97n);
};

/** Index after the NIR that starts at `start`, or 0. */
const nirEnd = (text: string, start: number): number => {
  const { symbols, ends } = collect(text, start);
  if (symbols.length < 13 || !SHAPE.test(symbols.slice(0, 13))) return 0;
  if (symbols.length === 15 && keyIsRight(symbols) && !isWordChar(text[ends[14]!])) return ends[14]!;
  return isWordChar(text[ends[12]!]) ? 0 : ends[12]!;
};

const nextNir = (text: string, from: number): { start: number; end: number } | undefined => {
  for (let i = from; i < text.length; i++) {
    if (!isDigit(text[i]) || isWordChar(text[i - 1])) continue;
    const end = nirEnd(text, i);
    if (end > 0) return { start: i, end };
  }
  return undefined;
};

/** True when the text holds something that reads as a NIR. */
export const containsNir = (text: string): boolean => nextNir(text, 0) !== undefined;

/** The text with every NIR replaced by a fixed mask. */
export const maskNir = (text: string): string => {
  let masked = '';
  let from = 0;
  for (let found = nextNir(text, 0); found; found = nextNir(text, from)) {
    masked += text.slice(from, found.start) + MASK;
    from = found.end;
  }
  return masked + text.slice(from);
};
