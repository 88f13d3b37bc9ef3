/** Narrows an outside value to a key of a code table; own keys only, so `__proto__` is not a code. */
export const isCodeOf = <T extends object>(table: T, value: unknown): value is keyof T & string =>
  typeof value === 'string' && Object.hasOwn(table, value);

/** The codes of a table in the order in which it lists them. */
export const codesOf = <T extends object>(table: T): (keyof T & string)[] =>
  Object.keys(table) as (keyof T & string)[];
