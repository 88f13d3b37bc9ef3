const CHARS_MAX = 40;
const OTHER = /^[A-Z0-9]{1,21}$/;
/** Country, département, entity, year, field or hospital, serial (victim-tracking domain, rule R3). */
const SINUS = /^[A-Z]{2}[0-9A-Z]{3}[0-9A-Z]{4}\d{4}(?:TR|HP)\d{6}$/;

/** A bracelet's number as kept: capitals without spaces or hyphens. `undefined` when it can be none. */
export const tagOf = (typed: string): string | undefined => {
  if (typed.length > CHARS_MAX) return undefined;
  const tag = typed.toUpperCase().replaceAll(/[\s-]/g, '');
  return OTHER.test(tag) ? tag : undefined;
};

/** Is it a whole SINUS number? A shorter one is kept as typed: the bracelet's last digits are what people read out. */
export const isSinus = (tag: string): boolean => SINUS.test(tag);
