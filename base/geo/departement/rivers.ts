import type { Field } from './field.ts';
import { integerHeap } from '../road/integer-heap.ts';

/** A river from its spring to the sea: x, y, x, y …; `flow` is the square kilometres that it drains at its mouth. */
export type River = { line: number[]; flow: number };

const DRAINED_KM2_MIN = 18;
const STEPS = 4_096;

/** For each cell the neighbour that its water runs to, from the sea up (priority flood; Barnes 2014). Sea cells run to -1. */
const drainage = ({ columns, rows, values }: Field): { to: Int32Array; order: Int32Array } => {
  const cells = values.length;
  const to = new Int32Array(cells).fill(-2);
  const order = new Int32Array(cells);
  let count = 0;
  const heap = integerHeap();
  // One number holds a height in quarter metres and the cell, so that a heap of integers does.
  const keyOf = (cell: number, level: number): number => level * cells + cell;
  values.forEach((height, cell) => {
    if (height > 0) return;
    to[cell] = -1;
    heap.push(keyOf(cell, 0));
  });
  for (let key = heap.pop(); key !== undefined; key = heap.pop()) {
    const cell = key % cells;
    const level = Math.floor(key / cells);
    order[count++] = cell;
    const [column, row] = [cell % columns, Math.floor(cell / columns)];
    for (let side = 0; side < 9; side++) {
      const [c, r] = [column + (side % 3) - 1, row + Math.floor(side / 3) - 1];
      if (c < 0 || r < 0 || c >= columns || r >= rows || to[r * columns + c] !== -2) continue;
      to[r * columns + c] = cell;
      heap.push(keyOf(r * columns + c, Math.max(level, Math.min(STEPS * 4, Math.round(values[r * columns + c]! * 4)))));
    }
  }
  return { to, order };
};

/** Rivers of a relief: where enough ground drains through a cell. Tributaries end where they join. */
export const findRivers = (relief: Field): River[] => {
  const { columns, cell: size } = relief;
  const { to, order } = drainage(relief);
  const drained = new Float32Array(to.length).fill((size / 1000) ** 2);
  for (let at = order.length - 1; at >= 0; at--) {
    const cell = order[at]!;
    if (to[cell]! >= 0) drained[to[cell]!]! += drained[cell]!;
  }
  const isRiver = (cell: number): boolean => drained[cell]! >= DRAINED_KM2_MIN && relief.values[cell]! > 0;
  const taken = new Uint8Array(to.length);
  const fed = new Uint8Array(to.length);
  for (let cell = 0; cell < to.length; cell++) if (isRiver(cell) && to[cell]! >= 0) fed[to[cell]!] = 1;
  const springs = [...to.keys()].filter((cell) => isRiver(cell) && !fed[cell]);
  const lengthFrom = (cell: number): number => {
    let steps = 0;
    for (let at = cell; at >= 0; at = to[at]!) steps++;
    return steps;
  };
  const rivers = springs.map((cell) => ({ cell, steps: lengthFrom(cell) })).sort((a, b) => b.steps - a.steps || a.cell - b.cell);
  return rivers.map(({ cell }) => {
    const line: number[] = [];
    let last = cell;
    for (let at = cell; at >= 0; at = to[at]!) {
      // The middle of a cell, moved a little, so that a river does not look like the grid.
      line.push(((at % columns) + Math.sin(at * 12.9) * 0.3) * size, (Math.floor(at / columns) + Math.cos(at * 7.7) * 0.3) * size);
      if (taken[at]) break;
      taken[at] = 1;
      last = at;
    }
    return { line, flow: drained[last]! };
  }).filter(({ line }) => line.length >= 8);
};
