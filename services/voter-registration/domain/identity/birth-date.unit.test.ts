import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { birthDate, isBirthDate, parseBirthDateFields, parseBirthDateText } from './birth-date.ts';

const NOW = 2026;
const read = (typed: string): string => {
  const reading = parseBirthDateText(typed, NOW);
  return reading.ok ? `${reading.dateNaissance} ${reading.precision}` : reading.code;
};

describe('a birth date as people write it', () => {
  it('is read with slashes, dots, spaces, hyphens, words and two-digit years', () => {
    for (const typed of ['24/08/1962', '24.8.62', '24-08-1962', ' 24 08 1962 ', '24 août 1962', '24 aout 1962',
      '24081962',
      '1962-08-24', '24/8/1962']) assert.equal(read(typed), '1962-08-24 JOUR', typed);
    assert.equal(read('1er mars 1980'), '1980-03-01 JOUR');
    assert.equal(read('3 févr. 1999'), '1999-02-03 JOUR');
  });

  it('a two-digit year is the latest that is not in the future', () => {
    assert.equal(read('1/1/05'), '2005-01-01 JOUR');
    assert.equal(read('1/1/26'), '2026-01-01 JOUR');
    assert.equal(read('1/1/27'), '1927-01-01 JOUR');
  });

  it('may be presumed: only the month or only the year is known', () => {
    assert.equal(read('1992-00-00'), '1992-00-00 ANNEE');
    assert.equal(read('1992'), '1992-00-00 ANNEE');
    assert.equal(read('00/00/1992'), '1992-00-00 ANNEE');
    assert.equal(read('1992-11-00'), '1992-11-00 MOIS');
    assert.equal(read('11/1992'), '1992-11-00 MOIS');
    assert.equal(read('août 1962'), '1962-08-00 MOIS');
  });

  it('a day that does not exist, or a known day of an unknown month, is impossible', () => {
    for (const typed of ['31/02/1980', '29/02/1981', '31/04/1980', '1977-00-03', '32/01/1980', '01/13/1980',
      '1/1/999']) {
      assert.match(read(typed), /DATE_IMPOSSIBLE|DATE_ILLISIBLE/, typed);
    }
    assert.equal(read('1977-00-03'), 'DATE_IMPOSSIBLE');
    assert.equal(read('31/02/1980'), 'DATE_IMPOSSIBLE');
    assert.equal(read('29/02/1980'), '1980-02-29 JOUR');
  });

  it('anything else is unreadable', () => {
    for (const typed of ['', ' ', 'hier', '24/08', '1/2/3/4', '24/ma/1980', 'ju 1980', '24//', '２４/08/1962',
      '-24/08/1962x']) {
      assert.notEqual(read(typed).slice(-4), 'JOUR', typed);
    }
    assert.equal(read('hier'), 'DATE_ILLISIBLE');
    assert.equal(read('9'.repeat(41)), 'DATE_ILLISIBLE');
  });

  it('is read from three boxes, empty ones being unknown', () => {
    const boxes = (jour: string, mois: string, annee: string): unknown =>
      parseBirthDateFields({ jour, mois, annee }, NOW);
    assert.deepEqual(boxes('24', '8', '1962'), { ok: true, dateNaissance: '1962-08-24', precision: 'JOUR' });
    assert.deepEqual(boxes('', '', '1992'), { ok: true, dateNaissance: '1992-00-00', precision: 'ANNEE' });
    assert.deepEqual(boxes('', 'nov.', '1992'.slice(0, 4)), { ok: false, code: 'DATE_ILLISIBLE' });
    assert.deepEqual(boxes('3', '', '1977'), { ok: false, code: 'DATE_IMPOSSIBLE' });
    assert.deepEqual(boxes('24', '8', ''), { ok: false, code: 'DATE_ILLISIBLE' });
  });

  it('reads back what it wrote, and never throws', () => {
    fc.assert(fc.property(fc.integer({ min: 1900, max: 2026 }), fc.integer({ min: 0, max: 12 }),
      fc.integer({ min: 0, max: 31 }), (year, month, day) => {
        const made = birthDate(year, month, day);
        if (!made.ok) return;
        assert.deepEqual(parseBirthDateText(made.dateNaissance, NOW), made);
        assert.ok(isBirthDate(made.dateNaissance, made.precision));
      }));
    fc.assert(fc.property(fc.string({ maxLength: 60, unit: 'binary' }),
      (typed) => void parseBirthDateText(typed, NOW)));
  });
});
