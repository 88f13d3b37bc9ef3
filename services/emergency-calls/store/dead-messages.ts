import type { LetterRef } from '#base/messages/dead-letters.ts';
import type { Tx } from '#base/store/context.ts';

const FIND = { name: 'echanges-mort', text: `select channel, ordering_key as key, seq::float8 as seq from outbox
  where partition = $1 and message_id = $2 and state = 'dead'` };
const UUID = /_([0-9a-f-]{36})$/;

/** The place in the outbox of a dead message, by its distribution id; needs the row context of an administrator. */
export const findDeadMessage = async (tx: Tx, partition: number, distributionId: string): Promise<LetterRef | undefined> => {
  const unique = UUID.exec(distributionId)?.[1];
  if (unique === undefined) return undefined;
  const { rows: [row] } = await tx.query<Omit<LetterRef, 'partition'>>({ ...FIND, values: [partition, unique] });
  return row && { partition, ...row };
};
