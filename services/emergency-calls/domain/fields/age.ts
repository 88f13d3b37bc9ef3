/** Units of an age in messages (ISO 8601 duration): years, months, weeks, days. */
export const AGE_UNITS = ['Y', 'M', 'W', 'D'] as const;
export type AgeUnit = typeof AGE_UNITS[number];

const AGE = /^P(\d{1,3})([YMWD])$/;

/** The age that a field keeps (`P6Y`); `undefined` for anything else. */
export const readAge = (value: unknown): { count: number; unit: AgeUnit } | undefined => {
  const [, count, unit] = AGE.exec(String(value ?? '')) ?? [];
  return unit === undefined ? undefined : { count: Number(count), unit: unit as AgeUnit };
};

/** An age as the field keeps it; null for none, or for one that nobody has. */
export const writeAge = (count: string, unit: AgeUnit): string | null => (/^\d{1,3}$/.test(count) ? `P${Number(count)}${unit}` : null);
