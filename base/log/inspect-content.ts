import type { Findings } from './findings.ts';
import { FOUND } from './verify-texts.ts';
import type { WalkedEvent } from './walked.ts';

/** Contents that could be opened are those that were sealed. */
export const inspectContent = ({ stored, content }: WalkedEvent, findings: Findings): void => {
  const { index, contentDigest } = stored;
  if (contentDigest === undefined || contentDigest === null) return;
  findings.count('content');
  if (contentDigest !== content) findings.fail('content', index, FOUND.content(index));
};
