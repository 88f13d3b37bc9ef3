import { parseStrictJson, type JsonLimits } from '#base/values/strict-json.ts';

/** One item of a batch: its value, or why its text could not be read. */
export type Line = { ok: true; value: unknown } | { ok: false; reason: string };

export type BatchForm = 'lines' | 'array';

export type Batch =
  | { ok: true; form: BatchForm; items: Line[] }
  | { ok: false; reason: 'encoding' | 'syntax' | 'empty' | 'too-many' };

const ITEM_LIMITS: JsonLimits = { depth_max: 16, values_max: 2000 };
const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads a batch of at most `max` messages: JSON Lines, or one array. In lines, a bad one spoils itself only.
 * Strict JSON: no duplicate or reserved keys, no NUL, no lone surrogates, bounded depth.
 */
export const readBatch = (bytes: Buffer, form: BatchForm, max: number): Batch => {
  let text: string;
  try {
    text = utf8.decode(bytes);
  } catch {
    return { ok: false, reason: 'encoding' };
  }
  return form === 'lines' ? readLines(text, max) : readArray(text, max);
};

const readLines = (text: string, max: number): Batch => {
  const lines = text.split('\n', max * 2 + 2).map((line) => line.trim()).filter((line) => line !== '');
  if (lines.length === 0) return { ok: false, reason: 'empty' };
  if (lines.length > max) return { ok: false, reason: 'too-many' };
  return { ok: true, form: 'lines', items: lines.map((line): Line => parseStrictJson(line, ITEM_LIMITS)) };
};

const readArray = (text: string, max: number): Batch => {
  const parsed = parseStrictJson(text,
    { depth_max: ITEM_LIMITS.depth_max + 1, values_max: ITEM_LIMITS.values_max * max });
  if (!parsed.ok || !Array.isArray(parsed.value)) return { ok: false, reason: 'syntax' };
  if (parsed.value.length === 0) return { ok: false, reason: 'empty' };
  if (parsed.value.length > max) return { ok: false, reason: 'too-many' };
  return { ok: true, form: 'array', items: parsed.value.map((value): Line => ({ ok: true, value })) };
};

/** Writes a batch in the given form. */
export const writeBatch = (items: readonly unknown[], form: BatchForm): string =>
  form === 'array' ? JSON.stringify(items) : items.map((item) => `${JSON.stringify(item)}\n`).join('');
