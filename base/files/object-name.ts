import { invariant } from '#base/values/assert.ts';

/** Longest object name, in characters. */
const OBJECT_NAME_CHARS_MAX = 240;

const COMPONENT = /^[a-z0-9][a-z0-9._-]*$/;

/**
 * Throws unless the name is one that every back end stores alike: lower-case components of
 * `a-z 0-9 . _ -` joined by `/`. Lower case, because some file systems fold case; no leading dot,
 * so that no name climbs out of its directory. Names are ours, never a sender's: a bad one is a bug.
 */
export const assertObjectName = (name: string): void => {
  invariant(name.length > 0 && name.length <= OBJECT_NAME_CHARS_MAX, `object name of ${name.length} characters`);
  invariant(name.split('/').every((part) => COMPONENT.test(part)), `object name "${name}"`);
};

/** A random name under a prefix: 128 bits from the caller, so that it says nothing of the content. */
export const randomObjectName = (prefix: string, random16: Uint8Array): string => {
  invariant(random16.length === 16, 'an object name takes 16 random bytes');
  return `${prefix}/${Buffer.from(random16).toString('hex')}`;
};
