/** An undirected graph: neighbours of each node, each once. Rows of nodes taken out are empty. */
export type Neighbours = number[][];

const DEGREE_MAX = 2;

/** Undirected neighbours from arcs. */
export const neighboursOf = (nodes: number, tail: Uint32Array, head: Uint32Array): Neighbours => {
  const rows: Neighbours = Array.from({ length: nodes }, () => []);
  for (let arc = 0; arc < tail.length; arc++) {
    const [a, b] = [tail[arc]!, head[arc]!];
    if (rows[a]!.includes(b)) continue;
    rows[a]!.push(b);
    rows[b]!.push(a);
  }
  return rows;
};

const without = (row: number[], node: number): void => {
  const at = row.indexOf(node);
  row[at] = row[row.length - 1]!;
  row.pop();
};

/** Takes a node out and joins its two neighbours. */
const eliminate = (rows: Neighbours, node: number): void => {
  const [a, b] = rows[node]!;
  if (a !== undefined) without(rows[a]!, node);
  if (b !== undefined) without(rows[b]!, node);
  if (a !== undefined && b !== undefined && !rows[a]!.includes(b)) {
    rows[a]!.push(b);
    rows[b]!.push(a);
  }
  rows[node] = [];
};

/**
 * Takes out nodes with at most two neighbours, in the order given back, until none is left: dead ends and the bends of
 * a road, which are most of a road map, cost nothing later. Each round takes nodes that do not touch, so that a long
 * road becomes a tree of logarithmic height and not a ladder. `rows` keeps the rest.
 */
export const takeSmallDegrees = (rows: Neighbours): number[] => {
  const order: number[] = [];
  const touched = new Uint32Array(rows.length);
  const gone = new Uint8Array(rows.length);
  let waiting = rows.flatMap((row, node) => (row.length <= DEGREE_MAX ? [node] : []));
  for (let round = 1; waiting.length > 0; round++) {
    const later: number[] = [];
    for (const node of waiting) {
      if (gone[node]) continue;
      if (touched[node] === round) {
        later.push(node);
        continue;
      }
      const near = rows[node]!;
      eliminate(rows, node);
      gone[node] = 1;
      order.push(node);
      for (const other of near) {
        touched[other] = round;
        if (rows[other]!.length <= DEGREE_MAX) later.push(other);
      }
    }
    waiting = later;
  }
  return order;
};
