/** Receipts: a sealed event, its salt and the proof that it is in the log. Verifiable offline, for ever. */
import { canonicalJson } from '#base/values/canonical-json.ts';
import { parseStrictJson } from '#base/values/strict-json.ts';
import { isRecord } from '#base/values/is-record.ts';
import { decodeBase64 } from './base64.ts';
import { eventEntry, SALT_BYTES } from './entry.ts';
import { proofJson, proofText, type ProofParts } from './proof.ts';

export type Receipt = {
  socle_receipt: 1;
  header: Record<string, unknown>;
  body: Record<string, unknown>;
  /** base64 of the 32 bytes */
  salt: string;
  /** C2SP tlog-proof */
  proof: string;
};

export const RECEIPT_CHARS_MAX = 256 * 1024;

/** What a receipt is made from; header and body are the canonical texts that are stored. */
export type ReceiptParts = { header: string; body: string; salt: Buffer; proof: ProofParts };

/** The receipt's JSON text, assembled without parsing the stored texts again: thousands are made a second. */
export const receiptJson = ({ header, body, salt, proof }: ReceiptParts): string =>
  `{"socle_receipt":1,"header":${header},"body":${body},"salt":"${salt.toString('base64')}",`
  + `"proof":${proofJson(proof)}}`;

/** The receipt as an object. */
export const makeReceipt = ({ header, body, salt, proof }: ReceiptParts): Receipt => ({
  socle_receipt: 1, header: JSON.parse(header), body: JSON.parse(body), salt: salt.toString('base64'), proof: proofText(proof),
});

/** The receipt itself when a whole answer to a deposit is given (member `receipt`); any other value as it is. */
export const receiptIn = (value: unknown): unknown =>
  (isRecord(value) && value['socle_receipt'] === undefined && isRecord(value['receipt']) ? value['receipt'] : value);

/** Accepts a value as a receipt when it has its shape; undefined otherwise. */
export const asReceipt = (value: unknown): Receipt | undefined => {
  if (!isRecord(value) || value['socle_receipt'] !== 1) return undefined;
  const { header, body, salt, proof } = value;
  if (!isRecord(header) || !isRecord(body) || typeof salt !== 'string' || typeof proof !== 'string') return undefined;
  return { socle_receipt: 1, header, body, salt, proof };
};

/** Reads a receipt's JSON text strictly (no duplicate key, no depth); undefined when it is none. */
export const parseReceipt = (text: string): Receipt | undefined => {
  if (text.length > RECEIPT_CHARS_MAX) return undefined;
  const parsed = parseStrictJson(text);
  return parsed.ok ? asReceipt(parsed.value) : undefined;
};

/** The log entry that a receipt's header, body and salt make; undefined when they have no canonical form. */
export const entryOfReceipt = ({ header, body, salt }: Receipt): Buffer | undefined => {
  const saltBytes = decodeBase64(salt);
  if (saltBytes?.length !== SALT_BYTES) return undefined;
  try {
    return eventEntry(saltBytes, canonicalJson(header), canonicalJson(body));
  } catch {
    return undefined;
  }
};
