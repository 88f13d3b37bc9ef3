import { open, seal } from '#base/values/crypto-box.ts';
import type { Instant } from '#base/values/instant.ts';
import { deriveKey, type Keyring } from '#base/values/keyring.ts';
import { activeOf, type EnquiryAnswer, type ToldProxy, type ToldRegistration } from '../../domain/enquiry/answer.ts';
import type { Person } from '../../domain/demande/read-civil-status.ts';
import { LIMITS } from '../../limits.ts';

/** What a certificate will say, between the answer and the moment when it is asked for; nothing of it is kept here. */
export type CertificateClaim = Pick<Person, 'nomNaissance' | 'prenoms' | 'dateNaissance'> & {
  registration: ToldRegistration; proxies: readonly ToldProxy[]; at: Instant;
};

export type CertificateTokens = {
  /** A sealed claim; always made, so that an answer without a registration costs the same. */
  make(person: Person, answer: EnquiryAnswer, at: Instant): string;
  /** The claim, or nothing when the token is not ours, too old, or of an answer that found nothing. */
  read(token: string, now: Instant): CertificateClaim | undefined;
};

const AAD = 'certificate';
const TOKEN_CHARS_MAX = 4_000;

/** Tokens of certificates, sealed under a key of the service. */
export const certificateTokens = (keyring: Keyring): CertificateTokens => {
  const key = deriveKey(keyring, AAD);
  return {
    make: ({ nomNaissance, prenoms, dateNaissance }, answer, at) => {
      const claim = { nomNaissance, prenoms, dateNaissance, registration: activeOf(answer)[0] ?? null, proxies: answer.proxies, at };
      return seal(key, Buffer.from(JSON.stringify(claim)), AAD).toString('base64url');
    },
    read: (token, now) => {
      if (token.length > TOKEN_CHARS_MAX) return undefined;
      const sealed = Buffer.from(token, 'base64url');
      // A decoder passes over a last sign that makes no byte: one token has one spelling.
      if (sealed.toString('base64url') !== token) return undefined;
      try {
        const claim = JSON.parse(open(key, sealed, AAD).toString()) as Partial<CertificateClaim>;
        return claim.registration && now - claim.at! <= LIMITS.certificate_ms_max ? claim as CertificateClaim : undefined;
      } catch {
        return undefined;
      }
    },
  };
};
