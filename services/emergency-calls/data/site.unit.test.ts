import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkSite, siteOf } from './site.ts';

const CENTRE = { code: '9A0', name: 'Centre', siret: '26000991100017' };
const check = (site: unknown) => checkSite(JSON.stringify(site))?.en;

test('everything that is wrong with a site is told at once, by place', () => {
  assert.equal(check({ centres: [CENTRE], partners: [{ id: 'fr.fire.sdis9A0', name: 'SDIS', kind: 'fire' }] }), undefined);
  const told = check({ centres: [CENTRE, { ...CENTRE, code: '9a', town: 7 }], partners: [{ id: '?', kind: 'police', form: 'csv' }] })!;
  for (const place of ['/centres/1/code', '/centres/1/town', '/partners/0/id', '/partners/0/name', '/partners/0/kind',
    '/partners/0/form']) assert.ok(told.includes(`${place}: expected `), `${place} in ${told}`);
  assert.ok(!told.includes('/centres/0'));
});

test('what is no site at all is refused in words, and the service does not start with it', () => {
  for (const wrong of [[], null, 'x', 7, {}, { centres: [] }, { centres: 'x' }, { centres: [null] }, { centres: [CENTRE], partners: {} }]) {
    assert.match(check(wrong) ?? '', /expected/, JSON.stringify(wrong));
    assert.throws(() => siteOf(JSON.stringify(wrong)), /SOCLE_CALLS_SITE: /);
  }
  assert.match(checkSite('{"centres"')!.fr, /^n’est pas du JSON sur une ligne/);
});
