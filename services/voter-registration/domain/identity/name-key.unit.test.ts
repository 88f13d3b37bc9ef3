import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { editDistance } from './edit-distance.ts';
import { foldName } from './name-key.ts';
import { nameFault } from './person-name.ts';

describe('the key of a name', () => {
  it('strips marks, spells ligatures, makes one space of everything that is not a letter', () => {
    assert.equal(foldName('Œuvrard-d’Æther'), 'OEUVRARD D AETHER');
    assert.equal(foldName("  N'Diaye  "), 'N DIAYE');
    assert.equal(foldName('Léa'.normalize('NFD')), 'LEA');
    assert.equal(foldName('Нина'), 'НИНА');
    assert.equal(foldName('DURANTéàèùòœæŒÆ'), 'DURANTEAEUOOEAEOEAE');
  });

  it('is the same for the composed and decomposed forms, and folding twice changes nothing', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (name) => {
      assert.equal(foldName(name.normalize('NFD')), foldName(name.normalize('NFC')));
      assert.equal(foldName(foldName(name)), foldName(name));
    }));
  });
});

describe('edit distance', () => {
  it('counts insertions, deletions, substitutions and swaps up to its bound', () => {
    assert.equal(editDistance('MARTIN', 'MARTIN', 2), 0);
    assert.equal(editDistance('MARTIN', 'MATRIN', 2), 1);
    assert.equal(editDistance('MARTIN', 'MARTN', 2), 1);
    assert.equal(editDistance('DUPONT', 'DUPOND', 2), 1);
    assert.equal(editDistance('LEFEBVRE', 'LEFEVRE', 2), 1);
    assert.equal(editDistance('MARTIN', 'BERNARD', 2), 3);
  });

  it('is symmetric and within its bound', () => {
    const word = fc.string({ unit: fc.constantFrom('A', 'B', 'C'), maxLength: 12 });
    fc.assert(fc.property(word, word, (a, b) => {
      const distance = editDistance(a, b, 2);
      assert.equal(distance, editDistance(b, a, 2));
      assert.ok(distance <= 3 && (distance === 0) === (a === b));
    }));
  });
});

describe('names are kept as typed', () => {
  it('apostrophes, hyphens, ligatures, other scripts and long names are welcome', () => {
    for (const name of ['O’Connor', "L'Hostis", 'Œuvrard', 'Trois-Dupré', 'María José', '李', 'Ὀδυσσεύς', 'Jean_Paul',
      'A'.repeat(80)]) {
      assert.equal(nameFault(name), undefined, name);
    }
  });

  it('controls, markup, names without a letter and names over 80 characters are refused', () => {
    assert.equal(nameFault('Mar\u0000tin'), 'CARACTERE');
    assert.equal(nameFault('<b>Martin'), 'CARACTERE');
    assert.equal(nameFault('Mar\u202etin'), 'CARACTERE');
    assert.equal(nameFault('--'), 'SANS_LETTRE');
    assert.equal(nameFault('A'.repeat(81)), 'TROP_LONG');
    assert.equal(nameFault('𝒜'.repeat(80)), undefined, 'characters are counted, not UTF-16 units');
  });
});
