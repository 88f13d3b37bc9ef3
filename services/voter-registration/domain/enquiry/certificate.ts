import { hash } from 'node:crypto';
import { canonicalJson } from '#base/values/canonical-json.ts';
import type { KeyHistory } from '#base/log/key-history.ts';
import { verifyReceipt } from '#base/log/verify-receipt.ts';
import type { Instant } from '#base/values/instant.ts';
import type { ToldProxy } from './answer.ts';

/** What a certificate of registration says (*attestation d'inscription*). */
export type CertificateContent = {
  nomNaissance: string; prenoms: string; dateNaissance: string; typeListe: string; commune: string; nomCommune: string;
  bureau: string; libelle: string; ordre: number | null; nne: string; procurations: readonly ToldProxy[]; etablieLe: Instant;
};

/** A certificate that anybody can verify offline: a receipt of the log, and the content whose digest it seals. */
export type Certificate = { content: CertificateContent; contentSalt: string };

/** Type of the fact that is in the log. */
export const CERTIFICATE_FACT = 'Service.AttestationDelivree';

/** The salted digest (base64) that the log seals: without the certificate it says nothing of anybody. */
export const certificateDigest = ({ content, contentSalt }: Certificate): string =>
  hash('sha256', Buffer.concat([Buffer.from(contentSalt, 'base64'), Buffer.from(canonicalJson(content))]), 'base64');

export type CertificateVerdict = { ok: boolean; log: boolean; content: boolean };

/** Verifies the file attached to a certificate: its place in the signed log, and that the content is the one sealed. */
export const verifyCertificate = (value: unknown, history: KeyHistory): CertificateVerdict => {
  const { content, contentSalt, header, body } = (value ?? {}) as Partial<Certificate> & Record<'header' | 'body', Record<string, unknown>>;
  const log = verifyReceipt(value, history).ok && header?.type === CERTIFICATE_FACT;
  const sealed = typeof contentSalt === 'string' && typeof content === 'object' && content !== null
    && body?.empreinte === certificateDigest({ content, contentSalt });
  return { ok: log && sealed, log, content: sealed };
};
