import { forecastCalls, usualCalls, type Quarter } from './forecast.ts';

const DAYS = 70;
const LEARNT_DAYS = 56;
const SLOTS_A_DAY = 96;
const RECENT_SLOTS = 8;
const SLOTS_A_WEEK = 7 * SLOTS_A_DAY;

/** Calls of ten seeded weeks: a daily shape, busier week-ends, days that are busier or quieter than usual. */
const seededQuarters = (random: () => number): Quarter[] => {
  const poisson = (mean: number): number => {
    let [count, product] = [0, random()];
    for (const floor = Math.exp(-mean); product > floor; product *= random()) count += 1;
    return count;
  };
  const shape = (slot: number): number => 8 + 6 * Math.sin(((slot - 28) / SLOTS_A_DAY) * 2 * Math.PI);
  return Array.from({ length: DAYS }, (_, n) => ({ day: String(n), weekEnd: n % 7 >= 5, busy: 0.8 + random() * 0.5 }))
    .flatMap(({ day, weekEnd, busy }) => Array.from({ length: SLOTS_A_DAY }, (_, slot) =>
      ({ day, slot, dayClass: weekEnd ? 'week-end' : 'week',
      calls: poisson(shape(slot) * busy * (weekEnd ? 1.3 : 1)) })));
};

/** By what share the forecast's mean error is smaller than that of "the same quarter of last week", on seeded weeks. */
export const forecastGain = (random: () => number): number => {
  const quarters = seededQuarters(random);
  const from = LEARNT_DAYS * SLOTS_A_DAY;
  const usual = usualCalls(quarters.slice(0, from));
  let [ours, naive] = [0, 0];
  for (let i = from; i < quarters.length; i += 1) {
    const now = quarters[i]!;
    ours += Math.abs(forecastCalls(usual, now, quarters.slice(i - RECENT_SLOTS, i)) - now.calls);
    naive += Math.abs(quarters[i - SLOTS_A_WEEK]!.calls - now.calls);
  }
  return 1 - ours / naive;
};
