import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findingsIn } from '#test/house/findings-in.ts';
import { bareText } from '#test/house/rules/bare-text.ts';

const found = (text: string): string[] => findingsIn(bareText, 'base/ui/a.tsx', `export const A = () => ${text};`);

describe('bare-text', () => {
  it('refuses words in elements and in attributes that are read aloud', () => {
    assert.deepEqual(found('<p>Bonjour</p>'), ['1: "Bonjour" is not in a catalogue']);
    assert.equal(found('<img alt="Logo de la mairie" />').length, 1);
    assert.equal(found('<button aria-label="Fermer">{x}</button>').length, 1);
  });

  it('accepts texts of catalogues, signs, numbers, classes and names', () => {
    assert.deepEqual(found('<p className="fr-grid" title={t("a")}>{t("b")} · 12 × {n} → </p>'), []);
    assert.deepEqual(found('<a href="/" lang="en" type="text">English</a>'), []);
  });
});
