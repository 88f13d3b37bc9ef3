/** Tree heads that a log must contain: its own checkpoints and those of receipts that people hold. */
import { parseCheckpoint, type SignedCheckpoint } from './checkpoint.ts';
import type { Findings } from './findings.ts';
import type { Claim } from './inspect-roots.ts';
import { signedBy } from './key-history.ts';
import type { LogSource } from './log-source.ts';
import { originOf, parseLogName } from './origin.ts';
import { parseProof } from './proof.ts';
import { asReceipt } from './receipt.ts';
import { CHECK_TEXTS } from './verify-receipt-texts.ts';
import { receiptVerifier } from './verify-receipt.ts';
import { FOUND } from './verify-texts.ts';

/** True for the log's present origin and for those that it replaced. */
const isOfLog = ({ serviceOrigin, partition, epoch }: LogSource, { origin }: SignedCheckpoint): boolean => {
  const named = parseLogName(origin.slice(serviceOrigin.length + 1));
  return named !== undefined && named.partition === partition && named.epoch <= epoch
    && origin === originOf(serviceOrigin, partition, named.epoch);
};

/** The log's own head and every checkpoint that is signed for it; the others are divergences. */
export const checkpointClaims = (source: LogSource, notes: readonly string[], findings: Findings): Claim[] => {
  const claims: Claim[] = [{ check: 'checkpoints', ...source.head }];
  notes.forEach((note, i) => {
    const checkpoint = parseCheckpoint(note);
    if (!checkpoint) {
      findings.fail('checkpoints', 0, FOUND.checkpointUnreadable(i + 1));
    } else if (!isOfLog(source, checkpoint)) {
      findings.fail('checkpoints', checkpoint.size, FOUND.checkpointOrigin(checkpoint.origin));
    } else if (signedBy(checkpoint, source.history).verdict !== 'signed') {
      findings.fail('checkpoints', checkpoint.size, FOUND.checkpointSignature(checkpoint.size));
    } else {
      claims.push({ check: 'checkpoints', size: checkpoint.size, root: checkpoint.root });
    }
  });
  return claims;
};

/** Verifies receipts as anybody would; their trees must then be prefixes of this log. */
export const receiptClaims = async (source: LogSource, findings: Findings): Promise<Claim[]> => {
  const claims = new Map<string, Claim>();
  const verify = receiptVerifier(source.history);
  let n = 0;
  for await (const receipt of source.receipts?.() ?? []) {
    n += 1;
    const checkpoint = parseProof(asReceipt(receipt)?.proof ?? '')?.checkpoint;
    const { checks, facts } = verify(receipt);
    const failed = checks.find(({ state }) => state === 'fail')?.detail
      ?? (checkpoint && isOfLog(source, checkpoint) ? undefined : CHECK_TEXTS.origin.fail);
    findings.count('receipts');
    if (failed) findings.fail('receipts', facts?.index ?? 0, FOUND.receipt(n, failed));
    else {
      const { size, root } = checkpoint!;
      claims.set(`${size}/${root.toString('base64')}`, { check: 'receipts', size, root });
    }
  }
  return [...claims.values()];
};
