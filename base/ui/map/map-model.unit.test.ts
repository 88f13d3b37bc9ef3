import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { circleShapes, lineShapes, objectShapes, type MapObject } from './map-model.ts';

const one = (id: string): MapObject => ({ id, at: [-4, 46], label: id, letter: 'V', tone: 'active' });

describe('what a map shows', () => {
  it('draws the chosen object last, and says what is old', () => {
    const { features } = objectShapes([one('a'), { ...one('b'), stale: true }, one('c')], 'a');
    assert.deepEqual(features.map(({ properties }) => [properties['id'], properties['chosen'], properties['stale']]),
      [['b', 0, 1], ['c', 0, 0], ['a', 1, 0]]);
  });

  it('draws circles that are true in metres', () => {
    const [circle] = circleShapes([{ id: 'aml', at: [-4, 46], metres: 1_000, tone: 'warning' }]).features;
    assert.ok(circle?.geometry.type === 'Polygon');
    const [ring = []] = circle.geometry.coordinates;
    assert.deepEqual(ring[0], ring.at(-1));
    for (const [lon = 0, lat = 0] of ring) {
      const metres = Math.hypot((lon + 4) * Math.cos((46 * Math.PI) / 180), lat - 46) * 111_194.93;
      assert.ok(Math.abs(metres - 1_000) < 1, `${metres}`);
    }
  });

  it('keeps lines as they are, dashed when they are estimates', () => {
    const [line] = lineShapes([{ id: 'way', line: [[-4, 46], [-3.9, 46]], tone: 'calm', dashed: true }]).features;
    assert.deepEqual(line?.geometry, { type: 'LineString', coordinates: [[-4, 46], [-3.9, 46]] });
    assert.equal(line?.properties['dashed'], 1);
  });
});
