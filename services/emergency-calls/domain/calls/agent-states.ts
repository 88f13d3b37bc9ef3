import { parseInstant, type Instant } from '#base/values/instant.ts';
import type { FieldError } from '#base/values/problem.ts';
import { tellable, wordOf } from './call-events.ts';

/**
 * What an agent does on the telephone. The names follow the agent states of CTI (ECMA-269: ready, busy, working after call, not ready,
 * null), with ringing apart. OUT: gone from the post.
 */
export const AGENT_STATES = ['READY', 'RINGING', 'IN_CALL', 'WRAP_UP', 'PAUSE', 'OUT'] as const;
export type AgentState = typeof AGENT_STATES[number];

export const AGENT_ROLES = ['arm', 'arm-n2', 'mru', 'mrl'] as const;
export type AgentRole = typeof AGENT_ROLES[number];

/** A word of the telephony about one agent; `agent` is its number there, never a name. */
export type AgentEvent = { centre: string; agent: string; role: AgentRole; state: AgentState; at: Instant; callId: string | null };

const NUMBER = /^[A-Za-z0-9_.:-]{1,40}$/;
/** Is it the number of an agent at a telephony? */
export const isAgentNumber = (text: string): boolean => NUMBER.test(text);

const CALL = /^[A-Za-z0-9_.:-]{1,80}$/;

const wrong = (index: number, member: string, fr: string, en: string): FieldError =>
  ({ pointer: `/agents/${index}/${member}`, code: member, detail: { fr, en } });

/** Reads one word about an agent; all that is wrong with it at once. */
export const parseAgentEvent = (told: unknown, index: number): { event: AgentEvent } | { errors: FieldError[] } => {
  const { centre, agent, role = 'arm', state, at, callId } = (told ?? {}) as Record<string, unknown>;
  const instant = typeof at === 'string' ? tellable(parseInstant(at)) : undefined;
  const errors = [
    ...(/^[0-9A-Z]{3}$/.test(wordOf(centre)) ? []
      : [wrong(index, 'centre', 'Trois caractères, p. ex. 770', 'Three characters, e.g. 770')]),
    ...(typeof agent === 'string' && NUMBER.test(agent) ? []
      : [wrong(index, 'agent', 'Numéro de 1 à 40 lettres, chiffres ou . _ : -', 'Number of 1 to 40 letters, digits or . _ : -')]),
    ...(AGENT_ROLES.includes(role as AgentRole) ? []
      : [wrong(index, 'role', `Un de ${AGENT_ROLES.join(', ')}`, `One of ${AGENT_ROLES.join(', ')}`)]),
    ...(AGENT_STATES.includes(state as AgentState) ? []
      : [wrong(index, 'state', `Un de ${AGENT_STATES.join(', ')}`, `One of ${AGENT_STATES.join(', ')}`)]),
    ...(instant === undefined ? [wrong(index, 'at', 'Instant RFC 3339 avec décalage', 'RFC 3339 instant with its offset')] : []),
    ...(callId === undefined || (typeof callId === 'string' && CALL.test(callId)) ? []
      : [wrong(index, 'callId', 'Identifiant d’appel de 1 à 80 caractères', 'Id of a call of 1 to 80 characters')]),
  ];
  return errors.length > 0 ? { errors } : { event: { centre: wordOf(centre), agent: agent as string, role: role as AgentRole,
    state: state as AgentState, at: instant!, callId: (callId as string | undefined) ?? null } };
};
