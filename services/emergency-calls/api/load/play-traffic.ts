import { newId } from '#base/values/ids.ts';
import { toRfc3339 } from '#base/values/instant.ts';
import { byPickUpOrder, levelOfLine } from '../../domain/calls/pick-up-order.ts';
import type { LoadPerson } from './load-client.ts';
import { askAgain, noteMs } from './load-tally.ts';
import { playCall, type CallTools, type PlannedCall, type Team } from './play-call.ts';

/** A call that rings somewhere. */
type Ringing = { call: PlannedCall; callId: string; centre: string; level: number; presentedAt: number; firstAt: number };

/** People of each centre, by what they do. */
export type Staff = ReadonlyMap<string, { arms: readonly LoadPerson[]; doctor: LoadPerson; bord: LoadPerson }>;

export type Traffic = {
  plan: readonly PlannedCall[]; staff: Staff; tools: CallTools;
  /** Does the telephony count its posts and obey mutual aid? */
  aid: boolean;
  /** After how long a caller gives up, and the target of answering. */
  patience_ms: number; target_ms: number;
  /** How long an ARM takes to see that it rings. */
  reaction_ms: number;
  onCall?(call: PlannedCall, waited_ms: number, answeredAt: string): void;
};

const LOOK_MS = 1_000;
const COUNT_MS = 20_000;

/** The telephony, the call takers and all who follow, played until the plan is over and every line is quiet. */
export const playTraffic = async (traffic: Traffic): Promise<void> => {
  const { plan, staff, tools } = traffic;
  const ringing: Ringing[] = [];
  const free = new Map([...staff].map(([centre, { arms }]) => [centre, [...arms]]));
  const running = new Set<Promise<void>>();
  const run = (work: Promise<void>): void => {
    running.add(work);
    void work.finally(() => running.delete(work));
  };
  const answerNext = (centre: string): void => {
    const people = free.get(centre)!;
    while (people.length > 0) {
      const [first] = ringing.filter((one) => one.centre === centre).sort(byPickUpOrder);
      if (!first) return;
      ringing.splice(ringing.indexOf(first), 1);
      run(answer(traffic, first, people.shift()!, run).then((person) => { people.push(person); answerNext(centre); }));
    }
  };
  const present = async (call: PlannedCall): Promise<void> => {
    const { callId, centre, line, number, needs } = call;
    await tell(tools, [event(callId, centre, 'PRESENTED', tools, { line, ani: number, ...needs })]);
    tools.tally.presented += 1;
    ringing.push({ call, callId, centre, level: levelOfLine(line), presentedAt: performance.now(), firstAt: performance.now() });
    answerNext(centre);
  };
  let over = false;
  const looks = traffic.aid ? lookAgain(traffic, ringing, answerNext, () => over) : Promise.resolve();
  const gaveUp = giveUpLoop(traffic, ringing, () => over);
  const start = performance.now();
  for (const call of plan) {
    const wait = start + call.at - performance.now();
    if (wait > 0) await pause(wait);
    run(present(call));
  }
  while (running.size > 0 || ringing.length > 0) await Promise.race([...running, pause(LOOK_MS)]);
  over = true;
  await Promise.all([looks, gaveUp]);
};

const tell = async ({ client, tally }: CallTools, events: readonly { eventId: string }[]): Promise<void> => {
  const { status } = await askAgain(tally, 'telephonie', () => client.machine('telephony/events', { events }));
  if (status === 202) tally.told.push(...events.map(({ eventId }) => eventId));
};

/** One ARM with one call, until they are free again; what follows the talk is run beside and holds nobody up. */
const answer = async (
  traffic: Traffic, { call, callId, centre, firstAt }: Ringing, arm: LoadPerson, run: (work: Promise<void>) => void,
): Promise<LoadPerson> => {
  const { tools, staff, reaction_ms: reaction, target_ms: target } = traffic;
  const { doctor, bord } = staff.get(centre)!;
  await tools.pause(reaction);
  const waited = performance.now() - firstAt;
  const played = await playCall(tools, { arm, doctor, bord } satisfies Team, call, callId);
  if (!played) return arm;
  tools.tally.answered += 1;
  if (waited <= target) tools.tally.inTime += 1;
  noteMs(tools.tally, 'wait', waited);
  traffic.onCall?.(call, waited, centre);
  run(played.after);
  await tell(tools, [event(callId, centre, 'ENDED', tools)]);
  return arm;
};

const event = (callId: string, centre: string, kind: string, { now }: CallTools, more: object = {}) =>
  ({ eventId: newId(), callId, centre, kind, at: toRfc3339(now()), ...more });

const pause = (ms: number): Promise<void> => new Promise((done) => { setTimeout(done, ms); });

/** The telephony's part in mutual aid: it counts the posts and switches the calls that it is told to. */
const lookAgain = async (traffic: Traffic, ringing: Ringing[], answerNext: (centre: string) => void,
  over: () => boolean): Promise<void> => {
  const { tools, staff } = traffic;
  const posts = [...staff].map(([centre, { arms }]) => ({ centre, present: arms.length }));
  for (let countedAt = -Infinity; !over(); await pause(LOOK_MS)) {
    if (performance.now() - countedAt > COUNT_MS) {
      countedAt = performance.now();
      await tools.client.machine('telephony/agents', { posts });
    }
    const { body } = await tools.client.machine('telephony/orders', {});
    for (const order of (body.orders ?? []) as Order[]) await obey(tools, ringing, order, answerNext);
  }
};

type Order = { callId: string; centre: string; to: string; leg: string };

const obey = async (
  tools: CallTools, ringing: Ringing[], { callId, centre, to, leg }: Order, answerNext: (centre: string) => void,
): Promise<void> => {
  const found = ringing.findIndex((one) => one.callId === callId);
  if (found < 0) return;
  const [one] = ringing.splice(found, 1);
  const { line, number, needs } = one!.call;
  await tell(tools, [event(callId, centre, 'DIVERTED', tools, { to }),
    event(leg, to, 'PRESENTED', tools, { line, ani: number, hops: 1, ...needs })]);
  tools.tally.diverted += 1;
  ringing.push({ ...one!, callId: leg, centre: to, presentedAt: performance.now() });
  answerNext(to);
};

/** Callers lose patience. */
const giveUpLoop = async ({ tools, patience_ms: patience }: Traffic, ringing: Ringing[], over: () => boolean): Promise<void> => {
  for (; !over(); await pause(LOOK_MS)) {
    for (const one of ringing.filter(({ firstAt }) => performance.now() - firstAt > patience)) {
      ringing.splice(ringing.indexOf(one), 1);
      tools.tally.abandoned += 1;
      await tell(tools, [event(one.callId, one.centre, 'ENDED', tools)]);
    }
  }
};
