import { BLOCK_METRES, nodesOfTown, type Site } from './communes.ts';
import { fieldAt, type Field } from './field.ts';
import { streetName } from './names.ts';
import type { RoadDraft } from './road-draft.ts';
import { diceOf, type Dice } from './seeded.ts';
import { unionOf } from './union.ts';

/** Nodes of a town's streets; the first is its centre. */
export type Town = { nodes: number[] };

type Plan = { columns: Int32Array; rows: Int32Array; at: Map<number, number> };
type Street = { a: number; b: number; along: 'row' | 'column' };

const SPAN = 4_096;
const key = (column: number, row: number): number => (column + SPAN / 2) * SPAN + row + SPAN / 2;

/** Corners of blocks inside an uneven circle. */
const plan = (count: number, dice: Dice): Plan => {
  const reach = Math.sqrt(count / Math.PI);
  const bumps = Array.from({ length: 5 }, () => dice() * 2 * Math.PI);
  const cells: [number, number, number][] = [];
  for (let row = -Math.ceil(reach * 1.3); row <= reach * 1.3; row++) {
    for (let column = -Math.ceil(reach * 1.3); column <= reach * 1.3; column++) {
      const turn = Math.atan2(row, column);
      const edge = 1 + bumps.reduce((sum, phase, index) => sum + Math.sin(turn * (index + 2) + phase) * 0.05, 0);
      cells.push([Math.hypot(column, row) / edge, column, row]);
    }
  }
  cells.sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]);
  const chosen = cells.slice(0, count);
  return { columns: Int32Array.from(chosen, (cell) => cell[1]), rows: Int32Array.from(chosen, (cell) => cell[2]),
    at: new Map(chosen.map(([, column, row], index) => [key(column, row), index])) };
};

/** Sides of blocks that become streets: enough to reach every corner, and most of the others. */
const chooseStreets = (
  { columns, rows, at }: Plan, usable: (index: number) => boolean, dice: Dice,
): { streets: Street[]; loops: Set<Street> } => {
  const sides: Street[] = [];
  columns.forEach((column, a) => {
    const [right, above] = [at.get(key(column + 1, rows[a]!)), at.get(key(column, rows[a]! + 1))];
    if (right !== undefined) sides.push({ a, b: right, along: 'row' });
    if (above !== undefined) sides.push({ a, b: above, along: 'column' });
  });
  const order = sides.filter(({ a, b }) => usable(a) && usable(b)).map((side) => ({ side, roll: dice() })).sort((a, b) => a.roll - b.roll);
  const joined = unionOf(columns.length);
  const tree = new Set(order.filter(({ side }) => joined.join(side.a, side.b)).map(({ side }) => side));
  const loops = new Set(order.filter(({ side }) => !tree.has(side) && dice() < 0.62).map(({ side }) => side));
  const reached = (side: Street): boolean => joined.same(side.a, 0);
  return { streets: sides.filter((side) => (tree.has(side) || loops.has(side)) && reached(side)), loops };
};

/** Cuts each row and column of sides into streets of up to a dozen blocks, in the order in which they run. */
const runsOf = (streets: readonly Street[], { columns, rows }: Plan, dice: Dice): Street[][] => {
  const place = ({ a, along }: Street): [number, number, number] =>
    (along === 'row' ? [0, rows[a]!, columns[a]!] : [1, columns[a]!, rows[a]!]);
  const sorted = streets.map((street) => ({ street, line: place(street) }))
    .sort((a, b) => a.line[0] - b.line[0] || a.line[1] - b.line[1] || a.line[2] - b.line[2]);
  const runs: Street[][] = [];
  let left = 0;
  let last: { street: Street; line: [number, number, number] } | undefined;
  for (const one of sorted) {
    const follows = last && left-- > 0 && last.line[0] === one.line[0] && last.line[1] === one.line[1] && last.line[2] + 1 === one.line[2];
    if (follows) runs.at(-1)!.push(one.street);
    else {
      runs.push([one.street]);
      left = 1 + Math.floor(dice() ** 1.5 * 11);
    }
    last = one;
  }
  return runs;
};

/** Draws the streets of a commune into the network: a bent grid around its centre, connected, some loops one-way in towns. */
export const drawTown = (seed: number, site: Site, commune: number, relief: Field, draft: RoadDraft): Town => {
  const dice = diceOf(seed, `town ${commune}`);
  const blocks = plan(nodesOfTown(site.population), dice);
  const turn = dice() * Math.PI;
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const spots = Array.from(blocks.columns, (column, index): [number, number] => {
    const [u, v] = [(column + (dice() - 0.5) * 0.3) * BLOCK_METRES, (blocks.rows[index]! + (dice() - 0.5) * 0.3) * BLOCK_METRES];
    return [site.x + u * cos - v * sin, site.y + u * sin + v * cos];
  });
  const usable = (index: number): boolean => index === 0 || fieldAt(relief, ...spots[index]!) > 0.5;
  const { streets, loops } = chooseStreets(blocks, usable, dice);
  const nodeOf = new Map<number, number>();
  const node = (index: number): number => {
    if (!nodeOf.has(index)) nodeOf.set(index, draft.addNode(...spots[index]!));
    return nodeOf.get(index)!;
  };
  node(0);
  const taken = new Set<string>();
  for (const run of runsOf(streets, blocks, dice)) {
    const way = draft.addWay({ kind: 'street', name: streetName(dice, taken), commune });
    const oneWay = site.population > 8_000 && dice() < 0.3;
    for (const street of run) draft.addEdge(node(street.a), node(street.b), way, oneWay && loops.has(street));
  }
  return { nodes: [...nodeOf.values()] };
};
