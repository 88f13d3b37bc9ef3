import { test } from 'node:test';
import assert from 'node:assert/strict';
import { catalogueFaults, fill, frenchSpaces, translator } from './catalogue.ts';
import { ui } from './ui-texts.ts';

test('every text of the shared components exists in both languages with the same places', () => {
  assert.deepEqual(catalogueFaults(ui.texts), []);
});

test('a missing language and differing places are faults', () => {
  const faults = catalogueFaults({ a: { fr: 'Oui', en: ' ' }, b: { fr: 'Le {date}', en: 'On {day}' } });
  assert.deepEqual(faults, ['a: a language is missing', 'b: places differ (date / day)']);
});

test('places are filled, plurals follow each language', () => {
  assert.equal(fill('fr', 'n° {n}', { n: 7 }), 'n° 7');
  assert.equal(fill('fr', '{n|jour|jours}', { n: 0 }), 'jour');
  assert.equal(fill('en', '{n|day|days}', { n: 0 }), 'days');
  assert.equal(fill('en', '{n|one day|# days}', { n: 1 }), 'one day');
  assert.equal(fill('en', '{n|one day|# days}', { n: 3 }), '3 days');
});

test('a place without a value is a bug, not an empty text', () => {
  assert.throws(() => fill('fr', '{name}', {}), /\{name\}/);
});

test('French signs keep their space on the same line', () => {
  assert.equal(frenchSpaces('Prêt ? « Oui » : 35 000'), 'Prêt\u202f? «\u00a0Oui\u00a0»\u00a0: 35\u202f000');
});

test('a translator answers in the language asked and refuses an unknown key', () => {
  const t = translator({ hello: { fr: 'Bonjour {name} !', en: 'Hello {name}!' } });
  assert.equal(t('fr', 'hello', { name: 'Ana' }), 'Bonjour Ana\u202f!');
  assert.equal(t('en', 'hello', { name: 'Ana' }), 'Hello Ana!');
  assert.throws(() => t('fr', 'absent' as 'hello'), /absent/);
});
