import assert from 'node:assert/strict';
import { test } from 'node:test';
import { caseIdOf, centreOf, isCaseId, isOrganisation, organisationOf } from './case-ids.ts';
import { formatCaseNumber, parseCaseNumber } from './case-number.ts';

test('a local number is written and read as published', () => {
  const number = { centre: '770', year: 2024, day: 4, order: 55 };
  assert.equal(formatCaseNumber(number), 'DRFR157702400400055');
  assert.deepEqual(parseCaseNumber('drfr157702400400055'), number);
  for (const wrong of ['DRFR157702400000055', 'DRFR157702436700055', 'DRFR15770240040005', 'X', '']) assert.equal(parseCaseNumber(wrong),
    undefined);
  assert.throws(() => formatCaseNumber({ ...number, order: 100_000 }));
});

// A short text keeps the published pattern harmless: here it is the judge.
const PUBLISHED = /^([a-zA-Z0-9_-]+\.?){4,10}$/;

test('the check of a case id says what the published pattern says, in linear time', () => {
  const letters = ['a', '.', '-', '9', '_', '!', 'é'];
  let seed = 7;
  const next = (max: number) => (seed = (seed * 48_271) % 2_147_483_647) % max;
  for (let i = 0; i < 50_000; i += 1) {
    const text = Array.from({ length: next(14) }, () => letters[next(i % 3 === 0 ? 7 : 5)]).join('');
    assert.equal(isCaseId(text), PUBLISHED.test(text), text);
  }
  const started = performance.now();
  assert.equal(isCaseId(`${'a'.repeat(120)}!`), false);
  assert.ok(performance.now() - started < 50);
});

test('organisations and case ids of centres', () => {
  assert.equal(caseIdOf(organisationOf('770'), 'DRFR157702400400055'), 'fr.health.samu770.DRFR157702400400055');
  assert.equal(centreOf('fr.health.samu2A0'), '2A0');
  assert.equal(centreOf('fr.fire.sis077'), undefined);
  assert.equal(isOrganisation('a.b.c.d.e.f.g.h.i'), true);
  assert.equal(isOrganisation('a.b.c.d.e.f.g.h.i.j'), false);
});
