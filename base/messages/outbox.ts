import type { Tx } from '#base/store/context.ts';
import { toRfc3339, type Instant } from '#base/values/instant.ts';
import type { MessageBox } from './message-box.ts';

export type NewMessage = {
  /** UUIDv7; the receiver knows a repeated message by it. */
  id: string;
  /** Name of the destination, e.g. `national-register`, `mail`. */
  channel: string;
  /** Messages of one key leave one by one, in order: usually the dossier's id. At most 80 characters. */
  key: string;
  /** Pseudonymous reference of the addressee; never an address. */
  recipient?: string;
  /** JSON; sealed until it is delivered, then erased. Absent when the channel makes it at delivery (`prepare`). */
  content?: unknown;
};

export type Outgoing = { partition: number; at: Instant; box: MessageBox };

const ENQUEUE = { name: 'socle-enqueue-messages', text: 'select enqueue_messages($1, $2, $3)' };

/**
 * Puts messages in the outbox in the caller's transaction, beside the events that cause them, in one statement
 * whatever their number. All belong to one partition; within a key the order of the array is the sending order.
 */
export const enqueueMessages = async (
  tx: Tx, { partition, at, box }: Outgoing, messages: readonly NewMessage[],
): Promise<void> => {
  if (messages.length === 0) return;
  const items = messages.map(({ id, channel, key, recipient, content }) => ({
    id, channel, key, recipient,
    content: content === undefined ? undefined : box.seal(id, content).toString('base64'),
  }));
  await tx.query({ ...ENQUEUE, values: [partition, toRfc3339(at), JSON.stringify(items)] });
};

/** `enqueueMessages` for one message. */
export const enqueueMessage = (tx: Tx, outgoing: Outgoing, message: NewMessage): Promise<void> =>
  enqueueMessages(tx, outgoing, [message]);

/**
 * Erasure of a dossier: its messages that have not left never will, and their contents go.
 * Gives their number. One that is in flight may still arrive.
 */
export const forgetMessages = async (tx: Tx, partition: number, key: string, at: Instant): Promise<number> => {
  const { rows: [row] } = await tx.query('select forget_messages($1, $2, $3) as n', [partition, key, toRfc3339(at)]);
  return (row as { n: number }).n;
};
