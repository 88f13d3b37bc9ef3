import type { Instant } from '#base/values/instant.ts';
import { isAgentNumber, type AgentState } from './agent-states.ts';
import type { CallEvent } from './call-events.ts';

/** What an event of a call says of an agent at it. */
type AgentAtCall = { agent: string; state: AgentState; at: Instant; callId: string };
/** A call let go of those at it: who rang without an answer is ready again, who spoke works after the call. `but` stays with it. */
export type CallLeft = { callId: string; at: Instant; but: string | null };

const SAYS: Readonly<Partial<Record<CallEvent['kind'], AgentState>>> = { RINGING: 'RINGING', ANSWERED: 'IN_CALL', RETRIEVED: 'IN_CALL' };
const LEAVES: readonly CallEvent['kind'][] = ['ANSWERED', 'ENDED', 'DIVERTED', 'TRANSFERRED'];

/**
 * What the events of calls tell of the agents of a centre (ECMA-269): a telephony that never speaks of its agents is still understood.
 * A pick-up puts one in a call, a hang-up in the work after it; a call answered by another leaves those whom it rang.
 */
export const agentsOfCalls = (events: readonly CallEvent[]): { at: readonly AgentAtCall[]; left: readonly CallLeft[] } => {
  const inOrder = [...events].sort((a, b) => a.at - b.at);
  return {
    at: inOrder.flatMap(({ kind, agent, at, callId }) => (SAYS[kind] && agent !== undefined && isAgentNumber(agent)
      ? [{ agent, state: SAYS[kind], at, callId }] : [])),
    left: inOrder.flatMap(({ kind, agent, at, callId }) => (LEAVES.includes(kind)
      ? [{ callId, at, but: kind === 'ANSWERED' ? agent ?? null : null }] : [])),
  };
};
