import type { RoadDraft } from './road-draft.ts';
import { growingColumn } from '../road/growing-column.ts';
import { diceOf } from './seeded.ts';

/** House numbers in columns, sorted by way. `suffix`: 0 none, 1 bis, 2 ter. Places are metres of the frame, rounded to a decimetre. */
export type AddressDraft = { way: Int32Array; number: Int32Array; suffix: Int32Array; x: Float64Array; y: Float64Array };

const SETBACK = 9;
const SPACING: Readonly<Record<string, number>> = { street: 15, lane: 55 };

/** Edges of each way, in the order in which they were drawn. */
const edgesByWay = ({ way, ways }: RoadDraft): { first: Int32Array; edges: Int32Array } => {
  const first = new Int32Array(ways.length + 1);
  for (const one of way) first[one + 1]!++;
  for (let one = 0; one < ways.length; one++) first[one + 1]! += first[one]!;
  const next = first.slice();
  const edges = new Int32Array(way.length);
  way.forEach((one, edge) => { edges[next[one]!++] = edge; });
  return { first, edges };
};

/** Numbers houses along streets and lanes: odd on the left, even on the right, one about every 15 m in town, some bis and ter. */
export const numberHouses = (seed: number, draft: RoadDraft, numbered: boolean): AddressDraft => {
  const { first, edges } = edgesByWay(draft);
  const [way, number, suffix] = [growingColumn(), growingColumn(), growingColumn()];
  const [x, y]: number[][] = [[], []];
  draft.ways.forEach(({ kind }, one) => {
    const spacing = SPACING[kind];
    if (spacing === undefined || !numbered) return;
    const dice = diceOf(seed, `houses ${one}`);
    let [house, left] = [0, spacing * dice()];
    for (let at = first[one]!; at < first[one + 1]!; at++) {
      const [a, b] = [draft.from[edges[at]!]!, draft.to[edges[at]!]!];
      const [dx, dy] = [draft.x[b]! - draft.x[a]!, draft.y[b]! - draft.y[a]!];
      const length = Math.hypot(dx, dy) || 1;
      for (; left < length; left += spacing * (0.6 + dice() * 0.8)) {
        house++;
        const roll = dice();
        const extra = roll < 0.006 ? 2 : roll < 0.04 ? 1 : 0;
        for (const side of [1, 0]) {
          for (let more = 0; more <= (side === 1 ? extra : 0); more++) {
            way.push(one);
            number.push(house * 2 - side);
            suffix.push(more);
            const share = (left + more * 3) / length;
            x!.push(a === b ? draft.x[a]! : draft.x[a]! + dx * share + (dy / length) * SETBACK * (side === 1 ? -1 : 1));
            y!.push(draft.y[a]! + dy * share - (dx / length) * SETBACK * (side === 1 ? -1 : 1));
          }
        }
      }
      left -= length;
    }
  });
  return { way: way.values(), number: number.values(), suffix: suffix.values(), x: Float64Array.from(x!), y: Float64Array.from(y!) };
};
