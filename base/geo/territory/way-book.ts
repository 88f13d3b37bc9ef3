import type { RoadKind, Way } from '../departement/road-draft.ts';
import { fold } from '../places/words.ts';

/** Streets and roads by commune and name: an address and the road under it are of one way. */
export type WayBook = {
  list: Way[];
  /** The street of an address. */
  ofAddress(commune: number, name: string): number;
  /** The way of a road; one without name or number is of no way that can be found. */
  ofRoad(commune: number, name: string, ref: string, kind: RoadKind): number;
};

/** An empty book. */
export const wayBook = (): WayBook => {
  const list: Way[] = [];
  const index = new Map<string, number>();
  const streets = new Set<number>();
  const at = (key: string, way: Way): number => {
    const known = index.get(key);
    if (known !== undefined) return known;
    index.set(key, list.length);
    return list.push(way) - 1;
  };
  const keyOf = (commune: number, name: string): string => `${commune}|${fold(name)}`;
  return {
    list,
    ofAddress: (commune, name) => at(keyOf(commune, name), { kind: 'street', name, commune }),
    ofRoad: (commune, name, ref, kind) => {
      if (name === '' && ref === '') return at(`${commune}||${kind}`, { kind, name: '', commune });
      const way = at(keyOf(commune, name || ref), { kind, name: name || ref, commune });
      // An address knows its street before the road tells its kind and number.
      if (!streets.has(way)) list[way] = { ...list[way]!, kind, ...(ref && name ? { ref } : {}) };
      streets.add(way);
      return way;
    },
  };
};
