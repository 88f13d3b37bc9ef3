import type { Instant } from '#base/values/instant.ts';

/** What goes wrong on purpose between the register and a portal; demo and test only. Zeros: nothing. */
export type FaultPlan = {
  seed: number;
  /** Closed for the first `outageS` of every `outageEveryS` seconds. */
  outageEveryS: number; outageS: number;
  /**
   * Of a thousand calls: those whose answer is lost after their effect, those delivered twice, those delivered late.
   */
  lostAnswersPer1000: number; duplicatesPer1000: number; reorderedPer1000: number;
  /** A message is acted upon after a time between these, ms. */
  lateMsMin: number; lateMsMax: number;
};

export const NO_FAULTS: FaultPlan = {
  seed: 1, outageEveryS: 0, outageS: 0, lostAnswersPer1000: 0, duplicatesPer1000: 0, reorderedPer1000: 0,
  lateMsMin: 0, lateMsMax: 0,
};

/** What happens to one call. */
export type CallFault = 'none' | 'lost-answer' | 'duplicate' | 'reorder';

/** True while the register is closed. */
export const isOut = ({ outageEveryS, outageS }: FaultPlan, now: Instant): boolean =>
  outageEveryS > 0 && (now / 1000) % outageEveryS < outageS;

/** True when anything is to go wrong. */
export const isFaulty = ({ seed: _seed, ...faults }: FaultPlan): boolean =>
  Object.values(faults).some((value) => value > 0);

/** Fate of the `n`-th call of a direction: the same each time for the same seed. */
export const callFault = (plan: FaultPlan, direction: 'in' | 'out', n: number): CallFault => {
  const draw = unit(plan.seed, `${direction}${n}`) * 1000;
  const { lostAnswersPer1000: lost, duplicatesPer1000: twice, reorderedPer1000: late } = plan;
  if (draw < lost) return 'lost-answer';
  if (draw < lost + twice) return 'duplicate';
  return draw < lost + twice + late ? 'reorder' : 'none';
};

/** How long the register takes before it acts upon a message, ms. */
export const latenessMs = (plan: FaultPlan, messageId: string): number =>
  plan.lateMsMin + Math.floor(unit(plan.seed, messageId) * (plan.lateMsMax - plan.lateMsMin + 1));

/** FNV-1a with a final mix, in [0, 1): even enough for faults, and pure. */
const unit = (seed: number, text: string): number => {
  let hash = 0x811c9dc5 ^ seed;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
  return ((hash ^ (hash >>> 15)) >>> 0) / 2 ** 32;
};

const MEMBERS: Readonly<Record<string, keyof FaultPlan>> = {
  seed: 'seed', outageEveryS: 'outageEveryS', outageS: 'outageS', lost: 'lostAnswersPer1000',
  duplicate: 'duplicatesPer1000', reorder: 'reorderedPer1000', lateMsMin: 'lateMsMin', lateMsMax: 'lateMsMax',
};

/**
 * Reads a plan from a setting: `outageEveryS=60 outageS=10 duplicate=50 reorder=50 lateMsMax=5000`; empty is no fault.
 * Throws on an unknown name or a value that is no natural number.
 */
export const parseFaultPlan = (setting: string): FaultPlan => {
  const plan = { ...NO_FAULTS };
  for (const part of setting.split(/[\s,;]+/).filter(Boolean)) {
    const [name = '', value = ''] = part.split('=');
    const member = Object.hasOwn(MEMBERS, name) ? MEMBERS[name] : undefined;
    if (!member || !/^\d{1,9}$/.test(value)) throw new RangeError(`not a fault of the register: ${part}`);
    plan[member] = Number(value);
  }
  return plan;
};
