import { inContext, systemContext, type Tx } from '#base/store/context.ts';
import { pipelined } from '#base/store/pipelined.ts';
import { toRfc3339, type Instant } from '#base/values/instant.ts';
import { agentsOfCalls } from '../domain/calls/agents-of-calls.ts';
import type { CallEvent } from '../domain/calls/call-events.ts';
import type { AgentEvent, AgentRole, AgentState } from '../domain/calls/agent-states.ts';
import { tellNews } from './news.ts';
import type { Regulation } from './open-regulation.ts';

/** What an agent does now and since when; `agent` is their number at the telephony. */
export type AgentNow = { agent: string; role: AgentRole; state: Exclude<AgentState, 'OUT'>; since: Instant };

/** An agent of whom the telephony said nothing for so long is not at a post any more (ms). */
export const AGENT_SILENT_MS = 12 * 3_600_000;

// sql-safe: a parameter's number, of the code
const isOver = (before: string): string => `etat = 'WRAP_UP' and deduit and depuis < ${before}::timestamptz`;

/**
 * The state as screens show it: the work after a call that only its hang-up told of is over once it began before `before` (a parameter:
 * now less the centre's usual time after a call).
 */
export const stateNow = (before: string): string => `case when ${isOver(before)} then 'READY' else etat end`;
const sinceNow = (before: string): string =>
  `case when ${isOver(before)} then least($6::timestamptz, depuis + ($6::timestamptz - ${before}))
  else depuis end`;

const TELL = { name: 'agents-dire', text: `
  insert into agent_telephonie as t (partition, centre, agent, role, etat, depuis, dit_le, call_id)
  select $1, $2, e.agent, e.role, e.state, e.at, e.at, e."callId"
  from json_to_recordset($3::json) as e (agent text, role text, state text, at timestamptz, "callId" text)
  on conflict (partition, centre, agent) do update set role = excluded.role, etat = excluded.etat, call_id = excluded.call_id,
    depuis = case when t.etat = excluded.etat and t.call_id is not distinct from excluded.call_id then t.depuis else excluded.depuis end,
    dit_le = excluded.dit_le, deduit = false
  where t.dit_le <= excluded.dit_le
  returning agent` };
// A word about the agent at the same instant goes before what a call lets understand: strictly later only. The role stays as told.
const AT_CALL = { name: 'agents-en-ligne', text: `
  insert into agent_telephonie as t (partition, centre, agent, role, etat, depuis, dit_le, call_id, deduit)
  select $1, $2, e.agent, 'arm', e.state, e.at, e.at, e."callId", true
  from json_to_recordset($3::json) as e (agent text, state text, at timestamptz, "callId" text)
  on conflict (partition, centre, agent) do update set etat = excluded.etat, call_id = excluded.call_id, deduit = true,
    depuis = case when t.etat = excluded.etat and t.call_id is not distinct from excluded.call_id then t.depuis else excluded.depuis end,
    dit_le = excluded.dit_le
  where t.dit_le < excluded.dit_le
  returning agent` };
const LEFT = { name: 'agents-raccroche', text: `
  update agent_telephonie t set etat = case when t.etat = 'RINGING' then 'READY' else 'WRAP_UP' end, depuis = e.at, dit_le = e.at,
    call_id = null, deduit = true
  from json_to_recordset($3::json) as e ("callId" text, at timestamptz, but text)
  where t.partition = $1 and t.centre = $2 and t.call_id = e."callId" and t.etat in ('RINGING', 'IN_CALL') and t.dit_le <= e.at
    and t.agent is distinct from e.but returning t.agent` };
// sql-safe: expressions that this file writes, with numbers of parameters
const NOW = { name: 'agents-maintenant', text: `select agent, role, ${stateNow('$5')} as state,
  floor(extract(epoch from ${sinceNow('$5')}) * 1000)::float8 as since
  from agent_telephonie where partition = $1 and centre = $2 and etat <> 'OUT' and dit_le > $3 order by role, agent limit $4` };
const FORGET = { name: 'agents-oublier', text: `delete from agent_telephonie where partition = $1
  and (dit_le < $3 or (etat = 'OUT' and dit_le < $2))` };

type At = { partition: number; centre: string; partitions: number; now: Instant };

/** The last word about each agent, none later than now: a clock that runs ahead would silence those that follow. */
const lastWords = (told: readonly AgentEvent[], now: Instant): AgentEvent[] => [...Map.groupBy(told, ({ agent }) => agent).values()]
  .map((words) => words.reduce((last, one) => (one.at >= last.at ? one : last)))
  .map((one) => ({ ...one, at: Math.min(one.at, now) }));

/** Writes down what the telephony told of the agents of one centre; a word that comes late changes nothing. */
export const tellAgents = async (tx: Tx, at: At, told: readonly AgentEvent[]): Promise<void> => {
  const words = lastWords(told, at.now).map((one) => ({ ...one, at: toRfc3339(one.at) }));
  const { rowCount } = await tx.query({ ...TELL, values: [at.partition, at.centre, JSON.stringify(words)] });
  if (rowCount) await tellNews(tx, { ...at, exercise: false }, 'agent', [at.centre]);
};

/** Every agent at a post of a centre, by role and number. */
export const readAgents = async (
  tx: Tx, { partition, centre }: Pick<At, 'partition' | 'centre'>, now: Instant, limit: number, afterCall_s: number,
): Promise<AgentNow[]> => (await tx.query<AgentNow>({ ...NOW, values: [partition, centre, toRfc3339(now - AGENT_SILENT_MS), limit,
  toRfc3339(now - afterCall_s * 1_000), toRfc3339(now)] })).rows;

/** Writes down what calls of one centre let understand of its agents: who is at one, and whom one has left. */
export const followCalls = async (tx: Tx, place: At, told: readonly CallEvent[]): Promise<void> => {
  const { at, left } = agentsOfCalls(told);
  const until = (instant: Instant): string => toRfc3339(Math.min(instant, place.now));
  const last = [...Map.groupBy(at, ({ agent }) => agent).values()].map((ofAgent) => ofAgent.at(-1)!);
  let changed = 0;
  // Who answers leaves the ring before the others are let go; who hangs up was in the call.
  if (last.length > 0) changed += (await tx.query({ ...AT_CALL, values: [place.partition, place.centre,
    JSON.stringify(last.map((one) => ({ ...one, at: until(one.at) })))] })).rowCount ?? 0;
  if (left.length > 0) changed += (await tx.query({ ...LEFT, values: [place.partition, place.centre,
    JSON.stringify(left.map((one) => ({ ...one, at: until(one.at) })))] })).rowCount ?? 0;
  if (changed > 0) await tellNews(tx, { ...place, exercise: false }, 'agent', [place.centre]);
};

const HOUR_MS = 3_600_000;

/** Who went or fell silent leaves no row: nothing of an agent outlives the shift. */
export const forgetAgentsRound = ({ jobs, partitions, clock }: Regulation) => async (): Promise<boolean> => {
  await inContext(jobs, systemContext('agents', 'retention'), (tx) => pipelined(Array.from({ length: partitions }, (_, partition) =>
    tx.query({ ...FORGET, values: [partition, toRfc3339(clock() - HOUR_MS), toRfc3339(clock() - AGENT_SILENT_MS)] }))));
  return false;
};
