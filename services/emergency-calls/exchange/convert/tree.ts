import type { Instant } from '#base/values/instant.ts';
import { isObject, type Json, type JsonObject } from '../schema/json.ts';

/** What a conversion needs from outside: the time, and ids that nobody made before. */
export type Making = { at: Instant; newId: () => string };

/** Value at a path of keys, `location.city.name`; `undefined` where there is none. Lists are not entered. */
export const valueAt = (value: Json | undefined, path: string): Json | undefined =>
  path.split('.').reduce<Json | undefined>(
    (inner, key) => isObject(inner) && Object.hasOwn(inner, key) ? inner[key] : undefined, value);

/** Text at a path. */
export const textAt = (value: Json | undefined, path: string): string | undefined => {
  const found = valueAt(value, path);
  return typeof found === 'string' ? found : undefined;
};

/** Objects of the list at a path; none where there is no list. */
export const listAt = (value: Json | undefined, path: string): JsonObject[] => {
  const found = valueAt(value, path);
  return Array.isArray(found) ? found.filter(isObject) : [];
};

/** Puts a value at a path, making the objects on the way. Changes its argument: conversions work on a copy. */
export const putAt = (target: JsonObject, path: string, value: Json): void => {
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  let inner = target;
  for (const key of keys) {
    const next = inner[key];
    inner = isObject(next) ? next : (inner[key] = {});
  }
  inner[last] = value;
};

/** Takes a value out, and the objects that are empty without it. */
export const dropAt = (target: JsonObject, path: string): void => {
  const [key = '', ...rest] = path.split('.');
  const inner = target[key];
  if (!rest.length) delete target[key];
  else if (isObject(inner)) {
    dropAt(inner, rest.join('.'));
    if (!Object.keys(inner).length) delete target[key];
  }
};

/** Gives a field another place. */
export const move = (target: JsonObject, from: string, to: string): void => {
  const value = valueAt(target, from);
  if (value === undefined) return;
  dropAt(target, from);
  putAt(target, to, value);
};

/** Codes of one version by those of another; codes that it does not hold stay. */
export type CodeMap = Readonly<Record<string, string>>;

/** Replaces the code at a path. */
export const mapAt = (target: JsonObject, path: string, codes: CodeMap): void => {
  const code = textAt(target, path);
  if (code !== undefined && Object.hasOwn(codes, code)) putAt(target, path, codes[code]!);
};

/** The same map read backwards; where two codes became one, the first wins. */
export const reversed = (codes: CodeMap): CodeMap =>
  Object.fromEntries(Object.entries(codes).reverse().map(([from, to]) => [to, from]));
