import { isObject, type Json, type JsonObject } from '../schema/json.ts';

/** Paths that may pass: a key with `true` lets one value through (or a list of values), a key with a tree goes deeper. */
export type Allowed = { readonly [key: string]: true | Allowed };

const isValue = (value: Json): boolean => typeof value !== 'object' || value === null;

/**
 * Copies what a list of paths allows, and nothing else: an unknown key, or an object where a value is foreseen, stays behind.
 * Lists are gone through; objects left empty are kept only where they came empty.
 */
export const pick = (value: JsonObject, allowed: Allowed): JsonObject => {
  const picked: JsonObject = {};
  for (const [key, inside] of Object.entries(allowed)) {
    const inner = Object.hasOwn(value, key) ? value[key] : undefined;
    if (inner === undefined) continue;
    const one = pickOne(inner, inside);
    if (one !== undefined) picked[key] = one;
  }
  return picked;
};

const pickOne = (value: Json, inside: true | Allowed): Json | undefined => {
  if (Array.isArray(value)) {
    const list = value.filter((one) => !Array.isArray(one)).map((one) => pickOne(one, inside));
    return list.filter((one) => one !== undefined);
  }
  if (inside === true) return isValue(value) ? value : undefined;
  return isObject(value) ? pick(value, inside) : undefined;
};

/** Keys that each let one value through, written as words. */
export const words = (text: string): Allowed => Object.fromEntries(text.split(' ').map((key) => [key, true]));

/** Every path of a tree, for tests and pages: `location.city.name`. */
export const pathsOf = (allowed: Allowed, before = ''): string[] => Object.entries(allowed).flatMap(([key, inside]) =>
  inside === true ? [before + key] : pathsOf(inside, `${before}${key}.`));
