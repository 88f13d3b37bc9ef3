import assert from 'node:assert/strict';
import { test } from 'node:test';
import { areaOf, judgeOutline, overlap } from './outline.ts';
import type { Position } from './station.ts';

const box = (west: number, south: number, east: number, north: number): Position[] =>
  [[west, south], [east, south], [east, north], [west, north]];
const cm = (n: number): number => 5.7 + n / 100;
const square = (w: number, s: number, e: number, n: number) => box(cm(w), 43.8 + s / 100, cm(e), 43.8 + n / 100);

test('areas overlap by ground in common, however they lie; not by a border or a corner', () => {
  const middle = areaOf(square(1, 1, 2, 2));
  const cases: [string, Position[], boolean][] = [
    ['beside', square(2, 1, 3, 2), false], ['at a corner', square(2, 2, 3, 3), false], ['half a border', square(2, 1.5, 3, 3), false],
    ['apart', square(4, 4, 5, 5), false], ['the same', square(1, 1, 2, 2), true], ['around', square(0, 0, 3, 3), true],
    ['within', square(1.2, 1.2, 1.4, 1.4), true], ['a cross', square(1.1, 0, 1.2, 3), true], ['a corner in', square(1.9, 1.9, 3, 3), true],
    ['within, two borders shared', square(1, 1, 1.5, 1.5), true], ['a metre over the border', square(1.999, 1, 3, 2), false],
  ];
  for (const [name, other, expected] of cases) {
    assert.equal(overlap(middle, areaOf(other)), expected, name);
    assert.equal(overlap(areaOf(other), middle), expected, `${name}, the other way`);
  }
});

test('the ground of a hole is free', () => {
  const ring = (corners: Position[]): Position[] => [...corners, corners[0]!];
  const holed = { type: 'Polygon', coordinates: [ring(square(0, 0, 3, 3)), ring(square(1, 1, 2, 2))] } as const;
  assert.equal(overlap(areaOf(square(1, 1, 2, 2)), holed), false);
  assert.equal(overlap(areaOf(square(1, 1, 2.5, 2)), holed), true);
});

test('an outline: all that is wrong with it at once', () => {
  const bow: Position[] = [[cm(0), 43.8], [cm(1), 43.81], [cm(1), 43.8], [cm(0), 43.81]];
  const around = { neighbours: [{ numero: '2', perimetre: areaOf(square(0, 0, 1, 1)) }, { numero: '3', perimetre: null }],
    known: [[cm(0), 43.8]] as Position[] };
  assert.deepEqual(judgeOutline(square(1, 0, 2, 1), around), []);
  assert.deepEqual(judgeOutline(square(1, 0, 2, 1).slice(2), around), [{ code: 'SOMMETS' }]);
  assert.deepEqual(judgeOutline([[1, 1], [1, 1], [2, 2]], around), [{ code: 'SOMMETS' }]);
  assert.deepEqual(judgeOutline([...bow, [cm(30), 43.9]], around), [{ code: 'CROISEMENT' }, { code: 'HORS_COMMUNE', corners: [4] },
    { code: 'CHEVAUCHEMENT', numero: '2' }]);
  assert.deepEqual(judgeOutline(square(40, 0, 50, 1), { neighbours: [], known: [] }), [], 'nothing tells where the commune is');
});
