import type { XmlElement } from '#base/values/strict-xml.ts';
import { FAULTS_MAX, type Fault, type FaultCode } from '../schema/fault.ts';
import type { Json, JsonObject } from '../schema/json.ts';
import type { Field, Shape, Struct } from '../schema/model.ts';

/** What an element holds as JSON, and what its form has wrong (order, unknown elements); values are judged afterwards. */
export type Decoded = { value: JsonObject; faults: Fault[] };

const DECIMAL = /^[ \t\n]*[+-]?(?:\d{1,400}(?:\.\d{0,400})?|\.\d{1,400})[ \t\n]*$/;

/** Reads one kind of message: elements of one namespace, in the order of the model. */
class Decoder {
  readonly faults: Fault[] = [];
  readonly #namespace: string;
  readonly #at: string[];

  constructor(namespace: string, at: string) {
    this.#namespace = namespace;
    this.#at = [at];
  }

  #fault(code: FaultCode, expected: string, name?: string): void {
    const path = name === undefined ? this.#at.join('.') : `${this.#at.join('.')}.${name}`;
    if (this.faults.length < FAULTS_MAX) this.faults.push({ path, code, expected });
  }

  struct(element: XmlElement, struct: Struct): JsonObject {
    const value: JsonObject = {};
    if (element.text.trim() !== '') this.#fault('type', struct.name);
    this.#attributes(element);
    let last = -1;
    for (const child of element.children) {
      const field = child.namespace === this.#namespace ? struct.byName.get(child.name) : undefined;
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
    return decodeLeaf(element.text, shape);
  }

  #attributes({ attributes }: XmlElement): void {
    for (const { name } of attributes) if (!name.startsWith('{')) this.#fault('unknown', '', `@${name}`);
  }
}

const decodeLeaf = (text: string, shape: Shape): Json => {
  if (shape.kind === 'num' || shape.kind === 'int') return DECIMAL.test(text) ? Number(text) : text;
  if (shape.kind !== 'flag') return text;
  const word = text.trim();
  if (word === 'true' || word === '1') return true;
  return word === 'false' || word === '0' ? false : text;
};

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
export const decodeStruct = (element: XmlElement, struct: Struct, namespace: string, at: string): Decoded => {
  const decoder = new Decoder(namespace, at);
  return { value: decoder.struct(element, struct), faults: decoder.faults };
};
