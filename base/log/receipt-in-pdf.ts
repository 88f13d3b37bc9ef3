/** A printable receipt carries the verifiable one as an attached file (ISO 32000-2, 7.11.4): found again without a PDF library. */
import { inflateSync } from 'node:zlib';
import { RECEIPT_CHARS_MAX } from './receipt.ts';

const SIGN = '%PDF-';
const ATTACHED = /\/Type\s*\/EmbeddedFile\b[^]{0,1000}?\/Length\s+(\d{1,7})\b[^]{0,200}?>>\s*stream\r?\n/;

/** Text of the first attached file of a PDF as our services make them; the file's own text when it is no PDF. Throws on a damaged one. */
export const receiptText = (file: Buffer): string => {
  if (!file.subarray(0, SIGN.length).equals(Buffer.from(SIGN))) return file.toString('utf8');
  const attached = ATTACHED.exec(file.toString('latin1'));
  if (!attached) throw new Error('PDF without an attached receipt');
  const start = attached.index + attached[0].length;
  return inflateSync(file.subarray(start, start + Number(attached[1])), { maxOutputLength: 4 * RECEIPT_CHARS_MAX }).toString('utf8');
};
