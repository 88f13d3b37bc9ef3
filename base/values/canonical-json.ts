import canonicalize from 'canonicalize';

/**
 * RFC 8785 (JCS) text of a JSON value; throws on what JSON cannot say (NaN, functions).
 * JSON.stringify already writes numbers and texts as the standard asks, and natively: once the members are in order it
 * gives the canonical text, several times as fast as the library, which is left whatever is not plain.
 */
export const canonicalJson = (value: unknown): string => {
  const ordered = inOrder(value, 0);
  const text = ordered === PECULIAR ? canonicalize(value) : JSON.stringify(ordered);
  if (text === undefined) throw new TypeError('value has no JSON form');
  return text;
};

/** Stands for a value whose order or form JSON.stringify would not keep. */
const PECULIAR = Symbol('peculiar');
const DEPTH_MAX = 64;
/** Names that begin with a digit may be array indexes, which objects keep in an order of their own. */
const beginsWithDigit = (name: string): boolean => name.charCodeAt(0) >= 0x30 && name.charCodeAt(0) <= 0x39;

/** The same value with the members of every object in the order of their UTF-16 units; itself when they were. */
const inOrder = (value: unknown, depth: number): unknown => {
  if (typeof value === 'string') return value.isWellFormed() ? value : PECULIAR;
  if (typeof value === 'number') return Number.isFinite(value) ? value : PECULIAR;
  if (typeof value === 'boolean' || value === null) return value;
  if (typeof value !== 'object' || depth > DEPTH_MAX) return PECULIAR;
  if (Array.isArray(value)) return listInOrder(value, depth);
  return Object.getPrototypeOf(value) === Object.prototype ? membersInOrder(value as Members, depth) : PECULIAR;
};

type Members = Record<string, unknown>;

const listInOrder = (list: readonly unknown[], depth: number): unknown => {
  const ordered: unknown[] = [];
  for (const item of list) {
    const next = inOrder(item, depth + 1);
    if (next === PECULIAR) return PECULIAR;
    ordered.push(next);
  }
  return ordered;
};

const membersInOrder = (object: Members, depth: number): unknown => {
  const names = Object.keys(object).sort();
  const ordered: Members = {};
  for (const name of names) {
    const value = object[name];
    if (value === undefined) continue;
    const next = inOrder(value, depth + 1);
    if (next === PECULIAR || name === '__proto__' || beginsWithDigit(name) || !name.isWellFormed()) return PECULIAR;
    ordered[name] = next;
  }
  return ordered;
};
