import type { XmlElement } from '#base/values/strict-xml.ts';
import { FAULTS_MAX, type Fault, type FaultCode } from '../schema/fault.ts';
import type { Json, JsonObject } from '../schema/json.ts';
import type { Field, Shape, Struct } from '../schema/model.ts';

/** What an element holds as JSON, and what its form has wrong (order, unknown elements); values are judged afterwards. */
export type Decoded = { value: JsonObject; faults: Fault[] };

/** Forms of `xs:decimal` and `xs:int`; an int of XML has 32 bits. */
const DECIMAL = /^[+-]?(?:\d{1,400}(?:\.\d{0,400})?|\.\d{1,400})$/;
const INTEGER = /^[+-]?\d{1,400}$/;
const INT_MAX = 2 ** 31;
const SCHEMA_INSTANCE = '{http://www.w3.org/2001/XMLSchema-instance}';
/** Attributes that any document may carry and that say nothing of its content. */
const HINTS: ReadonlySet<string> = new Set(['schemaLocation', 'noNamespaceSchemaLocation', 'type'].map((name) => SCHEMA_INSTANCE + name));

/** A text of XML without the blanks around it, which typed values do not count. */
const bare = (text: string): string => {
  let [from, to] = [0, text.length];
  while (from < to && isBlank(text.charCodeAt(from))) from += 1;
  while (to > from && isBlank(text.charCodeAt(to - 1))) to -= 1;
  return text.slice(from, to);
};

const isBlank = (code: number): boolean => code === 0x20 || code === 0x0a || code === 0x09 || code === 0x0d;

/** How one namespace writes: attributes of its own beside the usual hints, and texts that are tokens (blanks do not count, none empty). */
export type Manner = { namespace: string; attributes?: string; tokens?: boolean };

/** Reads one kind of message: elements of one namespace, in the order of the model. */
class Decoder {
  readonly faults: Fault[] = [];
  readonly #manner: Manner;
  readonly #at: string[];

  constructor(manner: Manner, at: string) {
    this.#manner = manner;
    this.#at = [at];
  }

  #fault(code: FaultCode, expected: string, name?: string): void {
    const path = name === undefined ? this.#at.join('.') : `${this.#at.join('.')}.${name}`;
    if (this.faults.length < FAULTS_MAX) this.faults.push({ path, code, expected });
  }

  struct(element: XmlElement, struct: Struct): JsonObject {
    const value: JsonObject = {};
    if (bare(element.text) !== '') this.#fault('type', struct.name);
    this.#attributes(element);
    let last = -1;
    for (const child of element.children) {
      const field = child.namespace === this.#manner.namespace ? struct.byName.get(child.name) : undefined;
      if (!field) {
        this.#fault('unknown', '', child.name);
        continue;
      }
      const index = struct.fields.indexOf(field, Math.max(last, 0));
      if (index < 0) this.#fault('order', '', child.name);
      else last = index;
      this.#put(value, field, child);
    }
    return value;
  }

  #put(value: JsonObject, field: Field, child: XmlElement): void {
    const before = value[field.name];
    const many = field.many && Array.isArray(before) ? before : undefined;
    this.#at.push(many ? `${field.name}[${many.length}]` : field.many ? `${field.name}[0]` : field.name);
    const read = this.#value(child, field.shape);
    this.#at.pop();
    if (many) many.push(read);
    else if (field.many) value[field.name] = [read];
    else if (before === undefined) value[field.name] = read;
    else this.#fault('many', '1', field.name);
  }

  #value(element: XmlElement, shape: Shape): Json {
    if (shape.kind === 'struct') return this.struct(element, shape);
    if (shape.kind === 'any') return decodeAny(element, shape.hint);
    this.#attributes(element);
    if (element.children.length) this.#fault('type', shape.kind);
    if (!this.#manner.tokens) return decodeLeaf(element.text, shape);
    const token = bare(element.text);
    if (token === '') this.#fault('few', '≥ 1');
    return decodeLeaf(token, shape);
  }

  #attributes({ attributes }: XmlElement): void {
    const { attributes: known } = this.#manner;
    for (const { name } of attributes) {
      if (!HINTS.has(name) && !(known !== undefined && name.startsWith(`{${known}}`))) {
        this.#fault('unknown', '', `@${name.slice(name.lastIndexOf('}') + 1)}`);
      }
    }
  }
}

const decodeLeaf = (text: string, shape: Shape): Json => {
  switch (shape.kind) {
    case 'num': return DECIMAL.test(bare(text)) ? Number(bare(text)) : text;
    case 'int': return INTEGER.test(bare(text)) && isInt(Number(bare(text))) ? Number(bare(text)) : text;
    case 'flag': return FLAGS.get(bare(text)) ?? text;
    case 'text': return shape.check.blanks === 'outside' ? bare(text) : text;
    default: return text;
  }
};

const FLAGS: ReadonlyMap<string, boolean> = new Map([['true', true], ['1', true], ['false', false], ['0', false]]);

const isInt = (value: number): boolean => value >= -INT_MAX && value < INT_MAX;

/**
 * Reads an element without a model: leaves are texts, repeated names are lists. A hint says what XML cannot: which names
 * are lists even when alone, which leaves are no texts.
 */
export const decodeAny = (element: XmlElement, hint?: Struct): Json => {
  if (!element.children.length) return element.text === '' && hint ? {} : element.text;
  const value: JsonObject = {};
  for (const child of element.children) {
    const field = hint?.byName.get(child.name);
    const read = field && field.shape.kind !== 'struct' && field.shape.kind !== 'any' && !child.children.length
      ? decodeLeaf(child.text, field.shape)
      : decodeAny(child, field?.shape.kind === 'struct' ? field.shape : undefined);
    const before = Object.hasOwn(value, child.name) ? value[child.name] : undefined;
    if (Array.isArray(before)) before.push(read);
    else if (before !== undefined) value[child.name] = [before, read];
    else value[child.name] = field?.many ? [read] : read;
  }
  return value;
};

/**
 * Turns the element of a business content into JSON by its model. `at` is its path. Faults are those of the XML form:
 * unknown elements and attributes, order, repetition; the JSON validator then judges the value itself.
 */
export const decodeStruct = (element: XmlElement, struct: Struct, manner: Manner, at: string): Decoded => {
  const decoder = new Decoder(manner, at);
  return { value: decoder.struct(element, struct), faults: decoder.faults };
};
