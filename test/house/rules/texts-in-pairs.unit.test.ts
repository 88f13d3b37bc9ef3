import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findingsIn } from '#test/house/findings-in.ts';
import { textsInPairs } from '#test/house/rules/texts-in-pairs.ts';

const found = (text: string): string => findingsIn(textsInPairs, 'base/ui/a.ts', text).join();

describe('texts-in-pairs', () => {
  it('accepts pairs, whatever stands beside them', () => {
    assert.equal(found("const t = { hello: { fr: 'Bonjour {name}', en: 'Hello {name}' } };"), '');
    assert.equal(found("const t = { status: 404, fr: 'Introuvable', en: 'Not ' + 'found', remedy: again };"), '');
    assert.equal(found("const nothing = { fr: '', en: '' };"), '');
    assert.equal(found("const t = { fr: new Intl.PluralRules('fr') };"), '');
  });

  it('refuses a missing language and an empty text', () => {
    assert.match(found("const t = { fr: 'Bonjour' };"), /"Bonjour" has no English/);
    assert.match(found("const t = { en: 'Hello' };"), /"Hello" has no French/);
    assert.match(found("const t = { fr: 'Bonjour', en: ' ' };"), /empty/);
  });

  it('refuses places that differ', () => {
    assert.match(found("const t = { fr: '{n} pages', en: '{count} pages' };"), /places differ: \{n\} and \{count\}/);
  });
});
