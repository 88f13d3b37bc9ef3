import { createHash, randomInt } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import type { Instant } from '#base/values/instant.ts';
import { writeDurably } from '../backup/write-durably.ts';

/** What is kept of the one-time word: the hash of its symbols without dashes, never the word itself. */
export type Enrolment = { tokenSha256: string; until: Instant };

const VALID_MS = 24 * 3_600_000;
/** A word that people copy by hand: Crockford's base 32 has no letter that looks like a digit; 100 random bits. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const WORD_SYMBOLS = 20;
const GROUP = /.{5}(?=.)/g;

/**
 * On a platform that nobody administers yet, makes the word that enrols its first administrator, once. `token` is
 * given the one time it is made, to be shown to the operator; afterwards only its hash is known. `again` makes a new
 * one, for an operator who lost it.
 */
export const firstAdministrator = (
  file: string, now: Instant, again = false,
): { enrolment: Enrolment | undefined; token?: string } => {
  if (existsSync(file) && !again) {
    const enrolment = JSON.parse(readFileSync(file, 'utf8')) as Enrolment;
    return { enrolment: enrolment.until > now ? enrolment : undefined };
  }
  const token = Array.from({ length: WORD_SYMBOLS }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  const enrolment = { tokenSha256: createHash('sha256').update(token).digest('hex'), until: now + VALID_MS };
  writeDurably(file, JSON.stringify(enrolment), 0o600);
  return { enrolment, token: token.replace(GROUP, '$&-') };
};
