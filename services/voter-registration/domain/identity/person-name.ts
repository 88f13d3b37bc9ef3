import { LIMITS } from '../../limits.ts';

export type NameFault = 'TROP_LONG' | 'CARACTERE' | 'SANS_LETTRE';

/** Controls, formats and markup brackets: never part of a name, and a sign of pasted code. */
const FORBIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}<>]/u;
/** A text in basic or accented Latin needs none of the slower checks. */
const COMMON = /^[A-Za-zÀ-ÖØ-öø-ÿŒœ '’-]+$/;

/** What is wrong with a name, if anything. Apostrophes, hyphens, Œ and other scripts are all welcome. */
export const nameFault = (name: string): NameFault | undefined => {
  const max = LIMITS.name_chars_max;
  if (name.length > max && [...name].length > max) return 'TROP_LONG';
  if (!COMMON.test(name) && FORBIDDEN.test(name)) return 'CARACTERE';
  return /\p{L}/u.test(name) ? undefined : 'SANS_LETTRE';
};
