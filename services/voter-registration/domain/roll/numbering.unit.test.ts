import assert from 'node:assert/strict';
import { test } from 'node:test';
import { numberingOn } from './numbering.ts';

const MUN = { id: 'mun-2026', premierTour: '2026-03-15', secondTour: '2026-03-22' };
const PRE = { id: 'pre-2027', premierTour: '2027-04-18', secondTour: null };

test('a roll is closed from the 20th day before the first round to the last round', () => {
  const on = (day: string) => numberingOn(day, [PRE, MUN]);
  assert.deepEqual(on('2026-02-22'), { next: { scrutin: 'mun-2026', le: '2026-02-23' } });
  for (const day of ['2026-02-23', '2026-03-22']) {
    assert.deepEqual(on(day), { scrutin: 'mun-2026', next: { scrutin: 'pre-2027', le: '2027-03-29' } }, day);
  }
  assert.deepEqual(on('2026-03-23'), { next: { scrutin: 'pre-2027', le: '2027-03-29' } });
  assert.deepEqual(numberingOn('2027-04-19', [PRE, MUN]), {});
});
