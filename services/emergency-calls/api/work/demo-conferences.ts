import { inContext, systemContext } from '#base/store/context.ts';
import { newId } from '#base/values/ids.ts';
import { LIMITS } from '../../limits.ts';
import { recordCalls } from '../../store/calls.ts';
import type { Regulation } from '../../store/open-regulation.ts';
import { pendingWishes } from '../../store/telephony-wishes.ts';

/** How long a make-believe doctor takes to be on the line. */
const ANSWER_MS = 2_000;

/** The make-believe telephony brings the doctor onto the lines where one is wanted, and says so. A round for a loop. */
export const demoConferences = (regulation: Regulation): (() => Promise<boolean>) => async () => {
  const now = regulation.clock();
  const context = systemContext('telephonie', 'demonstration');
  const wishes = await inContext(regulation.app, context, (tx) => pendingWishes(tx, regulation.partitions, now - LIMITS.wish_ms_max));
  for (const { centre, call, to } of wishes.filter(({ askedAt }) => now - askedAt >= ANSWER_MS)) {
    const at = { partition: regulation.partitionOfCentre(centre), centre, partitions: regulation.partitions, now };
    await inContext(regulation.app, context, (tx) => recordCalls(tx, at, regulation.numbers,
      [{ eventId: newId(), callId: call, centre, kind: 'CONFERENCED', at: now, to }]));
  }
  return false;
};
