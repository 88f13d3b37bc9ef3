import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { form } from '../fixtures/form.ts';
import { isMass } from './signals.ts';
import { emailPattern, traitsOf } from './traits.ts';

describe('traits that requests share', () => {
  it('e-mail addresses of a series have one pattern', () => {
    assert.equal(emailPattern('Lea.Martin12+a@x.fr'), emailPattern('leamartin_34@x.fr'));
    assert.notEqual(emailPattern('lea.martin@x.fr'), emailPattern('lea.martin@y.fr'));
  });

  it('one house is one trait, whatever its spelling; two flats told apart are two', () => {
    const at = (voie: string, complement1?: string): string | undefined => traitsOf(form({ adresseRattachement: { numero: '12', voie,
      codePostal: '44000', commune: '44109', ...(complement1 ? { complement1 } : {}) } })).find(({ sorte }) => sorte === 'ADRESSE')?.texte;
    assert.equal(at('rue de l’Église'), at('Rue de l\'Eglise'));
    assert.notEqual(at('rue de l’Église', 'Appt 1'), at('rue de l’Église', 'Appt 2'));
  });
});

describe('a mass of requests in one commune', () => {
  it('is a day that stands out, never a small commune on an ordinary day', () => {
    assert.equal(isMass([1, 0, 2, 1, 60]), true);
    assert.equal(isMass([1, 0, 2, 1, 12]), false, 'a handful');
    assert.equal(isMass([40, 50, 45, 60]), false, 'the end of a campaign');
    assert.equal(isMass([]), false);
  });
});
