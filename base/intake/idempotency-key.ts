import { deriveKey, type Keyring } from '#base/values/keyring.ts';
import { createMac } from '#base/values/mac.ts';
import { intakeProblems } from './errors.ts';
import { INTAKE_LIMITS } from './limits.ts';

const VISIBLE_ASCII = /^[\x21-\x7e]+$/;

/**
 * Reads the `Idempotency-Key` header (draft-ietf-httpapi-idempotency-key-header-07); a quoted
 * structured-field string and a bare token are the same key. Throws INTAKE_KEY_*.
 */
export const readIdempotencyKey = (header: string | string[] | undefined): string => {
  if (header === undefined || header === '') throw intakeProblems.INTAKE_KEY_MISSING();
  if (Array.isArray(header) || header.length > INTAKE_LIMITS.key_chars_max + 2) throw intakeProblems.INTAKE_KEY_INVALID();
  const key = header.length > 1 && header.startsWith('"') && header.endsWith('"') ? header.slice(1, -1) : header;
  if (!VISIBLE_ASCII.test(key) || key.length > INTAKE_LIMITS.key_chars_max) throw intakeProblems.INTAKE_KEY_INVALID();
  return key;
};

/** Names a claim and fingerprints a content under keys of the service: neither can be guessed from the tables. */
export type Claims = {
  /** 16 bytes for (party, key): the primary key of the claim. */
  claim(party: string, key: string): Buffer;
  /** 16 bytes for (route, canonical content). */
  fingerprint(route: string, content: string | Uint8Array): Buffer;
};

const CLAIM_BYTES = 16;

/** Keys derived from the service's secret, so that a leaked table cannot be matched with guesses. */
export const createClaims = (ring: Keyring): Claims => {
  const claimMac = createMac(deriveKey(ring, 'intake-claim'));
  const fingerprintMac = createMac(deriveKey(ring, 'intake-fingerprint'));
  return {
    claim: (party, key) => claimMac(party, key).subarray(0, CLAIM_BYTES),
    fingerprint: (route, content) => fingerprintMac(route, content).subarray(0, CLAIM_BYTES),
  };
};
