/** A dossier's local number: country and domain, centre, year, day of the year, order in the day (DSF 15-15 §3.6). */
export type CaseNumber = { centre: string; year: number; day: number; order: number };

const HEAD = 'DRFR15';
const SHAPE = /^DRFR15([0-9A-Z]{3})(\d{2})(\d{3})(\d{5})$/;
const ORDER_MAX = 99_999;
const CENTURY = 2000;

const digits = (n: number, width: number): string => String(n).padStart(width, '0');

/**
 * Writes a number, e.g. `DRFR157702400400055`. `centre` is the three characters of a CRRA (`680`, `2A0`, `76A`).
 * Throws when the order leaves its five digits: a centre never has 100,000 dossiers a day.
 */
export const formatCaseNumber = ({ centre, year, day, order }: CaseNumber): string => {
  if (order < 1 || order > ORDER_MAX) throw new Error(`order of the day ${order} is outside 1..${ORDER_MAX}`);
  return `${HEAD}${centre}${digits(year % 100, 2)}${digits(day, 3)}${digits(order, 5)}`;
};

/** Reads a number; `undefined` when it is not one. */
export const parseCaseNumber = (text: string): CaseNumber | undefined => {
  const [, centre, year, day, order] = SHAPE.exec(text.trim().toUpperCase()) ?? [];
  if (!centre || Number(day) < 1 || Number(day) > 366 || Number(order) < 1) return undefined;
  return { centre, year: CENTURY + Number(year), day: Number(day), order: Number(order) };
};
