import { isObject, type Json } from '../schema/json.ts';

const WIDTH = 80;
const PLAIN = /^[\p{L}(][^\n\t:#]*$/u;
const WORDS = new Set(['true', 'false', 'yes', 'no', 'on', 'off', 'null', 'y', 'n']);

/** A long line is folded at a single space after the eightieth character, and goes on under an indent. */
const folded = (text: string, column: number, indent: string): string => {
  let line = column;
  return text.split(' ').map((word, i, words) => {
    const single = word !== '' && i > 0 && words[i - 1] !== '';
    if (single && line > WIDTH) {
      line = indent.length + word.length;
      return `\n${indent}${word}`;
    }
    line += word.length + (i ? 1 : 0);
    return i ? ` ${word}` : word;
  }).join('');
};

const scalar = (value: string | number | boolean | null, column: number, indent: string): string => {
  if (typeof value !== 'string') return String(value);
  if (PLAIN.test(value) && value.trim() === value && !WORDS.has(value.toLowerCase())) return folded(value, column, indent);
  if (/[\p{Cc}]/u.test(value)) return JSON.stringify(value);
  return `'${folded(value.replaceAll('\'', '\'\''), column + 1, indent)}'`;
};

const lines = (value: Json, indent: string): string => {
  if (Array.isArray(value)) return value.map((one) => `${indent}- ${block(one, `${indent}  `).trimStart()}`).join('');
  if (!isObject(value)) return `${indent}${scalar(value, indent.length, `${indent}  `)}\n`;
  return Object.keys(value).sort().map((key) => {
    const inner = value[key]!;
    const nested = typeof inner === 'object' && inner !== null && Object.keys(inner).length > 0;
    if (!nested) return `${indent}${key}: ${scalar(inner as string, indent.length + key.length + 2, `${indent}  `)}\n`;
    return `${indent}${key}:\n${lines(inner, Array.isArray(inner) ? indent : `${indent}  `)}`;
  }).join('');
};

const block = (value: Json, indent: string): string => lines(value, indent);

/**
 * A value as indented text for people, for what a version or a service has no field for: keys in order, one a line, numbers
 * that are texts in quotes, long lines folded, a lone value closed by `...`. The layout is that of the hub's converter, so
 * that a note reads the same whoever made it.
 */
export const plainText = (value: Json): string =>
  typeof value !== 'object' || value === null ? `${scalar(value, 0, '')}\n${isBare(value) ? '...\n' : ''}` : lines(value, '');

const isBare = (value: string | number | boolean | null): boolean => !scalar(value, 0, '').startsWith('\'');
