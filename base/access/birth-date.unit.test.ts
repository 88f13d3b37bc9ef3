import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ageOn, readBirthDate } from './birth-date.ts';

describe('birth dates as FranceConnect gives them', () => {
  for (const good of ['1962-08-24', '1992-11-00', '1992-00-00', '2000-02-29', '1900-01-01']) {
    it(`reads ${good}`, () => assert.equal(readBirthDate(good), good));
  }
  for (const bad of ['1977-00-03', '1962-02-31', '1962-13-00', '1890-01-01', '24/08/1962', '', undefined, 19620824]) {
    it(`refuses ${bad}`, () => assert.equal(readBirthDate(bad), undefined));
  }

  it('turns eighteen on the birthday', () => {
    assert.equal(ageOn('2008-11-22', '2026-11-21'), 17);
    assert.equal(ageOn('2008-11-22', '2026-11-22'), 18);
  });

  it('takes the latest possible day of a presumed date, so that nobody is made older', () => {
    assert.equal(ageOn('2008-11-00', '2026-11-29'), 17);
    assert.equal(ageOn('2008-11-00', '2026-12-01'), 18);
    assert.equal(ageOn('2008-00-00', '2026-12-30'), 17);
    assert.equal(ageOn('2008-00-00', '2026-12-31'), 18);
  });
});
