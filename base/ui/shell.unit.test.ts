import { test } from 'node:test';
import assert from 'node:assert/strict';
import { languageHref } from './shell.ts';

test('the language link keeps the page and its query', () => {
  assert.equal(languageHref('/', 'en'), '/?lang=en');
  assert.equal(languageHref('/x?commune=Saint%20Denis&lang=fr', 'en'), '/x?commune=Saint+Denis&lang=en');
});

test('the language link never leaves the site, whatever the path asked', () => {
  assert.equal(languageHref('//elsewhere.example/x', 'fr'), '/x?lang=fr');
  assert.equal(languageHref('https://elsewhere.example/', 'fr'), '/?lang=fr');
});
