/** Bounds of a JSON text that comes from outside. */
export type JsonLimits = { depth_max: number; values_max: number };

const JSON_LIMITS: JsonLimits = { depth_max: 32, values_max: 100_000 };

export type StrictJson =
  | { ok: true; value: unknown }
  | { ok: false; reason: 'syntax' | 'duplicate-key' | 'forbidden-key' | 'depth' | 'size' | 'lone-surrogate' | 'nul' | 'number' };

const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * `JSON.parse` plus what it lets through: duplicate keys (two readers may take different ones),
 * keys that reach prototypes, NUL and lone surrogates (PostgreSQL refuses them), numbers beyond every double (they would become
 * Infinity, which no JSON can say again), depth and size.
 * Linear in the text's length.
 */
export const parseStrictJson = (text: string, limits: JsonLimits = JSON_LIMITS): StrictJson => {
  const suspicious = scan(text, limits);
  if (suspicious) return { ok: false, reason: suspicious };
  try {
    const value: unknown = JSON.parse(text);
    return mayOverflow(text) && !isSayable(value) ? { ok: false, reason: 'number' } : { ok: true, value };
  } catch {
    return { ok: false, reason: 'syntax' };
  }
};

type Reason = Exclude<StrictJson, { ok: true }>['reason'];

const EXPONENT = /\d[eE]\+?\d{3}/;
/** Half the digits of the smallest whole number beyond every double. */
const DIGITS_APART = 154;

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;

/** Whether a text may hold a number beyond every double: a long exponent, or digits so far apart that all between may be digits. */
const mayOverflow = (text: string): boolean => {
  if (EXPONENT.test(text)) return true;
  for (let i = DIGITS_APART; i < text.length; i += DIGITS_APART) {
    if (isDigit(text.charCodeAt(i)) && isDigit(text.charCodeAt(i - DIGITS_APART))) return true;
  }
  return false;
};

const isSayable = (value: unknown): boolean => {
  if (typeof value === 'number') return Number.isFinite(value);
  return typeof value !== 'object' || value === null || Object.values(value).every(isSayable);
};

/** One pass over the text: strings, nesting, keys. Leaves grammar to JSON.parse. */
const scan = (text: string, limits: JsonLimits): Reason | undefined => {
  // Most texts have no escape: their strings end at the next quote and say what they hold, so that only keys are looked at.
  const plain = !text.includes('\\') && !text.includes('\0') && text.isWellFormed();
  const keys: (Set<string> | undefined)[] = [];
  let values = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 0x22) {
      const end = plain ? text.indexOf('"', i + 1) : stringEnd(text, i);
      if (end < 0) return 'syntax';
      const verdict = (plain ? checkPlain : checkString)(text, i, end, keys.at(-1));
      if (verdict) return verdict;
      i = end;
    } else if (c === 0x7b || c === 0x5b) {
      keys.push(c === 0x7b ? new Set() : undefined);
      if (keys.length > limits.depth_max) return 'depth';
    } else if (c === 0x7d || c === 0x5d) keys.pop();
    else if (c === 0x2c && ++values > limits.values_max) return 'size';
  }
  return undefined;
};

/** Index of the closing quote, or -1. */
const stringEnd = (text: string, start: number): number => {
  for (let i = start + 1; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 0x5c) i++;
    else if (c === 0x22) return i;
  }
  return -1;
};

const checkString = (
  text: string, start: number, end: number, keys: Set<string> | undefined,
): Reason | undefined => {
  const isKey = keys !== undefined && followedByColon(text, end);
  const raw = text.slice(start, end + 1);
  if (!isKey && !raw.includes('\\') && raw.isWellFormed()) return raw.includes('\0') ? 'nul' : undefined;
  let value: string;
  try {
    value = JSON.parse(raw) as string;
  } catch {
    return 'syntax';
  }
  if (!value.isWellFormed()) return 'lone-surrogate';
  if (value.includes('\0')) return 'nul';
  return isKey ? checkKey(value, keys) : undefined;
};

/** A string without escapes: a value is in order, a key must be a new one. */
const checkPlain = (text: string, start: number, end: number, keys: Set<string> | undefined): Reason | undefined =>
  (keys !== undefined && followedByColon(text, end) ? checkKey(text.slice(start + 1, end), keys) : undefined);

const checkKey = (key: string, keys: Set<string>): Reason | undefined => {
  if (FORBIDDEN.has(key)) return 'forbidden-key';
  if (keys.has(key)) return 'duplicate-key';
  keys.add(key);
  return undefined;
};

const followedByColon = (text: string, end: number): boolean => {
  let i = end + 1;
  while (text.charCodeAt(i) <= 0x20) i++;
  return text.charCodeAt(i) === 0x3a;
};
