import type { Adapter, Delivery } from './channel.ts';
import type { Outcome } from './delivery.ts';
import { letterPdf, type Letter } from './letter.ts';

/** A letter as it is handed over for printing; `id` is the message's, the same at each try. */
export type PrintJob = { id: string; recipient: string | null; letter: Letter; pdf: Uint8Array };

/**
 * Turns messages into PDF letters for people without e-mail and hands them over (to the print desk, or to the demo's
 * mailbox). A hand-over that throws is tried again; it must accept the same id twice.
 */
export const createLetterAdapter = (handOver: (job: PrintJob) => Promise<void>): Adapter => ({
  batchMax: 16,
  deliver: async (messages) => {
    const outcomes = new Map<string, Outcome>();
    for (const message of messages) outcomes.set(message.id, await printed(message, handOver));
    const failed = [...outcomes.values()].filter(({ kind }) => kind === 'retry');
    const [first] = failed;
    return first?.kind === 'retry' && failed.length === messages.length
      ? { kind: 'failed', reason: first.reason, reached: true } : { kind: 'answered', outcomes };
  },
});

const printed = async (
  { id, recipient, content, createdAt }: Delivery, handOver: (job: PrintJob) => Promise<void>,
): Promise<Outcome> => {
  const letter = content as Letter;
  const pdf = await letterPdf(letter, createdAt);
  try {
    await handOver({ id, recipient, letter, pdf });
    return { kind: 'delivered' };
  } catch (error) {
    const { code, name } = error as Error & { code?: string };
    return { kind: 'retry', reason: code ?? name };
  }
};
