import { fail } from 'node:assert/strict';

const TYPES = { Int8Array, Uint8Array, Int32Array, Uint32Array, Float32Array, Float64Array } as const;
type TypeName = keyof typeof TYPES;

/** A column of numbers that a file can hold. */
export type Column = Int8Array | Uint8Array | Int32Array | Uint32Array | Float32Array | Float64Array;

/** What a file holds: anything that JSON can say, and named columns. */
export type Columns = { about: unknown; columns: Record<string, Column> };

type Head = { about: unknown; columns: { name: string; type: TypeName; length: number }[] };

const MAGIC = 0x4c4f_4353;
const ALIGN = 8;
const padded = (bytes: number): number => Math.ceil(bytes / ALIGN) * ALIGN;

/** Columns as one block: a mark, a head in JSON, then each column as it lies in memory (little-endian), aligned to 8 bytes. */
export const packColumns = ({ about, columns }: Columns): Uint8Array => {
  const entries = Object.entries(columns);
  const head: Head = { about, columns: entries.map(([name, column]) =>
    ({ name, type: column.constructor.name as TypeName, length: column.length })) };
  const text = new TextEncoder().encode(JSON.stringify(head));
  const start = ALIGN + padded(text.length);
  const bytes = new Uint8Array(start + entries.reduce((sum, [, column]) => sum + padded(column.byteLength), 0));
  new Uint32Array(bytes.buffer, 0, 2).set([MAGIC, text.length]);
  bytes.set(text, ALIGN);
  let at = start;
  for (const [, column] of entries) {
    bytes.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength), at);
    at += padded(column.byteLength);
  }
  return bytes;
};

/**
 * The columns of a block, without copying: they share its memory, which must begin at a multiple of 8.
 * A block that is cut or of another kind throws.
 */
export const unpackColumns = (bytes: Uint8Array): Columns => {
  const aligned = bytes.byteOffset % ALIGN === 0 ? bytes : bytes.slice();
  const { buffer, byteOffset, byteLength } = aligned;
  const [mark, length = 0] = byteLength < ALIGN ? [] : new Uint32Array(buffer, byteOffset, 2);
  if (mark !== MAGIC || ALIGN + length > byteLength) fail('not a file of columns');
  const head = JSON.parse(new TextDecoder().decode(aligned.slice(ALIGN, ALIGN + length))) as Head;
  let at = byteOffset + ALIGN + padded(length);
  const columns: Record<string, Column> = {};
  for (const { name, type, length: count } of head.columns) {
    const size = count * TYPES[type].BYTES_PER_ELEMENT;
    if (at + size > byteOffset + byteLength) fail(`the file of columns ends before ${name}`);
    columns[name] = new TYPES[type](buffer as ArrayBuffer, at, count);
    at += padded(size);
  }
  return { about: head.about, columns };
};
