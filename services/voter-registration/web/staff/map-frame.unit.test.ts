import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LIMITS } from '../../limits.ts';
import type { Bureau } from '../../store/roll.ts';
import { frameAround, placeOn, positionAt, scaleOf } from './map-frame.ts';
import { stationPerimeter } from './views/perimeters.ts';

test('a frame holds every position, is true to distances, and goes back from a place to its position', () => {
  const corners = [[5.70, 43.80], [5.80, 43.85]] as const;
  const frame = frameAround(corners)!;
  for (const corner of corners) {
    const [x, y] = placeOn(frame, corner);
    assert.ok(x > 0 && x < frame.width && y > 0 && y < frame.height, `${x} ${y}`);
    const back = positionAt(frame, x, y);
    assert.ok(Math.abs(back[0] - corner[0]) < 1e-5 && Math.abs(back[1] - corner[1]) < 1e-5);
  }
  assert.ok(Math.abs(frame.perLon / frame.perLat - Math.cos((43.825 * Math.PI) / 180)) < 1e-9);
  const { metres, units } = scaleOf(frame);
  assert.deepEqual([metres, Math.round((units / frame.perLat) * 111_195)], [1_000, 1_000]);
  assert.equal(frameAround([]), undefined);
});

test('a map shows so many addresses at most', () => {
  const station: Bureau = { numero: '1', libelle: 'École', adresse: '', canton: '', circonscription: '', perimetre: null, propose: null };
  const shown = (count: number): number => {
    const points = Array.from({ length: count }, (_, numero) => ({ cleVoie: 'RUE', numero, lon: 5, lat: 43 }));
    const { blocks } = stationPerimeter({ lang: 'fr', commune: { code: '04112', nom: 'Manosque' }, stations: [station], points, station });
    return blocks.flatMap((block) => (block.kind === 'outline' ? [block.perimeters.points.length] : []))[0]!;
  };
  assert.equal(shown(LIMITS.map_points_max), LIMITS.map_points_max);
  assert.equal(shown(LIMITS.map_points_max + 1), Math.ceil((LIMITS.map_points_max + 1) / 2));
});
