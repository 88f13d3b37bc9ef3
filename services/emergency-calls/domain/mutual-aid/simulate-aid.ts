import { serversFor } from '../staffing/erlang.ts';
import type { AidSettings } from './aid-settings.ts';
import { AT_REST, stepAid, type AidState } from './aid-state.ts';
import type { CentreLoad } from './centre-load.ts';
import { divertCalls, type RingingCall } from './divert-calls.ts';

/** Six centres of one size of which the first is hit: calls an hour each, times the hit, for how long. */
export type Scenario = { centres: number; calls_per_h: number; times: number; hit_s: number; before_s: number; after_s: number };

/** What a run showed: calls answered within the target by centre (own calls, and all that rang there), diversions, switches. */
export type SimulatedAid = {
  servers: number; calls: number; hitShare: number; partnerShareMin: number; partnerAllShareMin: number; diverted: number; twice: number;
  /**
   * Times that the hit centre, and all others together, began or ceased to divert; how often the hit one ceased while it was
   * still hit.
   */
  switches: number; partnerSwitches: number; oscillations: number; longest_s: number;
};

type Call = { id: string; home: number; at: number; handling: number; hops: number; where: number; rangAt: number; ordered: boolean;
  answeredAt: number | null };

const LOOK_S = 1;
/** From the order to the ring at the partner: the telephony asks each second, then switches. */
const SWITCH_S = 2;
/** Spread of the time a call takes (log-normal, domain §14). */
const SIGMA = 0.6;

const gaussian = (random: () => number): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

const arrivals = (scenario: Scenario, handling_s: number, random: () => number): Call[] => {
  const { centres, calls_per_h: calls, times, before_s: before, hit_s: hit, after_s: after } = scenario;
  const made = Array.from({ length: centres }, (_, home) => {
    const ones: Call[] = [];
    // Thinning: drawn at the highest rate, kept at the rate of the moment.
    const most = (calls * times) / 3_600;
    for (let at = 0; (at += -Math.log(1 - random()) / most) < before + hit + after;) {
      const inHit = home === 0 && at >= before && at < before + hit;
      const handling = handling_s * Math.exp(SIGMA * gaussian(random) - SIGMA ** 2 / 2);
      if (inHit || random() < 1 / times) ones.push({ id: `${home}-${ones.length}`, home, at, handling, hops: 0, where: home, rangAt: at,
        ordered: false, answeredAt: null });
    }
    return ones;
  });
  return made.flat().sort((a, b) => a.at - b.at);
};

/** One centre while the simulation runs: its queue and until when each of its people is in a call. */
type Post = { queue: Call[]; busyUntil: number[]; presented: number[] };

const answerWaiting = (post: Post, now: number): void => {
  for (let i = 0; i < post.busyUntil.length && post.queue.length > 0; i += 1) {
    // Who is free early in the second answers then: the queue is looked at each time somebody ends.
    while (post.busyUntil[i]! <= now && post.queue.length > 0) {
      const call = post.queue.shift()!;
      call.answeredAt = Math.max(call.rangAt, post.busyUntil[i]!);
      post.busyUntil[i] = call.answeredAt + call.handling;
    }
  }
};

const loadOf = (post: Post, centre: number, now: number, coming: number, settings: AidSettings): CentreLoad => {
  while (post.presented[0] !== undefined && post.presented[0] < now - settings.window_ms / 1_000) post.presented.shift();
  return { centre: String(centre), present: post.busyUntil.length, busy: post.busyUntil.filter((until) => until > now).length,
    waiting: post.queue.length, coming, longestWait_ms: Math.max(0, ...post.queue.map(({ rangAt }) => (now - rangAt) * 1_000)),
    arrivals_per_s: post.presented.length / Math.min(settings.window_ms / 1_000, Math.max(60, now)), handling_s: settings.handling_s };
};

/**
 * Plays centres that are each staffed for 99 % of their usual calls, second by second, through the same policy as the service.
 * Without `aid` each centre stays alone.
 */
