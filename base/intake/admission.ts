import { fairCap } from './fair-share.ts';

/** `admit` now; `share`: this range has had its part of this second; `full`: the second is spent. */
export type Verdict = 'admit' | 'share' | 'full';

export type AdmissionOptions = {
  /** Submissions a second that the service may admit. */
  ratePerS: number;
  /** Processes that share this rate now; each admits its part. One when absent. */
  processes?: () => number;
  /** Milliseconds of a monotonic clock. */
  now: () => number;
  /** Address ranges remembered a window; beyond, they count as one. */
  rangesMax?: number;
};

export type Admission = {
  /** Asks for one place; called when the header block is complete, before any body is read. */
  ask(range: string): Verdict;
  setRate(ratePerS: number): void;
  /** Of the service, all processes together. */
  ratePerS(): number;
  /** True while more is asked than admitted: visitors go to the waiting room. */
  surging(): boolean;
};

const WINDOW_MS = 200;
const REST = '*';

/**
 * Admits at a fixed rate, by windows of 200 ms, and fairly: a range may take no more than the max-min
 * share computed from what all ranges asked in the last window. Memory is bounded by `rangesMax`.
 */
export const createAdmission = (options: AdmissionOptions): Admission => {
  const rangesMax = options.rangesMax ?? 10_000;
  let rate = options.ratePerS;
  let opened = -Infinity;
  let budget = 0;
  let cap = Infinity;
  let asked = new Map<string, number>();
  let taken = new Map<string, number>();
  let carried = new Map<string, number>();

  /** Starts a new window; fractions of a place that a range could not use are carried over. */
  const turn = (now: number): void => {
    const elapsed = now - opened;
    if (elapsed < WINDOW_MS) return;
    const fresh = (rate * WINDOW_MS) / 1_000 / (options.processes?.() ?? 1);
    // Under five a second a window's part is less than one place: parts are kept until they make one.
    budget = Math.min(budget, Math.max(fresh, 1)) + fresh;
    cap = elapsed < 2 * WINDOW_MS ? fairCap(asked.values(), fresh) : Infinity;
    carried = Number.isFinite(cap) ? leftovers() : new Map();
    opened = elapsed < 2 * WINDOW_MS ? opened + WINDOW_MS : now;
    asked = new Map();
    taken = new Map();
  };
  const leftovers = (): Map<string, number> => new Map([...asked].map(([range, wanted]) =>
    [range, Math.min(1, Math.max(0, Math.min(wanted, cap + (carried.get(range) ?? 0)) - (taken.get(range) ?? 0)))]));

  return {
    ask: (address) => {
      turn(options.now());
      const range = asked.has(address) || asked.size < rangesMax ? address : REST;
      asked.set(range, (asked.get(range) ?? 0) + 1);
      const mine = taken.get(range) ?? 0;
      if (mine + 1 > cap + (carried.get(range) ?? 0)) return 'share';
      if (budget < 1) return 'full';
      budget -= 1;
      taken.set(range, mine + 1);
      return 'admit';
    },
    setRate: (ratePerS) => { rate = ratePerS; },
    ratePerS: () => rate,
    surging: () => {
      if (opened > -Infinity) turn(options.now());
      return Number.isFinite(cap) || (budget < 1 && opened > -Infinity);
    },
  };
};
