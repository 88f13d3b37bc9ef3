const PUNCTUATION = /[\s().\-/]/g;
const E164 = /^\+\d{5,18}$/;
/** National prefixes of the numbering plan overseas, by the first digits after the zero. */
const OVERSEAS: Readonly<Record<string, string>> = {
  590: '590', 690: '590', 691: '590', 594: '594', 694: '594', 596: '596', 696: '596', 697: '596', 262: '262', 263: '262', 269: '262',
  639: '262', 692: '262', 693: '262', 508: '508',
};

/**
 * A number in E.164 (`+33612345678`), or `undefined` for one withheld, short or unreadable. Numbers without a prefix are
 * French; those of the overseas départements get their own country code (0262 → +262).
 */
export const toE164 = (typed: string): string | undefined => {
  const text = typed.replace(PUNCTUATION, '').replace(/^00/, '+');
  if (/^0[1-9]\d{8}$/.test(text)) return `+${OVERSEAS[text.slice(1, 4)] ?? '33'}${text.slice(1)}`;
  const international = text.startsWith('+') ? text : `+${text}`;
  if (/^33[1-9]\d{8}$/.test(text)) return `+${text}`;
  return text.startsWith('+') && E164.test(international) ? international : undefined;
};
