import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Lang } from '#base/values/lang.ts';
import { rollHome, type RollNumbers } from './roll.ts';

test('a roll says whether its order numbers are frozen, for which ballot, and when they will be', () => {
  const said = (lang: Lang, numbers: RollNumbers): string => JSON.stringify(rollHome({ lang, zone: 'Europe/Paris', commune: { code: '04112',
    nom: 'Manosque' }, liste: 'PRINCIPALE', q: '', total: 0, page: 1, pages: 1, rows: [], stations: [], numbers }).blocks);
  const next = { ballot: 'Présidentielle', on: '2027-03-29' };
  assert.match(said('fr', { next }), /peuvent encore changer.*29 mars 2027.*Présidentielle/);
  assert.match(said('fr', { closed: { ...next, electors: 412 }, next }), /figés depuis le 29 mars 2027.*Présidentielle. 412 électeurs/);
  assert.match(said('en', { closed: { ...next, electors: 1 } }), /frozen since 29 March 2027.*1 elector numbered/);
  assert.match(said('en', {}), /No ballot is announced/);
});
