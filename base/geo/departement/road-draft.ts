/** Kinds of road, from the largest. */
export type RoadKind = 'motorway' | 'slip' | 'national' | 'departmental' | 'street' | 'lane';

/** A named way: a street of a commune, or a stretch of road with its number. */
export type Way = { kind: RoadKind; name: string; ref?: string; commune: number };

/** Average speeds in km/h: with lights and sirens, and as everybody drives. */
export const SPEEDS: Readonly<Record<RoadKind, readonly [urgent: number, regular: number]>> = {
  motorway: [140, 115], slip: [70, 55], national: [100, 78], departmental: [85, 66], street: [46, 30], lane: [50, 36],
};

/** A network while it is drawn: nodes in metres, edges between them, ways with the edges that they run along, in order. */
export type RoadDraft = {
  x: number[]; y: number[];
  from: number[]; to: number[]; way: number[]; oneWay: boolean[];
  ways: Way[];
  addNode(x: number, y: number): number;
  addWay(way: Way): number;
  addEdge(from: number, to: number, way: number, oneWay?: boolean): void;
  /** Nearest node within a distance, in metres, that a test accepts. */
  nearestNode(x: number, y: number, metresMax: number, fits: (node: number) => boolean): number | undefined;
};

const CELL = 500;

/** An empty draft. */
export const roadDraft = (): RoadDraft => {
  const [x, y, from, to, way]: number[][] = [[], [], [], [], []];
  const oneWay: boolean[] = [];
  const ways: Way[] = [];
  const cells = new Map<number, number[]>();
  const cellOf = (column: number, row: number): number => column * 65_536 + row;
  const draft: RoadDraft = {
    x: x!, y: y!, from: from!, to: to!, way: way!, oneWay, ways,
    addNode: (nx, ny) => {
      const node = x!.push(nx) - 1;
      y!.push(ny);
      const cell = cellOf(Math.floor(nx / CELL), Math.floor(ny / CELL));
      const members = cells.get(cell);
      if (members) members.push(node);
      else cells.set(cell, [node]);
      return node;
    },
    addWay: (one) => ways.push(one) - 1,
    addEdge: (a, b, of, single = false) => {
      from!.push(a);
      to!.push(b);
      way!.push(of);
      oneWay.push(single);
    },
    nearestNode: (px, py, metresMax, fits) => {
      const [column, row, reach] = [Math.floor(px / CELL), Math.floor(py / CELL), Math.ceil(metresMax / CELL)];
      let [best, least] = [-1, metresMax];
      for (let ring = 0; ring <= reach && least > (ring - 1) * CELL; ring++) {
        for (let dx = -ring; dx <= ring; dx++) {
          for (let dy = -ring; dy <= ring; dy++) {
            if (Math.max(Math.abs(dx), Math.abs(dy)) !== ring) continue;
            for (const node of cells.get(cellOf(column + dx, row + dy)) ?? []) {
              const metres = Math.hypot(x![node]! - px, y![node]! - py);
              if (metres < least && fits(node)) [best, least] = [node, metres];
            }
          }
        }
      }
      return best === -1 ? undefined : best;
    },
  };
  return draft;
};
