import type { LonLat } from '../crs/projection.ts';

type Token = { number: number; text: string } | { letter: string } | { degree: true };
type Angle = { degrees: number; axis: 'lat' | 'lon' | undefined };

const TOKEN = /([+-]?\d+(?:\.\d+)?)|([NSEOW])|(°)/g;
const KNOWN = /^[\s\d.+\-NSEOW°'",;/:]*$/;
const WORDS: readonly [RegExp, string][] = [
  [/"?\b(?:LATITUDE|LAT|LONGITUDE|LONG?|LNG)\b"?|^GEO:|\bGPS\b|\bWGS ?84\b/g, ' '], [/\b(?:ET|AND|DE)\b|[=&()[\]{}]/g, ' '],
  [/\bNORD\b/g, 'N'], [/\bSUD\b/g, 'S'], [/\bEST\b/g, 'E'], [/\bOUEST\b/g, 'O'], [/\bNORTH\b/g, 'N'], [/\bSOUTH\b/g, 'S'],
  [/\bEAST\b/g, 'E'], [/\bWEST\b/g, 'W'], [/[−–]/g, '-'], [/[º˚]|\bDEG(?:REE|RE|RÉ)?S?\b/g, '°'], [/[′’‘´`]/g, "'"], [/[″”“]|''/g, '"'],
  [/\bMIN(?:UTES?)?\b/g, "'"], [/\bSEC(?:ONDE?S?)?\b/g, '"'], [/('\s?\d+(?:[.,]\d+)?)\s?S\s?(?=[NSEOW])/g, '$1"'],
  [/(\d)-(\d{1,2})-(\d{1,2}(?:[.,]\d+)?\s?[NSEOW])/g, '$1 $2 $3'], [/(\d)-(\d{1,2}(?:[.,]\d+)?\s?[NSEOW])/g, '$1 $2'],
  [/(\d)\s?D\s?(\d{1,2}(?:[.,]\d+)?)\s?M/g, "$1°$2'"],
  [/(['\d]\d*(?:[.,]\d+)?)S(?=[NSEOW])/g, '$1"'],
];

/** Figures that are named, the longitude before the latitude. */
const NAMED_LON_FIRST = /\b(?:lon|lng).*\blat/i;

/** Commas become points where they are decimal, and blanks where they separate. */
const settleCommas = (text: string): string => {
  if (/\d\.\d/.test(text)) return text.replaceAll(',', ' ');
  const tight = text.match(/\d,\d/g)?.length ?? 0;
  if (tight === 1 && /^[^\d]*\d+,\d+[^\d]*$/.test(text)) return text.replaceAll(',', ' ');
  if (/^[^\d]*-?\d+,\d+,-?\d+,\d+[^\d]*$/.test(text)) return text.replace(/(\d+),(\d+),(-?\d+),(\d+)/, '$1.$2 $3.$4');
  return text.replace(/(\d),(\d)/g, '$1.$2').replaceAll(',', ' ');
};

const tokensOf = (text: string): Token[] => [...text.matchAll(TOKEN)].map(([all, number, letter]): Token => {
  if (number !== undefined) return { number: Number(number), text: number };
  return letter === undefined ? { degree: true } : { letter: all };
});

/** Degrees, minutes and seconds as one number; nothing when a part that cannot be is negative or 60 and more. */
const degreesOf = (parts: readonly { number: number; text: string }[], letter: string | undefined): Angle | undefined => {
  const [first, ...rest] = parts;
  if (!first || rest.length > 2 || rest.some(({ number, text }) => number < 0 || number >= 60 || /^[+-]/.test(text))) return undefined;
  if (rest.length > 0 && parts.slice(0, -1).some(({ text }) => text.includes('.'))) return undefined;
  const size = Math.abs(first.number) + (rest[0]?.number ?? 0) / 60 + (rest[1]?.number ?? 0) / 3600;
  const minus = first.text.startsWith('-') !== (letter !== undefined && 'SOW'.includes(letter));
  const axis = letter === undefined ? undefined : 'NS'.includes(letter) ? 'lat' : 'lon';
  return { degrees: minus ? -size : size, axis };
};

type Parts = { number: number; text: string }[];
const numbersOf = (tokens: readonly Token[]): Parts => tokens.filter((token) => 'number' in token);

/** Two angles told apart by their letters, which stand before both or after both. */
const byLetters = (tokens: readonly Token[]): (Angle | undefined)[] => {
  const letters = tokens.flatMap((token, index) => ('letter' in token ? [{ index, letter: token.letter }] : []));
  const [one, two] = letters;
  if (letters.length !== 2 || !one || !two) return [];
  const cut = one.index === 0 ? two.index : one.index + 1;
  return [degreesOf(numbersOf(tokens.slice(0, cut)), one.letter), degreesOf(numbersOf(tokens.slice(cut)), two.letter)];
};

/** Two angles told apart by their signs of degree, or by an even number of figures. */
const byCount = (tokens: readonly Token[]): (Angle | undefined)[] => {
  const numbers = numbersOf(tokens);
  const degrees = tokens.flatMap((token, index) => ('degree' in token ? [index] : []));
  const second = degrees.length === 2 ? numbersOf(tokens.slice(0, degrees[1] as number)).length - 1 : numbers.length / 2;
  if (!Number.isInteger(second) || second < 1 || numbers.length > 6) return [];
  return [degreesOf(numbers.slice(0, second), undefined), degreesOf(numbers.slice(second), undefined)];
};

/**
 * Longitude and latitude written as angles: decimal, degrees and minutes, degrees, minutes and seconds, with points or
 * commas, letters N S E O W before or after, or none (then latitude comes first). Nothing when the text is something else.
 */
export const parseAngles = (input: string): LonLat | undefined => {
  const upper = WORDS.reduce((text, [from, to]) => text.replace(from, to), input.toUpperCase());
  const text = settleCommas(upper);
  if (!KNOWN.test(text)) return undefined;
  const tokens = tokensOf(text);
  const [first, second] = tokens.some((token) => 'letter' in token) ? byLetters(tokens) : byCount(tokens);
  if (!first || !second || (first.axis !== undefined && first.axis === second.axis)) return undefined;
  const lonFirst = first.axis === undefined ? NAMED_LON_FIRST.test(input) : first.axis === 'lon';
  return lonFirst ? [first.degrees, second.degrees] : [second.degrees, first.degrees];
};
