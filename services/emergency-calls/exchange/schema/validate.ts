import { FAULTS_MAX, type Fault, type FaultCode, type UnknownCode } from './fault.ts';
import { isObject } from './json.ts';
import type { Field, Shape, Struct } from './model.ts';

/** What a validation finds; no fault means valid. */
export type Verdict = { faults: Fault[]; unknownCodes: UnknownCode[] };

const KEY_CHARS_SHOWN = 80;

/** Walks a value along its model. Paths are made for what is found only: a valid message costs no text. */
class Walk {
  readonly faults: Fault[] = [];
  readonly unknownCodes: UnknownCode[] = [];
  readonly #at: (string | number)[];

  constructor(at: readonly (string | number)[]) {
    this.#at = [...at];
  }

  #path(key?: string): string {
    const keys = key === undefined ? this.#at : [...this.#at, key.slice(0, KEY_CHARS_SHOWN)];
    return `$${keys.map((part) => typeof part === 'number' ? `[${part}]` : `.${part}`).join('')}`;
  }

  #fault(code: FaultCode, expected: string, key?: string): void {
    if (this.faults.length < FAULTS_MAX) this.faults.push({ path: this.#path(key), code, expected });
  }

  get #full(): boolean {
    return this.faults.length >= FAULTS_MAX;
  }

  struct(value: unknown, struct: Struct): void {
    if (!isObject(value)) return this.#fault('type', struct.name);
    for (const field of struct.fields) {
      const inner = value[field.name];
      if (inner !== undefined && Object.hasOwn(value, field.name)) this.#field(inner, field);
      else if (field.required) this.#fault('missing', says(field.shape), field.name);
    }
    if (struct.open) return;
    for (const key in value) {
      if (this.#full) return;
      if (!struct.byName.has(key)) this.#fault('unknown', '', key);
    }
  }

  #field(value: unknown, field: Field): void {
    this.#at.push(field.name);
    if (field.many) this.#list(value, field, field.many);
    else this.shape(value, field.shape);
    this.#at.pop();
  }

  #list(value: unknown, field: Field, many: { min: number; max: number }): void {
    if (!Array.isArray(value)) return this.#fault('type', 'list');
    if (value.length < many.min) this.#fault('few', `≥ ${many.min}`);
    if (value.length > many.max) this.#fault('many', `≤ ${many.max}`);
    for (let i = 0; i < value.length && !this.#full; i++) {
      this.#at.push(i);
      this.shape(value[i], field.shape);
      this.#at.pop();
    }
  }

  shape(value: unknown, shape: Shape): void {
    switch (shape.kind) {
      case 'struct': return this.struct(value, shape);
      case 'any': return isObject(value) ? undefined : this.#fault('type', 'object');
      case 'flag': return typeof value === 'boolean' ? undefined : this.#fault('type', 'true, false');
      case 'num': return Number.isFinite(value) ? undefined : this.#fault('type', 'number');
      case 'int': return Number.isInteger(value) ? undefined : this.#fault('type', 'integer');
      default: return this.#text(value, shape);
    }
  }

  #text(value: unknown, shape: Shape & { kind: 'text' | 'form' | 'code' }): void {
    if (typeof value !== 'string') return this.#fault('type', 'text');
    if (shape.kind === 'code') return shape.codes.has(value) ? undefined : this.#fault('code', says(shape));
    if (value.length > shape.check.chars_max) return this.#fault('long', `≤ ${shape.check.chars_max}`);
    if (!shape.check.test(value)) return this.#fault('pattern', shape.check.says);
    if (shape.kind === 'form' && !shape.codes.has(value) && this.unknownCodes.length < FAULTS_MAX) {
      this.unknownCodes.push({ path: this.#path(), list: shape.list, code: value });
    }
  }
}

const CODES_SHOWN_MAX = 20;

const says = (shape: Shape): string => {
  if (shape.kind === 'text' || shape.kind === 'form') return shape.check.says;
  if (shape.kind === 'code') return shape.list ?? [...shape.codes].slice(0, CODES_SHOWN_MAX).join(' ');
  return shape.kind === 'struct' ? shape.name : shape.kind;
};

/**
 * Judges a value by a model: every fault with its path, at most `FAULTS_MAX`, and the codes that a list does not know.
 * Linear in the size of the value, makes nothing at run time from text (no `eval`), never throws.
 */
export const validate = (value: unknown, struct: Struct, at: readonly (string | number)[] = []): Verdict => {
  const walk = new Walk(at);
  walk.struct(value, struct);
  return { faults: walk.faults, unknownCodes: walk.unknownCodes };
};
