import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ageWindow, hasAge, ofAgeForRound } from './age.ts';
import type { BirthDate } from './birth-date.ts';

const born = (dateNaissance: string, precision: BirthDate['precision'] = 'JOUR'): BirthDate =>
  ({ dateNaissance, precision });

describe('L.2: 18 at the latest the day before the ballot', () => {
  const round = '2027-05-02';

  it('the eighteenth birthday on the eve is enough, on the day itself it is not', () => {
    assert.equal(ofAgeForRound(born('2009-05-01'), round), 'ATTEINT');
    assert.equal(ofAgeForRound(born('2009-05-02'), round), 'NON_ATTEINT');
  });

  it('a presumed date is certain only when every day it may be agrees', () => {
    assert.equal(ofAgeForRound(born('2009-04-00', 'MOIS'), round), 'ATTEINT');
    assert.equal(ofAgeForRound(born('2009-05-00', 'MOIS'), round), 'INCERTAIN');
    assert.equal(ofAgeForRound(born('2009-06-00', 'MOIS'), round), 'NON_ATTEINT');
    assert.equal(ofAgeForRound(born('2009-00-00', 'ANNEE'), round), 'INCERTAIN');
    assert.equal(ofAgeForRound(born('2008-00-00', 'ANNEE'), round), 'ATTEINT');
  });

  it('somebody born on 29 February is uncertain only on 28 February of a common year', () => {
    assert.equal(hasAge(born('2008-02-29'), 18, '2026-02-27'), 'NON_ATTEINT');
    assert.equal(hasAge(born('2008-02-29'), 18, '2026-02-28'), 'INCERTAIN');
    assert.equal(hasAge(born('2008-02-29'), 18, '2026-03-01'), 'ATTEINT');
    assert.equal(hasAge(born('2008-02-29'), 20, '2028-02-29'), 'ATTEINT');
  });

  it('a month ends on its own last day', () => {
    assert.deepEqual(ageWindow(born('2008-12-00', 'MOIS'), 18), { auPlusTot: '2026-12-01', auPlusTard: '2026-12-31' });
    assert.deepEqual(ageWindow(born('2006-02-00', 'MOIS'), 18), { auPlusTot: '2024-02-01', auPlusTard: '2024-02-29' });
  });
});
