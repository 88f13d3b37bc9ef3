import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Text } from '#base/values/lang.ts';
import type { Instant } from '#base/values/instant.ts';

/** What the first of two persons leaves: who they are, when, and the digest of the word that they hand over. */
export type DestroyRequest = { by: string; at: Instant; wordSha256: string };

const HOUR_MS = 3_600_000;
const WORD_BYTES = 6;
const digestOf = (word: string): Buffer => createHash('sha256').update(word).digest();

/** The person at the keyboard: whoever called sudo, else the account. */
export const personOf = (environment: Readonly<Record<string, string | undefined>>, uid: number): string =>
  environment.SUDO_UID ?? String(uid);

/** A request and the word for the second person, which is kept nowhere. */
export const askApproval = (by: string, at: Instant): { request: DestroyRequest; word: string } => {
  const word = randomBytes(WORD_BYTES).toString('hex');
  return { word, request: { by, at, wordSha256: digestOf(word).toString('hex') } };
};

const REFUSALS = {
  none: { fr: 'personne ne l’a demandé', en: 'nobody has asked for it' },
  old: { fr: 'la demande a plus d’une heure', en: 'the request is older than an hour' },
  same: { fr: 'la même personne demande et approuve', en: 'the same person asks and approves' },
  word: { fr: 'ce n’est pas le mot donné à la première personne', en: 'that is not the word given to the first person' },
} as const satisfies Record<string, Text>;

/** Why this approval does not count; nothing when it does (two-person rule, SecNumCloud 19.4, ASVS 2.3.5). */
export const approvalRefusal = (request: DestroyRequest | undefined, by: string, word: string, now: Instant): Text | undefined => {
  if (!request) return REFUSALS.none;
  if (now - request.at > HOUR_MS || request.at > now) return REFUSALS.old;
  if (request.by === by) return REFUSALS.same;
  return timingSafeEqual(digestOf(word), Buffer.from(request.wordSha256, 'hex')) ? undefined : REFUSALS.word;
};
