/** Country codes of overseas national numbers, by their first digits; everything else is +33. */
const OVERSEAS: readonly (readonly [RegExp, string])[] = [
  [/^0(590|690|691)/, '+590'],
  [/^0(594|694)/, '+594'],
  [/^0(596|696|697)/, '+596'],
  [/^0(262|263|692|693|269|639)/, '+262'],
];

/**
 * E.164 form of a telephone number as people type it: `06 12 34 56 78`, `0033 6…`, `+689 87 12 34 56`.
 * A national number is French, mainland or overseas. `undefined` when it is not a number.
 */
export const toE164 = (typed: string): string | undefined => {
  if (typed.length > 40 || !/^[+\d\s.()/-]+$/.test(typed)) return undefined;
  const digits = typed.replace(/\(0\)/, '').replace(/[\s.()/-]/g, '').replace(/^00/, '+');
  const international = /^0[1-9]\d{8}$/.test(digits)
    ? (OVERSEAS.find(([prefix]) => prefix.test(digits))?.[1] ?? '+33') + digits.slice(1)
    : digits;
  return /^\+[1-9]\d{6,14}$/.test(international) ? international : undefined;
};
