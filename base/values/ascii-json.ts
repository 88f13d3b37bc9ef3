/**
 * A JSON text with one byte a character: what is not ASCII is escaped, and every reader finds the same value. A text with a single
 * other character takes two bytes for each, and its length in bytes is not that in characters.
 */
export const asciiJson = (json: string): string =>
  json.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
