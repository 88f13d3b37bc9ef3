import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { packColumns, unpackColumns } from './columns-file.ts';
import { buildHierarchy } from './road/hierarchy.ts';
import { packRoads, unpackRoads } from './road/road-file.ts';
import { buildRoadNetwork } from './road/road-network.ts';

const SAMPLE = { about: { name: 'Écrévolles' }, columns: { a: Int8Array.of(-1, 2, 3), b: Float64Array.of(0.1, -7), c: new Int32Array(0) } };

describe('a file of columns', () => {
  it('gives back what was put in, wherever the block lies', () => {
    const bytes = packColumns(SAMPLE);
    assert.deepEqual(unpackColumns(bytes), SAMPLE);
    const moved = new Uint8Array(bytes.length + 3);
    moved.set(bytes, 3);
    assert.deepEqual(unpackColumns(moved.subarray(3)), SAMPLE);
  });

  it('throws on a block that is cut or of another kind', () => {
    const bytes = packColumns(SAMPLE);
    for (const length of [0, 7, 12, bytes.length - 8]) assert.throws(() => unpackColumns(bytes.subarray(0, length)));
    assert.throws(() => unpackColumns(new Uint8Array(64)), /not a file of columns/);
    assert.throws(() => unpackRoads(bytes), /not a file of prepared roads/);
  });

  it('holds prepared roads', () => {
    const network = buildRoadNetwork({ lon: Float64Array.of(0, 1, 2), lat: Float64Array.of(45, 45, 45), tail: Uint32Array.of(0, 1, 2),
      head: Uint32Array.of(1, 2, 0), times: [Int32Array.of(5, 6, 7), Int32Array.of(8, 9, 10)] });
    const roads = { network, hierarchy: buildHierarchy(network) };
    assert.deepEqual(unpackRoads(packRoads(roads)), roads);
  });
});
