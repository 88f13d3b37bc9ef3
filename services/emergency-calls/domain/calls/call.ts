import type { Instant } from '#base/values/instant.ts';
import { CALL_EVENT_KINDS, type CallEvent, type EndCause } from './call-events.ts';
import { levelOfLine } from './pick-up-order.ts';
import { needsOf } from './skills.ts';

/** A call folded from what the telephony told. */
export type Call = {
  callId: string; centre: string; line: string; queue: string; level: number; ani: string | null;
  presentedAt: Instant; answeredAt: Instant | null; answeredBy: string | null; heldMs: number; endedAt: Instant | null;
  endCause: EndCause | null; divertedTo: string | null; hops: number; exercise: boolean; recording: string | null;
  /** When the centre called back a caller who had given up. */
  calledBackAt: Instant | null;
  /** What it needs of who answers: skills, and a language other than French. */
  needs: readonly string[];
};

/** A call abandoned sooner is reported apart and not called back (threshold of the QRAARM study, 2018). */
const SHORT_ABANDON_MS = 15_000;

const UNKNOWN_LINE = 'AUTRE';

type Folding = Omit<Call, 'needs'> & { heldSince: Instant | null; language: string | undefined; skills: readonly string[] };

const start = (event: CallEvent): Folding => {
  const line = event.line ?? UNKNOWN_LINE;
  return { callId: event.callId, centre: event.centre, line, queue: event.queue ?? line, level: levelOfLine(line), ani: event.ani ?? null,
    presentedAt: event.at, answeredAt: null, answeredBy: null, heldMs: 0, endedAt: null, endCause: null, divertedTo: null,
    hops: event.hops ?? 0, exercise: event.exercise ?? false, recording: null, calledBackAt: null, heldSince: null,
    language: undefined, skills: [] };
};

const step = (call: Folding, event: CallEvent): Folding => {
  const line = event.line ?? call.line;
  const told = { ...call, line, level: levelOfLine(line), ani: event.ani ?? call.ani, queue: event.queue ?? call.queue,
    recording: event.recording ?? call.recording, hops: Math.max(call.hops, event.hops ?? 0),
    exercise: call.exercise || event.exercise === true, language: event.language ?? call.language,
    skills: [...call.skills, ...(event.skills ?? [])] };
  switch (event.kind) {
    case 'PRESENTED': return { ...told, presentedAt: Math.min(call.presentedAt, event.at) };
    case 'ANSWERED': return call.answeredAt !== null && call.answeredAt <= event.at ? told
      : { ...told, answeredAt: event.at, answeredBy: event.agent ?? null };
    case 'HELD': return { ...told, heldSince: call.heldSince ?? event.at };
    case 'RETRIEVED': return { ...told, heldMs: call.heldMs + (call.heldSince === null ? 0 : Math.max(0, event.at - call.heldSince)),
      heldSince: null };
    case 'CALLED_BACK': return { ...told, calledBackAt: call.calledBackAt ?? event.at };
    case 'DIVERTED': return { ...told, divertedTo: event.to ?? call.divertedTo };
    case 'ENDED': return { ...told, endedAt: event.at, endCause: event.cause ?? (told.answeredAt === null ? 'ABANDONED' : 'ANSWERED_END') };
    default: return told;
  }
};

/** By instant; of one instant in the order of the kinds, which is that of a call's life. */
const inOrder = (a: CallEvent, b: CallEvent): number => a.at - b.at
  || CALL_EVENT_KINDS.indexOf(a.kind) - CALL_EVENT_KINDS.indexOf(b.kind) || (a.eventId < b.eventId ? -1 : 1);

/**
 * Folds a call's events in the order of their instants, whatever the order in which they came. Gives `undefined` without any.
 */
export const foldCall = (events: readonly CallEvent[]): Call | undefined => {
  const [first, ...rest] = [...events].sort(inOrder);
  if (!first) return undefined;
  const { heldSince: _, language, skills, ...call } = rest.reduce(step, step(start(first), first));
  return { ...call, needs: needsOf({ language, skills }) };
};

/** Must the centre call back? Abandoned by the caller after waiting long enough, with a number to call. */
export const isToCallBack = ({ endCause, endedAt, presentedAt, answeredAt, ani }: Call): boolean =>
  endCause === 'ABANDONED' && answeredAt === null && ani !== null && endedAt !== null && endedAt - presentedAt >= SHORT_ABANDON_MS;
