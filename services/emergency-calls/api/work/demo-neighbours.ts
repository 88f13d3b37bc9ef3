import { inContext, systemContext } from '#base/store/context.ts';
import { newId } from '#base/values/ids.ts';
import { CENTRES } from '../../data/centres.ts';
import type { AgentEvent } from '../../domain/calls/agent-states.ts';
import type { CallEvent } from '../../domain/calls/call-events.ts';
import { tellAgents } from '../../store/agent-states.ts';
import { countPosts } from '../../store/mutual-aid/aid-states.ts';
import type { Regulation } from '../../store/open-regulation.ts';
import { ordersFor } from '../telephony/orders.ts';

/** A call of the demonstration that rings or is talked, and when its caller hangs up. */
export type DemoCall = { callId: string; centre: string; number: string; line: string; presentedAt: number; until: number;
  answered: boolean };

/** The first two centres are for the visitors, whose make-believe colleagues pause; at the posts of the others sit call takers. */
const STAFFED = new Set(CENTRES.slice(2).map(({ code }) => code));
const PRESENT = 4;
const COUNT_MS = 30_000;
const PICK_UP_MS = 4_000;
const TALK_MS = 120_000;

/** Agents of a centre as its telephony would tell them: one at the telephone for each call that is talked. */
const agentsOf = (centre: string, calls: readonly DemoCall[], at: number): AgentEvent[] => {
  const talked = calls.filter((call) => call.centre === centre && call.answered);
  return Array.from({ length: PRESENT }, (_, i): AgentEvent => ({ centre, agent: String(11 + i), role: 'arm', at,
    ...(STAFFED.has(centre) ? talked[i] ? { state: 'IN_CALL', callId: talked[i].callId } : { state: 'READY', callId: null }
      : { state: 'PAUSE', callId: null }) }));
};

type Tell = (events: readonly CallEvent[]) => Promise<unknown>;

/**
 * The neighbours of a demonstration: their telephony counts its posts, obeys the orders of mutual aid, and their make-believe call
 * takers answer. Gives what a round does at an instant.
 */
export const demoNeighbours = (regulation: Regulation, calls: DemoCall[], tell: Tell): ((at: number) => Promise<void>) => {
  let countedAt = 0;
  const count = async (at: number): Promise<void> => {
    if (at - countedAt < COUNT_MS) return;
    countedAt = at;
    await inContext(regulation.app, systemContext('telephonie', 'demonstration'), async (tx) => {
      for (const centre of STAFFED) await countPosts(tx, regulation.partitionOfCentre(centre), centre, PRESENT, at);
      for (const { code } of CENTRES) {
        await tellAgents(tx, { partition: regulation.partitionOfCentre(code), centre: code, partitions: regulation.partitions, now: at },
          agentsOf(code, calls, at));
      }
    });
  };
  const obey = async (at: number): Promise<void> => {
    const orders = await inContext(regulation.app, systemContext('telephonie', 'demonstration'), (tx) => ordersFor(tx, regulation));
    for (const { callId, from, to, leg } of orders) {
      const call = calls.find((one) => one.callId === callId);
      if (!call) continue;
      await tell([{ eventId: newId(), callId, centre: from, kind: 'DIVERTED', at, to }]);
      await tell([{ eventId: newId(), callId: leg, centre: to, kind: 'PRESENTED', at, ani: call.number, line: call.line, hops: 1 }]);
      Object.assign(call, { callId: leg, centre: to, presentedAt: at });
    }
  };
  const answer = async (at: number): Promise<void> => {
    for (const call of calls) {
      if (call.answered || !STAFFED.has(call.centre) || at - call.presentedAt < PICK_UP_MS) continue;
      await tell([{ eventId: newId(), callId: call.callId, centre: call.centre, kind: 'ANSWERED', at, agent: `demo:${call.centre}` }]);
      Object.assign(call, { answered: true, until: at + TALK_MS });
    }
  };
  return async (at) => {
    await count(at);
    await obey(at);
    await answer(at);
  };
};
