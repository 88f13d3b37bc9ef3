import { growingColumn } from '../road/growing-column.ts';

/** Points of roads, each once: two roads that name one point meet there. Degrees × 10⁷, a centimetre. */
export type Vertices = {
  idOf(lon: number, lat: number): number; lon(id: number): number; lat(id: number): number;
  /** One more road passes a point, or ends there. */
  pass(id: number, ends: boolean): void;
  /** Do roads meet or end there? */
  isJunction(id: number): boolean; count(): number;
};

const UNITS = 1e7;
const FIRST_SLOTS = 1 << 16;
const MANY = 2;

/** No point yet. */
export const vertexTable = (): Vertices => {
  const [xs, ys] = [growingColumn(), growingColumn()];
  let slots = new Int32Array(FIRST_SLOTS).fill(-1);
  let passes = new Uint8Array(FIRST_SLOTS);
  const slotOf = (x: number, y: number): number => {
    let slot = (Math.imul(x, 0x9e3779b1) ^ Math.imul(y, 0x85ebca6b)) >>> 0;
    slot = (slot ^ (slot >>> 15)) & (slots.length - 1);
    while (slots[slot] !== -1 && (xs.at(slots[slot]!) !== x || ys.at(slots[slot]!) !== y)) slot = (slot + 1) & (slots.length - 1);
    return slot;
  };
  const widen = (): void => {
    slots = new Int32Array(slots.length * 2).fill(-1);
    for (let id = 0; id < xs.length(); id++) slots[slotOf(xs.at(id), ys.at(id))] = id;
    const wider = new Uint8Array(slots.length);
    wider.set(passes);
    passes = wider;
  };
  return {
    idOf: (lon, lat) => {
      const [x, y] = [Math.round(lon * UNITS), Math.round(lat * UNITS)];
      const slot = slotOf(x, y);
      if (slots[slot] !== -1) return slots[slot]!;
      const id = xs.length();
      xs.push(x);
      ys.push(y);
      slots[slot] = id;
      if (id * 2 > slots.length) widen();
      return id;
    },
    lon: (id) => xs.at(id) / UNITS, lat: (id) => ys.at(id) / UNITS,
    pass: (id, ends) => { passes[id] = Math.min(MANY, passes[id]! + (ends ? MANY : 1)); },
    isJunction: (id) => passes[id] === MANY, count: xs.length,
  };
};
