import type { Instant } from '#base/values/instant.ts';
import type { Priority } from './codes/priorities.ts';
import type { Case, Transfer } from './state.ts';

/** Without an answer for so long, the centre asked is to be telephoned (domain §7, design). */
const SILENT_MS: Readonly<Record<Priority, number>> = { P0: 30_000, P1: 30_000, P2: 180_000, P3: 180_000, NR: 180_000 };

/** Where a transfer stands on the screen of who asked: sent, delivered, without an answer, then what was answered. */
export type TransferStage = 'sent' | 'delivered' | 'silent' | Exclude<Transfer['answer'], 'waiting'>;

/** The stage of a transfer that we asked, and since when; nothing where none was asked. It doubles the telephone, it replaces nothing. */
export const transferStage = (
  { transfer, sent, priority }: Pick<Case, 'transfer' | 'sent' | 'priority'>, now: Instant,
): { stage: TransferStage; since: Instant } | undefined => {
  if (!transfer) return undefined;
  const { answer, askedAt, answeredAt, to } = transfer;
  if (answer !== 'waiting') return { stage: answer, since: answeredAt ?? askedAt };
  if (now - askedAt >= SILENT_MS[priority]) return { stage: 'silent', since: askedAt };
  const delivered = sent.find((one) => one.to === to && one.at >= askedAt && one.state === 'delivered');
  return delivered ? { stage: 'delivered', since: delivered.stateAt } : { stage: 'sent', since: askedAt };
};
