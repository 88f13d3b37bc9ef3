/** What is wrong with one member: an RFC 6901 pointer and a code. */
export type Fault = { chemin: string; code: FaultCode };

/** Codes of faults, the same in every message. */
export type FaultCode = 'MANQUANT' | 'INCONNU' | 'TYPE' | 'FORME' | 'TROP_LONG' | 'CODE_INCONNU';

/** The form of a value: checks it, and says itself as JSON Schema, so that both never differ. */
export type Shape = { check(value: unknown, chemin: string, faults: Fault[]): void; schema: Record<string, unknown> };

type Member = { shape: Shape; optional: boolean };

/** A text of at most `max` characters that matches `form` (whole). */
export const text = (max: number, form: RegExp = /^[^\p{Cc}]+$/u): Shape => ({
  schema: { type: 'string', maxLength: max, pattern: form.source },
  check: (value, chemin, faults) => {
    if (typeof value !== 'string') faults.push({ chemin, code: 'TYPE' });
    else if (value.length > max) faults.push({ chemin, code: 'TROP_LONG' });
    else if (!form.test(value)) faults.push({ chemin, code: 'FORME' });
  },
});

/** One of a closed list of codes, or of numbers. */
export const oneOf = (...codes: readonly (string | number)[]): Shape => ({
  schema: { enum: codes },
  check: (value, chemin, faults) => {
    if (!codes.includes(value as string)) faults.push({ chemin, code: 'CODE_INCONNU' });
  },
});

/** A whole number between two bounds, both included. */
export const integer = (min: number, max: number): Shape => ({
  schema: { type: 'integer', minimum: min, maximum: max },
  check: (value, chemin, faults) => {
    if (!Number.isSafeInteger(value)) faults.push({ chemin, code: 'TYPE' });
    else if (Number(value) < min || Number(value) > max) faults.push({ chemin, code: 'FORME' });
  },
});

/** A list of `min` to `max` values of one shape. */
export const list = (item: Shape, min: number, max: number): Shape => ({
  schema: { type: 'array', items: item.schema, minItems: min, maxItems: max },
  check: (value, chemin, faults) => {
    if (!Array.isArray(value)) faults.push({ chemin, code: 'TYPE' });
    else if (value.length > max) faults.push({ chemin, code: 'TROP_LONG' });
    else if (value.length < min) faults.push({ chemin, code: 'FORME' });
    else value.forEach((one, i) => item.check(one, `${chemin}/${i}`, faults));
  },
});

/** A value of the shape, or null. */
export const nullable = (shape: Shape): Shape => ({
  schema: { anyOf: [shape.schema, { type: 'null' }] },
  check: (value, chemin, faults) => { if (value !== null) shape.check(value, chemin, faults); },
});

/** A member that may be absent. */
export const optional = (shape: Shape): Member => ({ shape, optional: true });

/** An object with these members and no other. */
export const members = (fields: Readonly<Record<string, Shape | Member>>): Shape => {
  const known = new Map(Object.entries(fields).map(([name, field]): [string, Member] =>
    [name, 'shape' in field ? field : { shape: field, optional: false }]));
  return {
    schema: {
      type: 'object', additionalProperties: false,
      required: [...known].filter(([, { optional: free }]) => !free).map(([name]) => name),
      properties: Object.fromEntries([...known].map(([name, { shape }]) => [name, shape.schema])),
    },
    check: (value, chemin, faults) => checkMembers(known, value, chemin, faults),
  };
};

const checkMembers = (known: ReadonlyMap<string, Member>, value: unknown, chemin: string, faults: Fault[]): void => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    faults.push({ chemin, code: 'TYPE' });
    return;
  }
  const given = value as Readonly<Record<string, unknown>>;
  for (const name of Object.keys(given)) {
    if (!known.has(name)) faults.push({ chemin: `${chemin}/${pointer(name)}`, code: 'INCONNU' });
  }
  for (const [name, { shape, optional: free }] of known) {
    if (Object.hasOwn(given, name)) shape.check(given[name], `${chemin}/${name}`, faults);
    else if (!free) faults.push({ chemin: `${chemin}/${name}`, code: 'MANQUANT' });
  }
};

const pointer = (name: string): string => name.slice(0, 64).replaceAll('~', '~0').replaceAll('/', '~1');