export const simulateAid = (scenario: Scenario, settings: AidSettings, aid: boolean, random: () => number): SimulatedAid => {
  const { handling_s: handling, target_s: target } = settings;
  const servers = serversFor((scenario.calls_per_h / 3_600) * handling, handling, target, 0.99);
  const calls = arrivals(scenario, handling, random);
  const posts = Array.from({ length: scenario.centres }, (): Post => ({ queue: [], busyUntil: Array.from({ length: servers }, () => 0),
    presented: [] }));
  const states = new Map<string, AidState>(posts.map((_, i) => [String(i), AT_REST]));
  const byId = new Map(calls.map((call) => [call.id, call]));
  let [next, diverted, twice] = [0, 0, 0];
  const switched = posts.map(() => 0);
  const hitEnd = scenario.before_s + scenario.hit_s;
  let oscillations = 0;
  let moving: { call: Call; to: number; at: number }[] = [];
  const look = (now: number): void => {
    const loads = posts.map((post, i) => loadOf(post, i, now, moving.filter(({ to }) => to === i).length, settings));
    for (const load of loads) {
      const before = states.get(load.centre)!;
      const after = stepAid(before, load, 'auto', now * 1_000, settings);
      if (after.on !== before.on) {
        switched[Number(load.centre)]! += 1;
        if (load.centre === '0' && !after.on && now > scenario.before_s + settings.calm_ms / 1_000 && now < hitEnd) oscillations += 1;
      }
      states.set(load.centre, after);
    }
    const ringing = posts.flatMap(({ queue }, i) => queue.map(({ id, rangAt, hops, ordered }): RingingCall =>
      ({ callId: id, centre: String(i), level: 1, presentedAt: rangAt * 1_000, hops, ordered })));
    for (const { callId, to } of divertCalls(loads, states, ringing, now * 1_000, () => settings)) {
      const call = byId.get(callId)!;
      call.ordered = true;
      moving.push({ call, to: Number(to), at: now + SWITCH_S });
    }
  };
  const move = (now: number, { call, to }: { call: Call; to: number }): void => {
    // Somebody at home was quicker than the switch.
    if (call.answeredAt !== null) return;
    posts[call.home]!.queue = posts[call.home]!.queue.filter((one) => one !== call);
    if (call.hops > 0) twice += 1;
    diverted += 1;
    Object.assign(call, { hops: call.hops + 1, where: to, rangAt: now });
    posts[to]!.queue.push(call);
  };
  const end = calls.at(-1)!.at + 3_600;
  for (let now = LOOK_S; now < end; now += LOOK_S) {
    for (; next < calls.length && calls[next]!.at <= now; next += 1) {
      posts[calls[next]!.home]!.queue.push(calls[next]!);
      posts[calls[next]!.home]!.presented.push(calls[next]!.at);
    }
    for (const one of moving.filter(({ at }) => at <= now)) move(now, one);
    moving = moving.filter(({ at }) => at > now);
    for (const post of posts) answerWaiting(post, now);
    if (aid) look(now);
  }
  return { servers, calls: calls.length, diverted, twice, switches: switched[0]!,
    partnerSwitches: switched.slice(1).reduce((sum, one) => sum + one, 0), oscillations,
    ...shares(scenario, calls, target) };
};

/** Shares answered within the target while the hit lasts: of the hit centre's calls wherever they were answered, and at each partner. */
const shares = ({ centres, before_s: before, hit_s: hit }: Scenario, calls: readonly Call[], target: number) => {
  const during = calls.filter(({ at }) => at >= before && at < before + hit);
  const waitOf = ({ answeredAt, at }: Call): number => (answeredAt ?? Infinity) - at;
  const share = (ones: readonly Call[]): number => (ones.length === 0 ? 1 : ones.filter((one) =>
    waitOf(one) <= target).length / ones.length);
  const partners = Array.from({ length: centres - 1 }, (_, i) => i + 1);
  return { hitShare: share(during.filter(({ home }) => home === 0)),
    partnerShareMin: Math.min(...partners.map((i) => share(during.filter(({ home }) => home === i)))),
    partnerAllShareMin: Math.min(...partners.map((i) => share(during.filter(({ where }) => where === i)))),
    longest_s: Math.max(...during.map(waitOf)) };
};
