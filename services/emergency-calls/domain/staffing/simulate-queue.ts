import type { Queue } from './erlang.ts';

/** What a simulated queue showed of its callers. */
export type Seen = { waitProbability: number; abandonProbability: number; serviceLevel: number };

/**
 * Lets `callers` come one by one: each takes the first free server, or leaves when patience ends before. First come, first
 * served, so a caller's turn depends on those before only.
 */
export const simulateQueue = (
  { load, servers, handling_s }: Queue, patience_s: number, target_s: number, callers: number, random: () => number,
): Seen => {
  const draw = (mean: number): number => -Math.log(1 - random()) * mean;
  const free = new Float64Array(servers);
  let [now, waited, left, answered] = [0, 0, 0, 0];
  for (let i = 0; i < callers; i += 1) {
    now += draw(handling_s / load);
    let best = 0;
    for (let s = 1; s < servers; s += 1) if (free[s]! < free[best]!) best = s;
    const wait = Math.max(0, free[best]! - now);
    if (wait > 0) waited += 1;
    if (wait > draw(patience_s)) { left += 1; continue; }
    if (wait <= target_s) answered += 1;
    free[best] = Math.max(now, free[best]!) + draw(handling_s);
  }
  return { waitProbability: waited / callers, abandonProbability: left / callers, serviceLevel: answered / callers };
};
