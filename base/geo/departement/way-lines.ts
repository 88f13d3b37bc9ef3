import type { LonLat } from '../crs/projection.ts';
import type { Terrain } from './departement.ts';

/**
 * Each way as lines, arcs that follow each other joined, in the order in which they were drawn. Two-way streets are given
 * once, motorways each carriageway.
 */
export const wayLines = ({ ways, roads }: Terrain): LonLat[][][] => {
  const arcs: number[][] = ways.map(() => []);
  roads.source.forEach((source, arc) => {
    const twin = roads.twin[arc]!;
    if (twin === -1 || source < roads.source[twin]!) arcs[roads.label[arc]!]!.push(arc);
  });
  const at = (node: number): LonLat => [roads.lon[node]!, roads.lat[node]!];
  return arcs.map((row) => {
    const lines: LonLat[][] = [];
    let end = -1;
    for (const arc of row.sort((a, b) => roads.source[a]! - roads.source[b]!)) {
      if (roads.tail[arc] !== end) lines.push([at(roads.tail[arc]!)]);
      end = roads.head[arc]!;
      lines.at(-1)!.push(at(end));
    }
    return lines;
  });
};
