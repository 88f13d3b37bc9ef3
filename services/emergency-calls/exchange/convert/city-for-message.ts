import type { JsonObject } from '../schema/json.ts';

/** A commune as we keep it: its INSEE code may be one of Corsica, `2A004`. */
export type City = { name?: string; inseeCode?: string };

const FIVE_DIGITS = /^\d{5}$/;

/**
 * `city` of a location as the published models take it, and what must go into the location's free text instead: their INSEE
 * code is five digits, so a Corsican one is left out and told in words, that nobody looks for the place on the mainland.
 */
export const cityForMessage = ({ name, inseeCode }: City): { city: JsonObject; freetext?: string } => {
  const city: JsonObject = name === undefined ? {} : { name };
  if (inseeCode === undefined) return { city };
  if (FIVE_DIGITS.test(inseeCode)) return { city: { ...city, inseeCode } };
  return { city, freetext: `Commune INSEE ${inseeCode}${name === undefined ? '' : ` ${name}`}` };
};
