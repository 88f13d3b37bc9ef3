import type { Instant } from '#base/values/instant.ts';

/** A field's value with its story: who said it, when (their clock), and at which event of the dossier. */
export type FieldValue = { value: unknown; at: Instant; by: string; position: number };

/** Somebody typed a value having seen the field as it was at event `seen` (0: empty). */
export type FieldChange = { path: string; value: unknown; seen: number };

/** Two people wrote one field without seeing each other: both values are kept until somebody chooses. */
export type FieldConflict = { path: string; kept: FieldValue; other: FieldValue };

export type Merge = 'same' | 'write' | 'conflict';

const equal = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/**
 * What a change does to a field: nothing, a new value, or a question. One's own last word is never a conflict, and
 * neither is a change made by somebody who saw the present value.
 */
export const mergeChange = (present: FieldValue | undefined, { value, seen }: FieldChange, by: string): Merge => {
  if (equal(present?.value, value)) return 'same';
  if (present === undefined || present.position <= seen || present.by === by) return 'write';
  return present.value === null ? 'write' : 'conflict';
};
