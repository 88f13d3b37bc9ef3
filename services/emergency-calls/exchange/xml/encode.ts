import { escapeXml } from '#base/values/strict-xml.ts';
import type { Json, JsonObject } from '../schema/json.ts';
import type { Shape, Struct } from '../schema/model.ts';

const XML_NAME = /^[A-Za-z_][\w.-]{0,127}$/;

/** Decimal form of a number, without exponent: XML decimals have none. */
export const decimalText = (value: number): string => {
  const text = String(value);
  if (!text.includes('e')) return text;
  const [mantissa = '', exponent = ''] = text.split('e');
  const [whole = '', fraction = ''] = mantissa.replace('-', '').split('.');
  const point = whole.length + Number(exponent);
  const digits = (whole + fraction).padEnd(point, '0');
  const plain = point > 0 ? `${digits.slice(0, point)}.${digits.slice(point)}` : `0.${'0'.repeat(-point)}${digits}`;
  return (value < 0 ? '-' : '') + plain.replace(/\.$/, '');
};

/** Elements of an object, in the order of its model; what the model does not know is left out. */
export const encodeStruct = (value: JsonObject, struct: Struct): string => {
  let xml = '';
  for (const { name, shape, many } of struct.fields) {
    const inner = value[name];
    if (inner === undefined) continue;
    for (const one of many && Array.isArray(inner) ? inner : [inner]) xml += `<${name}>${encodeValue(one, shape)}</${name}>`;
  }
  return xml;
};

const encodeValue = (value: Json, shape: Shape): string => {
  if (shape.kind === 'struct') return encodeStruct(value as JsonObject, shape);
  if (shape.kind === 'any') return encodeAny(value);
  return encodeLeaf(value as string | number | boolean);
};

const encodeLeaf = (value: string | number | boolean | null): string =>
  value === null ? '' : typeof value === 'number' ? decimalText(value) : escapeXml(String(value));

/**
 * An object without model, as elements: lists are repeated names. Keys that are no XML names are left out, since no
 * document can hold them; XML does not tell a number from a text, nor one item from a list of one.
 */
export const encodeAny = (value: Json): string => {
  if (typeof value !== 'object' || value === null) return encodeLeaf(value);
  if (Array.isArray(value)) return value.map((one) => `<item>${encodeAny(one)}</item>`).join('');
  return Object.entries(value).filter(([name]) => XML_NAME.test(name))
    .flatMap(([name, inner]) => (Array.isArray(inner) ? inner : [inner]).map((one) => `<${name}>${encodeAny(one)}</${name}>`))
    .join('');
};
