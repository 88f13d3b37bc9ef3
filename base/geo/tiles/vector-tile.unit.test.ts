import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { boundsOfTile } from '../crs/web-mercator.ts';
import type { LonLat } from '../crs/projection.ts';
import { clipLine, clipRing } from './clip.ts';
import { tileCutter, type MapFeature } from './tile-cutter.ts';
import { encodeTile, TILE_EXTENT, type TileFeature } from './vector-tile.ts';

type Field = { field: number; value: number | Uint8Array };

/** Fields of a message, enough of the encoding to read back what is written. */
const fieldsOf = (bytes: Uint8Array): Field[] => {
  let at = 0;
  const varint = (): number => {
    let [value, scale] = [0, 1];
    for (;;) {
      const byte = bytes[at++]!;
      value += (byte % 128) * scale;
      scale *= 128;
      if (byte < 128) return value;
    }
  };
  const fields: Field[] = [];
  while (at < bytes.length) {
    const key = varint();
    const [field, wire] = [key >> 3, key % 8];
    if (wire === 0) fields.push({ field, value: varint() });
    else {
      const length = wire === 1 ? 8 : varint();
      fields.push({ field, value: bytes.subarray(at, at += length) });
    }
  }
  return fields;
};
const inner = (bytes: Uint8Array, field: number): Uint8Array[] =>
  fieldsOf(bytes).filter((one) => one.field === field).map((one) => one.value as Uint8Array);
const numbers = (bytes: Uint8Array): number[] => {
  const out: number[] = [];
  let [value, scale] = [0, 1];
  for (const byte of bytes) {
    value += (byte % 128) * scale;
    scale *= 128;
    if (byte < 128) [value, scale] = [out.push(value) * 0, 1];
  }
  return out;
};
const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
const geometryOf = (feature: TileFeature): number[] => {
  const [layer] = inner(encodeTile([{ name: 'a', features: [feature] }]), 3);
  return numbers(inner(inner(layer!, 2)[0]!, 4)[0]!);
};

describe('vector tiles', () => {
  it('write geometries as the examples of the specification (MVT 2.1, §4.3.5)', () => {
    const of = (type: TileFeature['type'], ...parts: number[][]): number[] => geometryOf({ type, parts, properties: {} });
    assert.deepEqual(of('point', [25, 17]), [9, 50, 34]);
    assert.deepEqual(of('point', [5, 7], [3, 2]), [17, 10, 14, 3, 9]);
    assert.deepEqual(of('line', [2, 2, 2, 10, 10, 10]), [9, 4, 4, 18, 0, 16, 16, 0]);
    assert.deepEqual(of('line', [2, 2, 2, 10, 10, 10], [1, 1, 3, 5]), [9, 4, 4, 18, 0, 16, 16, 0, 9, 17, 17, 10, 4, 8]);
    assert.deepEqual(of('polygon', [3, 6, 8, 12, 20, 34]), [9, 6, 12, 18, 10, 12, 24, 44, 15]);
  });

  it('share keys and values, say their version and extent, and leave out layers without features', () => {
    const one: TileFeature = { type: 'point', parts: [[1, 1]], properties: { name: 'Écrévolles', rank: 3, high: 1.5, open: true } };
    const tile = encodeTile([{ name: 'empty', features: [] }, { name: 'place', features: [one, one] }]);
    const layers = inner(tile, 3);
    assert.equal(layers.length, 1);
    const fields = fieldsOf(layers[0]!);
    assert.deepEqual(fields.filter(({ field }) => field === 15 || field === 5).map(({ value }) => value), [2, TILE_EXTENT]);
    assert.deepEqual(inner(layers[0]!, 3).map(text), ['name', 'rank', 'high', 'open']);
    assert.equal(inner(layers[0]!, 4).length, 4);
    const tags = inner(layers[0]!, 2).map((feature) => numbers(inner(feature, 2)[0]!).join());
    assert.deepEqual(tags, ['0,0,1,1,2,2,3,3', '0,0,1,1,2,2,3,3']);
  });

  it('clip lines and rings to a square, and keep every point inside it', () => {
    const square = { low: 0, high: 10 };
    assert.deepEqual(clipLine([-5, 5, 15, 5], square), [[0, 5, 10, 5]]);
    assert.deepEqual(clipLine([-5, 5, 5, 5, 5, 15, 8, 15, 8, 5], square), [[0, 5, 5, 5, 5, 10], [8, 10, 8, 5]]);
    assert.deepEqual(clipLine([20, 0, 20, 9], square), []);
    assert.deepEqual(clipRing([-5, -5, 15, -5, 15, 15, -5, 15], square).length, 8);
    assert.deepEqual(clipRing([20, 20, 30, 20, 25, 30], square), []);
    const numbersOf = fc.array(fc.integer({ min: -30, max: 30 }), { minLength: 3, maxLength: 20 });
    fc.assert(fc.property(numbersOf, (flat) => {
      const line = flat.flatMap((value, at) => [value, flat[(at * 7 + 3) % flat.length]!]);
      for (const value of [...clipLine(line, square).flat(), ...clipRing(line, square)]) assert.ok(value >= -1e-9 && value <= 10 + 1e-9);
    }));
  });
});

