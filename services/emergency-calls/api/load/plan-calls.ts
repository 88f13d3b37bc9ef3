import { drawnNeeds } from '../../data/drawn-needs.ts';
import type { PlannedCall } from './play-call.ts';

/** What a traffic is made of: how many calls a second at an instant of the plan, where, and what is done for each. */
export type TrafficShape = {
  seconds: number;
  /** Calls a second in one centre at an instant, s. */
  rate(centre: string, at_s: number): number;
  /** An upper bound of it. */
  rate_max: number;
  talk_s: number;
  /** Shares of calls with a doctor, with a vehicle, shared with another centre (domain §14). */
  doctor: number; vehicle: number; shared: number;
  /** Where a call comes from. */
  pointOf(centre: string, at_s: number, random: () => number): { lat: number; lon: number };
};

/** The mix of domain §14. */
export const USUAL_MIX = { doctor: 0.6, vehicle: 0.12, shared: 0.25 } as const;

const LINES = ['15', '15', '15', '15', '112', '116117', 'CTA-CONF'];
/** Spreads needs evenly over a plan without a draw: the rest of a plan is what it was. */
const GOLDEN = 0.618034;
/** Spread of the time a call takes (log-normal, domain §14). */
const SIGMA = 0.6;

const gaussian = (random: () => number): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/** Calls of a traffic in the order in which they ring (Poisson by thinning); `at` in ms, telephone numbers of the range for fiction. */
export const planCalls = (shape: TrafficShape, centres: readonly string[], name: string, random: () => number): PlannedCall[] => {
  const others = (centre: string): readonly string[] => centres.filter((one) => one !== centre);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  return centres.flatMap((centre) => {
    const calls: PlannedCall[] = [];
    for (let at = 0; (at += -Math.log(1 - random()) / shape.rate_max) < shape.seconds;) {
      if (random() > shape.rate(centre, at) / shape.rate_max) continue;
      const n = calls.length;
      calls.push({ callId: `${name}-${centre}-${n}`, centre, line: pick(LINES), at: at * 1_000, needs: drawnNeeds((n * GOLDEN) % 1),
        number: `063998${String(Math.floor(random() * 10_000)).padStart(4, '0')}`,
        talk_ms: 1_000 * shape.talk_s * Math.exp(SIGMA * gaussian(random) - SIGMA ** 2 / 2), doctor: random() < shape.doctor,
        vehicle: random() < shape.vehicle, shareWith: random() < shape.shared && centres.length > 1 ? pick(others(centre)) : null,
        point: shape.pointOf(centre, at, random), street: `${1 + Math.floor(random() * 200)} rue de la Gare` });
    }
    return calls;
  }).sort((a, b) => a.at - b.at);
};
