import type { LonLat } from '../crs/projection.ts';

/** Sentences of a receiver (NMEA 0183) that tell a place; one without a fix, or whose checksum is wrong, tells none. */
const SENTENCE = /^\$?[A-Z]{2}(GGA|RMC|GLL|GNS),([^*]{10,100})(?:\*([0-9A-F]{2}))?$/;
const PLACE = /(\d{4}\.\d{1,8}),([NS]),(\d{5}\.\d{1,8}),([EW])/;
/** What a sentence writes where it has no fix: the quality 0, the status V. */
const NO_FIX: Readonly<Record<string, RegExp>> = { GGA: /,[EW],0(?:,|$)/, RMC: /^[^,]*,V,/, GLL: /,V(?:,|$)/, GNS: /,[EW],N+(?:,|$)/ };

const FIGURES = [String.raw`(\d{4}|\d{6})((?:[.,]\d{1,8})?)`, String.raw`(\d{4,5}|\d{6,7})((?:[.,]\d{1,8})?)`] as const;
const LETTERS_AFTER = new RegExp(String.raw`^${FIGURES[0]}\s?,?\s?([NS])[\s,;/]{0,3}${FIGURES[1]}\s?,?\s?([EOW])$`);
const LETTERS_BEFORE = new RegExp(String.raw`^([NS])\s?${FIGURES[0]}[\s,;/]{0,3}([EOW])\s?${FIGURES[1]}$`);
/** ISO 6709, annex H: degrees, degrees and minutes or with seconds, a height that does not count, a reference system. */
const SIGNED = new RegExp(String.raw`^([+-])(\d{2}|\d{4}|\d{6})((?:\.\d{1,8})?)([+-])(\d{3}|\d{5}|\d{7})((?:\.\d{1,8})?)`
  + String.raw`(?:[+-]\d{1,5}(?:\.\d{1,4})?)?(?:CRS\w{1,20})?\/?$`);

const checksumOf = (text: string): number => [...text].reduce((sum, letter) => sum ^ letter.charCodeAt(0), 0);

const isSentence = (text: string): boolean => {
  const [, kind = '', rest = '', checksum] = SENTENCE.exec(text) ?? [];
  if (!kind || NO_FIX[kind]!.test(rest)) return false;
  return checksum === undefined || checksumOf(text.replace(/^\$|\*..$/g, '')) === Number.parseInt(checksum, 16);
};

/** `4807` and `.038` are 48° and 7.038′, `480702` and `.3` are 48° 7′ 2.3″; `wide` is how many digits the degrees have at most. */
const unpack = (digits: string, fraction: string, wide: number): number | undefined => {
  const pairs = digits.length > wide + 2 ? 2 : digits.length > wide ? 1 : 0;
  const head = digits.length - pairs * 2;
  const parts = [digits.slice(0, head), digits.slice(head, head + 2), digits.slice(head + 2)].slice(0, pairs + 1).map(Number);
  const last = parts.length - 1;
  parts[last] = parts[last]! + Number(`0${fraction.replace(',', '.')}`);
  const [degrees = 0, minutes = 0, seconds = 0] = parts;
  return minutes < 60 && seconds < 60 ? degrees + minutes / 60 + seconds / 3_600 : undefined;
};

const isNegative = (sign: string): boolean => '-SOW'.includes(sign);

const pointOf = (latSign: string, lat: readonly [string, string], lonSign: string, lon: readonly [string, string]): LonLat | undefined => {
  const [y, x] = [unpack(...lat, 2), unpack(...lon, 3)];
  return x === undefined || y === undefined ? undefined : [isNegative(lonSign) ? -x : x, isNegative(latSign) ? -y : y];
};

/**
 * A place whose degrees, minutes and seconds are written without anything between: `4807.038,N,01131.000,E` as receivers do, alone
 * or in their sentence, `N4807.038 E01131.000`, `480702N 0113100E`, `+4807.038+01131.000/` (ISO 6709). Nothing for anything else.
 */
export const parsePacked = (input: string): LonLat | undefined => {
  const text = input.toUpperCase().trim();
  const inside = isSentence(text) ? PLACE.exec(text)?.[0] : undefined;
  const [, a = '', b = '', c = '', d = '', e = '', f = ''] = LETTERS_AFTER.exec(inside ?? text) ?? [];
  if (a) return pointOf(c, [a, b], f, [d, e]);
  const [, sign = '', y = '', yRest = '', other = '', x = '', xRest = ''] = LETTERS_BEFORE.exec(text) ?? SIGNED.exec(text) ?? [];
  return sign ? pointOf(sign, [y, yRest], other, [x, xRest]) : undefined;
};