describe('the tile cutter', () => {
  const [west, south, east, north] = boundsOfTile(13, 4_000, 2_900);
  const at = (u: number, v: number): LonLat => [west + (east - west) * u, south + (north - south) * v];
  const feature = (type: MapFeature['type'], zoomMin: number, ...parts: LonLat[][]): MapFeature =>
    ({ layer: type, type, zoomMin, parts, properties: {} });
  const cutter = tileCutter(['polygon', 'line', 'point'], [
    feature('polygon', 5, [at(-2, -2), at(3, -2), at(3, 3), at(-2, 3)], [at(0.4, 0.4), at(0.4, 0.6), at(0.6, 0.6), at(0.6, 0.4)]),
    feature('line', 13, [at(-1, 0.5), at(2, 0.5)]), feature('point', 14, [at(0.5, 0.5)]),
  ]);
  const layersOf = (zoom: number, x: number, y: number): string[] =>
    inner(cutter.cut(zoom, x, y), 3).map((layer) => text(inner(layer, 1)[0]!));

  it('shows each thing from its zoom on, where it is, in the order of the layers', () => {
    assert.deepEqual(layersOf(13, 4_000, 2_900), ['polygon', 'line']);
    assert.deepEqual(layersOf(8, 125, 90), ['polygon']);
    assert.deepEqual(layersOf(4, 7, 5), []);
    assert.deepEqual(layersOf(13, 100, 100), []);
    assert.deepEqual([[8_000, 5_800], [8_001, 5_800], [8_000, 5_801], [8_001, 5_801]]
      .filter(([x, y]) => layersOf(14, x!, y!).includes('point')).length, 1);
  });

  it('winds outer rings one way and holes the other', () => {
    const [polygon] = inner(cutter.cut(13, 4_000, 2_900), 3);
    const commands = numbers(inner(inner(polygon!, 2)[0]!, 4)[0]!);
    assert.equal(commands.filter((one) => one === 15).length, 2);
    // Walks the commands and sums the area of each ring: positive outside, negative for the hole.
    const areas: number[] = [];
    const zag = (value: number): number => (value % 2 ? -(value + 1) / 2 : value / 2);
    let [x, y, area, ring] = [0, 0, 0, [] as number[]];
    for (let at = 0; at < commands.length;) {
      const [id, count] = [commands[at]! % 8, commands[at]! >> 3];
      at++;
      if (id === 7) {
        for (let one = 0; one < ring.length; one += 2) {
          const next = (one + 2) % ring.length;
          area += ring[one]! * ring[next + 1]! - ring[next]! * ring[one + 1]!;
        }
        areas.push(area);
        [area, ring] = [0, []];
      } else for (let step = 0; step < count; step++, at += 2) ring.push(x += zag(commands[at]!), y += zag(commands[at + 1]!));
    }
    assert.deepEqual(areas.map(Math.sign), [1, -1]);
  });
});
