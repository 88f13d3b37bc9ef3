/** The square that is kept: from `low` to `high` on both axes. */
export type Square = { low: number; high: number };

/** Keeps of a line what lies in a square: the pieces, in order (Liang and Barsky 1984, side by side). */
export const clipLine = (line: readonly number[], { low, high }: Square): number[][] => {
  const pieces: number[][] = [];
  let open: number[] | undefined;
  for (let at = 0; at + 3 < line.length; at += 2) {
    const [x1, y1, x2, y2] = [line[at]!, line[at + 1]!, line[at + 2]!, line[at + 3]!];
    let [enter, leave] = [0, 1];
    for (const [start, change] of [[x1, x2 - x1], [y1, y2 - y1]] as const) {
      if (change === 0) {
        if (start < low || start > high) leave = -1;
        continue;
      }
      const [a, b] = [(low - start) / change, (high - start) / change];
      enter = Math.max(enter, Math.min(a, b));
      leave = Math.min(leave, Math.max(a, b));
    }
    if (enter > leave) {
      open = undefined;
      continue;
    }
    if (!open || enter > 0) pieces.push(open = [x1 + (x2 - x1) * enter, y1 + (y2 - y1) * enter]);
    open.push(x1 + (x2 - x1) * leave, y1 + (y2 - y1) * leave);
    if (leave < 1) open = undefined;
  }
  return pieces;
};

/** Keeps of a ring what lies in a square (Sutherland and Hodgman 1974): one ring, perhaps empty, perhaps along the border. */
export const clipRing = (ring: readonly number[], { low, high }: Square): number[] => {
  let kept: readonly number[] = ring;
  for (const [axis, limit, sign] of [[0, low, 1], [0, high, -1], [1, low, 1], [1, high, -1]] as const) {
    const next: number[] = [];
    for (let at = 0; at < kept.length; at += 2) {
      const after = (at + 2) % kept.length;
      const [here, there] = [(kept[at + axis]! - limit) * sign, (kept[after + axis]! - limit) * sign];
      if (here >= 0) next.push(kept[at]!, kept[at + 1]!);
      if (here >= 0 === there >= 0) continue;
      const share = here / (here - there);
      next.push(kept[at]! + (kept[after]! - kept[at]!) * share, kept[at + 1]! + (kept[after + 1]! - kept[at + 1]!) * share);
    }
    kept = next;
  }
  return [...kept];
};
