import { isToCallBack, type Call } from '../calls/call.ts';
import { counting, lasting, type Observation } from './observation.ts';

const QUARTER_MS = 15 * 60_000;

/**
 * What a call adds to the indicators of its centre, in the hour in which it was presented (domain §12). A call that was diverted
 * counts for the centre that it left (presented, diverted; answered too, once the helper is told to have answered) and, under its own
 * id there, for the one that took it (presented, taken over, and the conversation). An exercise counts nowhere.
 */
export const observeCall = (call: Call): Observation[] => {
  if (call.exercise) return [];
  const { line, presentedAt, answeredAt, endedAt } = call;
  const lasted = (measure: Parameters<typeof lasting>[0], from: number, to: number): Observation =>
    lasting(measure, line, from, to, presentedAt);
  return [
    counting('appel.presente', line, presentedAt),
    counting('appel.quart', String(Math.floor(presentedAt / QUARTER_MS) % 4), presentedAt),
    ...(call.divertedTo === null ? [] : [counting('appel.deborde', line, presentedAt)]),
    ...(call.divertedTo !== null && answeredAt === null ? [counting('appel.confie', line, presentedAt)] : []),
    ...(call.hops === 0 ? [] : [counting('appel.repris', line, presentedAt)]),
    ...(answeredAt === null ? [] : [lasted('appel.decroche', presentedAt, answeredAt)]),
    ...(answeredAt === null || endedAt === null || call.divertedTo !== null ? [] : [lasted('appel.conversation', answeredAt, endedAt)]),
    ...(answeredAt === null && endedAt !== null && call.endCause === 'ABANDONED' && call.divertedTo === null
      ? [lasted('appel.abandonne', presentedAt, endedAt)] : []),
    ...(isToCallBack(call) ? [counting('appel.a_rappeler', line, presentedAt)] : []),
    ...(call.calledBackAt === null || endedAt === null ? [] : [lasted('appel.rappele', endedAt, call.calledBackAt)]),
  ];
};
