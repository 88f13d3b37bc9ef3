import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LONDRES, MANOSQUE } from './fixtures/transmitted.ts';
import { paperErrors } from './paper-errors.ts';

const [PAPEETE, NOUMEA] = ['98735', '98818'];
const received = (recueLe: string, commune: string, at: number): string[] =>
  paperErrors({ canal: 'GUICHET', recueLe }, at, commune).map(({ pointer }) => pointer);

test('the day of reception is judged where the paper arrived', () => {
  const midnightPassed = Date.UTC(2026, 10, 22, 23, 30);
  assert.deepEqual(received('2026-11-23', MANOSQUE, midnightPassed), []);
  assert.deepEqual(received('2026-11-23', LONDRES, midnightPassed), ['/recueLe'], 'still the 22nd in London');
  assert.deepEqual(received('2026-11-22', LONDRES, midnightPassed), []);
  assert.deepEqual(received('2026-11-23', PAPEETE!, midnightPassed), ['/recueLe']);
  assert.deepEqual(received('2026-11-23', NOUMEA!, Date.UTC(2026, 10, 22, 14)), [], 'already the 23rd in Nouméa');
  assert.deepEqual(received('2026-11-24', MANOSQUE, midnightPassed), ['/recueLe']);
  assert.deepEqual(received('2026-02-30', MANOSQUE, midnightPassed), ['/recueLe']);
});
