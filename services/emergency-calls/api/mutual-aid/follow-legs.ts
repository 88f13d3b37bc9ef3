import { inContext, systemContext } from '#base/store/context.ts';
import type { CallEvent } from '../../domain/calls/call-events.ts';
import { recordCalls } from '../../store/calls.ts';
import { legsTold, untoldLegs, type Leg } from '../../store/mutual-aid/diversions.ts';
import type { Regulation } from '../../store/open-regulation.ts';
import { everywhere } from './everywhere.ts';

const CONTEXT = systemContext('entraide', 'suivi');
const HOURS_MS = 6 * 3_600_000;

/** What happened at the helper's, as events of the call where it began: the same ids each time, so that telling twice changes nothing. */
const eventsOf = ({ callId, from, leg, answeredAt, answeredBy, endedAt }: Leg): CallEvent[] => [
  ...(answeredAt === null ? [] : [{ eventId: `${leg}-decroche`, callId, centre: from, kind: 'ANSWERED' as const, at: answeredAt,
    ...(answeredBy === null ? {} : { agent: answeredBy }) }]),
  ...(endedAt === null ? [] : [{ eventId: `${leg}-fin`, callId, centre: from, kind: 'ENDED' as const, at: endedAt,
    // Who gave up at the helper's is called back by the helper.
    cause: answeredAt === null ? 'OVERFLOWED' as const : 'ANSWERED_END' as const }])];

/**
 * Tells the first centre what became of the calls that it diverted, so that both count them: who answered, when, and the end.
 * Gives how many it told of.
 */
export const followLegs = async (regulation: Regulation): Promise<number> => {
  const { partitions, numbers } = regulation;
  let count = 0;
  const looked = await everywhere(regulation, CONTEXT, (tx, partition) => untoldLegs(tx, partition, regulation.clock() - HOURS_MS));
  for (const [partition, found] of looked.entries()) {
    if (found.length > 0) count += await inContext(regulation.app, CONTEXT, async (tx) => {
      const now = regulation.clock();
      const legs = await untoldLegs(tx, partition, now - HOURS_MS);
      for (const [centre, ofCentre] of Map.groupBy(legs, ({ from }) => from)) {
        await recordCalls(tx, { partition: regulation.partitionOfCentre(centre), centre, partitions, now }, numbers,
          ofCentre.flatMap(eventsOf));
      }
      await legsTold(tx, partition, legs);
      return legs.length;
    });
  }
  return count;
};
