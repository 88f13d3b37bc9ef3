/** A day of reference: a published total, and how it spread over the 1,440 minutes. */
export type ReferenceDay = { count: number; weights: readonly number[] };

const SLOT_MINUTES = 10;

/** Requests expected in each ten minutes of the day. */
export const plannedBySlot = ({ count, weights }: ReferenceDay): number[] => {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return Array.from({ length: weights.length / SLOT_MINUTES }, (_, slot) => Math.round(count * weights
    .slice(slot * SLOT_MINUTES, (slot + 1) * SLOT_MINUTES).reduce((sum, weight) => sum + weight, 0) / total));
};

/** Requests expected until a slot, that one left out, and those that came: how far the day is from its plan. */
export const againstPlan = (actual: readonly number[], planned: readonly number[]): { came: number; expected: number; percent: number } => {
  const came = actual.reduce((sum, count) => sum + count, 0);
  const expected = planned.slice(0, actual.length).reduce((sum, count) => sum + count, 0);
  return { came, expected, percent: expected === 0 ? 0 : Math.round((100 * came) / expected) };
};
