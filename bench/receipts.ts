import type { KeyHistory } from '#base/log/key-history.ts';
import { receiptVerifier } from '#base/log/verify-receipt.ts';

/** Verifies every receipt; gives how many fail. `pick` finds the receipt in an answer. */
export const countUnverified = (
  answers: Iterable<Buffer>, history: KeyHistory, pick: (answer: unknown) => unknown = (answer) => answer,
): number => {
  const verify = receiptVerifier(history);
  let failed = 0;
  for (const answer of answers) {
    const verdict = verify(pick(JSON.parse(answer.toString())));
    if (verdict.checks.some((check) => check.state === 'fail')) failed++;
  }
  return failed;
};
