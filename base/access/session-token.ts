import { timingSafeEqual } from 'node:crypto';
import { hmac, type SymmetricKey } from '#base/values/crypto-box.ts';
import { randomSlice } from '#base/values/ids.ts';
import type { AccessKeys } from './keys.ts';

/**
 * A secret that a browser holds: its partition in clear, 256 random bits, and the keyed hash that the database holds.
 */
export type Token = { partition: number; text: string; hash: Buffer };

const SHAPE = /^(\d{1,2})\.([A-Za-z0-9_-]{43})$/;

/** A fresh secret; `random` gives the bits (a test may fix them). */
export const makeToken = (
  key: SymmetricKey, partition: number, random: (bytes: number) => Buffer = randomSlice,
): Token => tokenOf(key, partition, random(32).toString('base64url'));

/** Reads a secret that came back; `undefined` when it has not the shape of one. */
export const parseToken = (key: SymmetricKey, text: string | undefined): Token | undefined => {
  const parts = SHAPE.exec(text ?? '');
  return parts === null ? undefined : tokenOf(key, Number(parts[1]), parts[2] ?? '');
};

const tokenOf = (key: SymmetricKey, partition: number, secret: string): Token =>
  ({ partition, text: `${partition}.${secret}`, hash: hmac(key, secret) });

/** The hidden field of a session's forms: it proves that the page came from this session. */
export const formToken = (keys: Pick<AccessKeys, 'csrf'>, sessionHash: Buffer): string =>
  hmac(keys.csrf, sessionHash).subarray(0, 18).toString('base64url');

/** Compares in constant time. */
export const sameText = (a: string, b: string): boolean => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
};
