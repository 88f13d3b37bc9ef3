import type { TextCheck } from './text-checks.ts';

/** What a field holds. */
export type Shape =
  | { kind: 'text'; check: TextCheck }
  /** One code of a closed list; `list` is absent for the few that only the model knows. */
  | { kind: 'code'; list?: string; codes: ReadonlySet<string> }
  /** A code judged by its form; one that the list does not know is kept and flagged. */
  | { kind: 'form'; list: string; check: TextCheck; codes: ReadonlySet<string> }
  | { kind: 'int' | 'num' | 'flag' }
  /** Any object; the hint says which of its fields are lists or no texts, which XML alone does not tell. */
  | { kind: 'any'; hint?: Struct }
  | Struct;

/** An object: fields in the order of the XML form. */
export type Struct = {
  kind: 'struct'; name: string; fields: Field[]; byName: Map<string, Field>;
  /** Other keys are let through (the header of a message, whose neighbour is the business content). */
  open: boolean;
};

export type Field = { name: string; required: boolean; shape: Shape; many?: { min: number; max: number } };
