import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assignmentOf } from './assignment.ts';
import { areaOf } from './outline.ts';
import type { Position, Station } from './station.ts';

const station = (numero: string, west: number, east: number): Station => ({ numero, libelle: numero,
  perimetre: areaOf([[west, 0], [east, 0], [east, 1], [west, 1]]) });
const elector = (bureau: string, lon?: number) => ({ bureau, address: { cleVoie: 'RUE', numero: 1,
  ...(lon === undefined ? {} : { position: [lon, 0.5] as Position }) } });

test('every elector is counted once: kept, moved, in two perimeters, in none, or without position', () => {
  const stations = [station('1', 0, 2), station('2', 1.9, 4)];
  const electors = [elector('1', 1), elector('2', 1), elector('2', 1.2), elector('1', 3), elector('2', 3), elector('1', 1.95),
    elector('1', 9), elector('2')];
  assert.deepEqual(assignmentOf(electors, stations, []), { kept: 2, several: 1, outside: 1, unlocated: 1,
    moves: [{ from: '2', to: '1', count: 2 }, { from: '1', to: '2', count: 1 }] });
  assert.deepEqual(assignmentOf(electors, [stations[0]!], []).kept, 4, 'a station alone takes everybody');
});
