import { DEGREE, type LonLat } from '../crs/projection.ts';
import type { RoadNetwork } from './road-network.ts';

/** The nearest point of the network: an arc, how far along it (0 … 1), the point and its distance in metres. */
export type OnArc = { arc: number; along: number; at: LonLat; metres: number };

/** Arcs by square, to find the nearest. */
export type ArcGrid = { nearest(at: LonLat, metresMax: number, allowed?: (arc: number) => boolean): OnArc | undefined };

const METRES_A_DEGREE = 111_194.93;
const CELL_METRES_MIN = 80;
/** Few, because streets crowd together: the cells of a town hold many more than the mean. */
const ARCS_A_CELL = 0.5;

type Frame = { west: number; south: number; kx: number; cell: number; columns: number; rows: number };

const frameOf = ({ lon, lat, tail }: RoadNetwork): Frame => {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let node = 0; node < lon.length; node++) {
    west = Math.min(west, lon[node]!);
    east = Math.max(east, lon[node]!);
    south = Math.min(south, lat[node]!);
    north = Math.max(north, lat[node]!);
  }
  const kx = METRES_A_DEGREE * Math.cos(((south + north) / 2) * DEGREE);
  const [width, height] = [(east - west) * kx, (north - south) * METRES_A_DEGREE];
  const cell = Math.max(CELL_METRES_MIN, Math.sqrt((width * height * ARCS_A_CELL) / Math.max(1, tail.length)));
  return { west, south, kx, cell, columns: Math.floor(width / cell) + 1, rows: Math.floor(height / cell) + 1 };
};

/** Cells that the box of an arc touches. */
const cellsOf = (frame: Frame, x1: number, y1: number, x2: number, y2: number, each: (cell: number) => void): void => {
  const { cell, columns } = frame;
  for (let row = Math.floor(Math.min(y1, y2) / cell); row <= Math.floor(Math.max(y1, y2) / cell); row++) {
    for (let column = Math.floor(Math.min(x1, x2) / cell); column <= Math.floor(Math.max(x1, x2) / cell); column++) {
      each(row * columns + column);
    }
  }
};

const fillCells = (network: RoadNetwork, frame: Frame, x: Float64Array, y: Float64Array): { first: Int32Array; arcs: Int32Array } => {
  const first = new Int32Array(frame.columns * frame.rows + 1);
  const walk = (visit: (arc: number, cell: number) => void): void => {
    for (let arc = 0; arc < network.tail.length; arc++) {
      // Of the two ways of a street one is enough.
      if (network.twin[arc]! !== -1 && network.twin[arc]! < arc) continue;
      const [a, b] = [network.tail[arc]!, network.head[arc]!];
      cellsOf(frame, x[a]!, y[a]!, x[b]!, y[b]!, (cell) => visit(arc, cell));
    }
  };
  walk((_, cell) => { first[cell + 1]!++; });
  for (let cell = 0; cell + 1 < first.length; cell++) first[cell + 1]! += first[cell]!;
  const next = first.slice();
  const arcs = new Int32Array(first[first.length - 1]!);
  walk((arc, cell) => { arcs[next[cell]!++] = arc; });
  return { first, arcs };
};

/** Builds the grid over a network. Metres are those of a plane fitted to its middle: 1 % at 100 km from it. */
export const arcGrid = (network: RoadNetwork): ArcGrid => {
  const frame = frameOf(network);
  const { west, south, kx, cell, columns, rows } = frame;
  const x = network.lon.map((lon) => (lon - west) * kx);
  const y = network.lat.map((lat) => (lat - south) * METRES_A_DEGREE);
  const { first, arcs } = fillCells(network, frame, x, y);

  /** Share of the arc at which it passes nearest to a point. */
  const alongOf = (arc: number, px: number, py: number): number => {
    const [a, b] = [network.tail[arc]!, network.head[arc]!];
    const dx = x[b]! - x[a]!;
    const dy = y[b]! - y[a]!;
    const length = dx * dx + dy * dy;
    return length === 0 ? 0 : Math.max(0, Math.min(1, ((px - x[a]!) * dx + (py - y[a]!) * dy) / length));
  };
  const metresFrom = (arc: number, along: number, px: number, py: number): number => {
    const a = network.tail[arc]!;
    const b = network.head[arc]!;
    const dx = px - x[a]! - along * (x[b]! - x[a]!);
    const dy = py - y[a]! - along * (y[b]! - y[a]!);
    return Math.sqrt(dx * dx + dy * dy);
  };
  const nearest: ArcGrid['nearest'] = ([lon, lat], metresMax, allowed) => {
    const [px, py] = [(lon - west) * kx, (lat - south) * METRES_A_DEGREE];
    const [column, row] = [Math.floor(px / cell), Math.floor(py / cell)];
    let [bestArc, bestMetres] = [-1, metresMax];
    const lookInto = (c: number, r: number): void => {
      if (c < 0 || r < 0 || c >= columns || r >= rows) return;
      for (let at = first[r * columns + c]!; at < first[r * columns + c + 1]!; at++) {
        const arc = arcs[at]!;
        if (allowed && !allowed(arc)) continue;
        const metres = metresFrom(arc, alongOf(arc, px, py), px, py);
        if (metres < bestMetres) [bestArc, bestMetres] = [arc, metres];
      }
    };
    const rings = Math.ceil(metresMax / cell) + 1;
    for (let ring = 0; ring <= rings && !(bestArc !== -1 && bestMetres <= (ring - 1) * cell); ring++) {
      for (let step = -ring; step <= ring; step++) {
        lookInto(column + step, row - ring);
        if (ring > 0) lookInto(column + step, row + ring);
        if (Math.abs(step) === ring) continue;
        lookInto(column - ring, row + step);
        if (ring > 0) lookInto(column + ring, row + step);
      }
    }
    if (bestArc === -1) return undefined;
    const [a, b, along] = [network.tail[bestArc]!, network.head[bestArc]!, alongOf(bestArc, px, py)];
    const between = (from: number, to: number): number => from + (to - from) * along;
    return { arc: bestArc, along, metres: bestMetres,
      at: [between(network.lon[a]!, network.lon[b]!), between(network.lat[a]!, network.lat[b]!)] };
  };
  return { nearest };
};
