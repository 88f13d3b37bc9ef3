import { readFileSync } from 'node:fs';
import { parseKeyHistory, type KeyHistory } from '#base/log/key-history.ts';
import { receiptText } from '#base/log/receipt-in-pdf.ts';
import { receiptIn } from '#base/log/receipt.ts';
import { verifyReceipt, type Verdict } from '#base/log/verify-receipt.ts';
import { platformProblems } from '../errors.ts';

/** Reads a JSON file, or the receipt attached to a PDF; throws PLATFORM_PROOF_UNREADABLE in plain words. */
export const readJson = (file: string): unknown => {
  try {
    return JSON.parse(receiptText(readFileSync(file))) as unknown;
  } catch (cause) {
    const detail = `${file} : ${(cause as Error).message}`;
    throw platformProblems.PLATFORM_PROOF_UNREADABLE({ detail: { fr: detail, en: detail }, cause });
  }
};

/** Reads a published key history from a file. */
export const readKeys = (file: string): KeyHistory => {
  const history = parseKeyHistory(readJson(file));
  if (!history) throw platformProblems.PLATFORM_PROOF_UNREADABLE({ detail: { fr: file, en: file } });
  return history;
};

/** Verifies a receipt without any network: the file, the keys, nothing else. */
export const verifyReceiptFile = (file: string, history: KeyHistory): Verdict =>
  verifyReceipt(receiptIn(readJson(file)), history);
