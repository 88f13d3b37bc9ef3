import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countries } from './countries.ts';

const directory = countries();

test('countries have a name in both languages, France first', () => {
  assert.equal(directory.name('99139', 'fr'), 'Portugal');
  assert.equal(directory.name('99109', 'en'), 'Germany');
  assert.equal(directory.name('99141', 'fr'), 'République démocratique allemande (ancien État)');
  assert.equal(directory.list('fr')[0]!.nom, 'France');
  assert.equal(directory.list('en').length, directory.list('fr').length);
  for (const { code, nom } of directory.list('en')) assert.ok(nom !== code && nom.length > 1, code);
});

test('a code outside the table is not a country', () => {
  for (const code of ['99999', '', 'toString', 'FR', '99100 ']) assert.ok(!directory.has(code), code);
  assert.equal(directory.name('constructor', 'fr'), 'constructor');
  assert.ok(directory.has('99100') && directory.has('99352'));
});
