/** Calls of one quarter of an hour. `slot` counts the quarters of a day (0 to 95); `dayClass` joins days that are alike. */
export type Quarter = { day: string; slot: number; dayClass: string; calls: number };

const SLOTS_A_DAY = 96;
const RECENT_SLOTS = 8;
const RATIO_MIN = 0.3;
const RATIO_MAX = 4;

type Mean = { sum: number; count: number };
const add = (means: Map<string, Mean>, key: string, calls: number): void => {
  const mean = means.get(key) ?? { sum: 0, count: 0 };
  means.set(key, { sum: mean.sum + calls, count: mean.count + 1 });
};
const valueOf = (mean: Mean | undefined): number | undefined => mean && mean.sum / mean.count;

/** The usual calls of each quarter of each class of day, from a history. */
export const usualCalls = (history: readonly Quarter[]): ((dayClass: string, slot: number) => number) => {
  const [ofClass, ofSlot] = [new Map<string, Mean>(), new Map<string, Mean>()];
  for (const { dayClass, slot, calls } of history) {
    add(ofClass, `${dayClass}/${slot}`, calls);
    add(ofSlot, String(slot), calls);
  }
  // Neighbouring quarters are alike: a little of each steadies what few days gave.
  const raw = (dayClass: string, slot: number): number => {
    const at = (slot + SLOTS_A_DAY) % SLOTS_A_DAY;
    return valueOf(ofClass.get(`${dayClass}/${at}`)) ?? valueOf(ofSlot.get(String(at))) ?? 0;
  };
  return (dayClass, slot) => (raw(dayClass, slot - 1) + 2 * raw(dayClass, slot) + raw(dayClass, slot + 1)) / 4;
};

/**
 * Calls to expect in a quarter: what is usual, times how the last two hours went against the usual (domain §9). The ratio is
 * steadied by the usual volume, so that few calls at night do not swing it.
 */
export const forecastCalls = (
  usual: (dayClass: string, slot: number) => number, next: { dayClass: string; slot: number }, recent: readonly Quarter[],
): number => {
  const last = recent.slice(-RECENT_SLOTS);
  const expected = last.reduce((sum, { dayClass, slot }) => sum + usual(dayClass, slot), 0);
  const seen = last.reduce((sum, { calls }) => sum + calls, 0);
  const weight = expected / (expected + last.length);
  const ratio = expected === 0 ? 1 : 1 + weight * (seen / expected - 1);
  return usual(next.dayClass, next.slot) * Math.min(RATIO_MAX, Math.max(RATIO_MIN, ratio));
};
