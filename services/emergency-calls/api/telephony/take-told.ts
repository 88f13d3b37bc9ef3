import { inContext, systemContext } from '#base/store/context.ts';
import type { FieldError } from '#base/values/problem.ts';
import { parseAgentEvent } from '../../domain/calls/agent-states.ts';
import { parseCallEvent, type CallNote } from '../../domain/calls/call-events.ts';
import { isPostCount } from '../../domain/calls/post-counts.ts';
import { problems } from '../../errors.ts';
import { LIMITS } from '../../limits.ts';
import { followCalls, tellAgents } from '../../store/agent-states.ts';
import { recordCalls } from '../../store/calls.ts';
import { countPosts } from '../../store/mutual-aid/aid-states.ts';
import type { Regulation } from '../../store/open-regulation.ts';

// What the telephony tells, taken the same way whether it came by a post or by a socket. Good ones are kept even when others are
// wrong: the problem thrown has all errors and says how many were taken.

const CONTEXT = systemContext('telephonie', 'suivi');

/** The JSON object of a post or of a frame. */
export const parseTold = (text: string): Record<string, unknown> => {
  let told: unknown;
  try {
    told = JSON.parse(text);
  } catch {
    throw problems.TELEPHONIE_INVALIDE();
  }
  if (typeof told !== 'object' || told === null || Array.isArray(told)) throw problems.TELEPHONIE_INVALIDE();
  return told as Record<string, unknown>;
};

type Read<T> = { event: T; notes?: CallNote[] } | { errors: FieldError[] };

/** Reads a list of `member`; what is over the limit is left, and said. */
const readList = <T>(member: string, told: unknown, max: number, parse: (one: unknown, index: number) => Read<T>):
{ events: T[]; errors: FieldError[]; notes: CallNote[] } => {
  if (!Array.isArray(told)) throw problems.TELEPHONIE_INVALIDE();
  const read = told.slice(0, max).map(parse);
  const over = told.length > max ? [{ pointer: `/${member}`, code: 'too-many', detail: {
    fr: `Au plus ${max} par envoi.`, en: `At most ${max} at once.` } }] : [];
  return { events: read.flatMap((one) => ('event' in one ? [one.event] : [])),
    errors: [...read.flatMap((one) => ('errors' in one ? one.errors : [])), ...over],
    notes: read.flatMap((one) => ('event' in one ? one.notes ?? [] : [])) };
};

const placeOf = ({ partitionOfCentre, partitions, clock }: Regulation, centre: string) =>
  ({ partition: partitionOfCentre(centre), centre, partitions, now: clock() });

/** How many were taken, and what was left out of them, if anything was. */
export type Taken = { taken: number; notes?: CallNote[] };

const orRefuse = (taken: number, errors: readonly FieldError[], notes: CallNote[] = []): Taken => {
  const answer = { taken, ...(notes.length > 0 ? { notes } : {}) };
  if (errors.length > 0) throw problems.TELEPHONIE_INVALIDE({ errors, extra: answer });
  return answer;
};

/** Keeps events of calls, centre by centre, each once; gives how many when it is committed. */
export const takeEvents = async (regulation: Regulation, told: unknown): Promise<Taken> => {
  const { events, errors, notes } = readList('events', told, LIMITS.telephony_events_max, parseCallEvent);
  for (const [centre, ofCentre] of Map.groupBy(events, (one) => one.centre)) {
    const at = placeOf(regulation, centre);
    await inContext(regulation.app, CONTEXT, async (tx) => {
      await followCalls(tx, at, ofCentre);
      await recordCalls(tx, at, regulation.numbers, ofCentre);
    });
  }
  return orRefuse(events.length, errors, notes);
};

/** Keeps how many are at their posts (all counts, or none when one is wrong) and what each agent does. */
export const takeStaff = async (regulation: Regulation, told: { posts?: unknown; agents?: unknown }): Promise<Taken> => {
  const { posts: counts = [], agents = [] } = told;
  const posts = Array.isArray(counts) ? counts.slice(0, LIMITS.posts_told_max) : [undefined];
  const { events, errors } = readList('agents', agents, LIMITS.agents_told_max, parseAgentEvent);
  if (posts.length + (agents as unknown[]).length === 0 || !posts.every((one) => isPostCount(one, LIMITS.posts_max))) {
    throw problems.TELEPHONIE_INVALIDE();
  }
  await inContext(regulation.app, CONTEXT, async (tx) => {
    for (const { centre, present } of posts) {
      await countPosts(tx, regulation.partitionOfCentre(centre), centre, present, regulation.clock());
    }
  });
  for (const [centre, ofCentre] of Map.groupBy(events, (one) => one.centre)) {
    await inContext(regulation.app, CONTEXT, (tx) => tellAgents(tx, placeOf(regulation, centre), ofCentre));
  }
  return orRefuse(posts.length + events.length, errors);
};
