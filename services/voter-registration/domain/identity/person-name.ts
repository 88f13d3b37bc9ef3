/** Longest name or given name, in characters (§5.2 of the data model; the register's own bound is lower). */
export const NAME_MAX = 80;

export type NameFault = 'TROP_LONG' | 'CARACTERE' | 'SANS_LETTRE';

/** Controls, formats and markup brackets: never part of a name, and a sign of pasted code. */
const FORBIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}<>]/u;
/** A text in basic or accented Latin needs none of the slower checks. */
const COMMON = /^[A-Za-zÀ-ÖØ-öø-ÿŒœ '’-]+$/;

/** What is wrong with a name, if anything. Apostrophes, hyphens, Œ and other scripts are all welcome. */
export const nameFault = (name: string): NameFault | undefined => {
  if (name.length > NAME_MAX && [...name].length > NAME_MAX) return 'TROP_LONG';
  if (!COMMON.test(name) && FORBIDDEN.test(name)) return 'CARACTERE';
  return /\p{L}/u.test(name) ? undefined : 'SANS_LETTRE';
};
