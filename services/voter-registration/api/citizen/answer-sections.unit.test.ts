import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CITIZEN_PAGES } from '../../web/citizen/pages.ts';
import { formReference } from '../form-reference.ts';
import { answerSections } from './answer-sections.ts';
import type { DraftContent } from './draft-content.ts';

const reference = formReference(() => Date.UTC(2026, 10, 22))();
const FIELDS = [...new Set(Object.values(CITIZEN_PAGES).flatMap(({ fields = [] }: { fields?: readonly string[] }) => fields))];

describe('the answers of a draft', () => {
  const shown = (values: DraftContent['values']): string =>
    JSON.stringify(answerSections({ values, pieces: [] } as unknown as DraftContent, reference, 'fr'));

  it('names the sex and the list that were chosen', () => {
    const text = shown({ nationalite: 'UE', listeUE: 'EUROPEENNE', 'etatCivil.sexe': 'F' });
    assert.ok(text.includes('Féminin') && text.includes('européen'), text);
  });

  it('reads back to a citizen of another Member State the nationality and the last registration; to others it does not ask', () => {
    const told = { 'etatCivil.nationalite': 'PT', 'ancienneInscription.libelle': 'Lisboa' };
    assert.match(shown({ nationalite: 'UE', listeUE: 'EUROPEENNE', ...told }), /Portugal.*Lisboa/);
    assert.doesNotMatch(shown({ nationalite: 'FR', ...told }), /Portugal|Lisboa/);
  });

  it('speaks of the post, not of a commune, to who registers at a consular post', () => {
    assert.match(shown({ nationalite: 'FR_ETRANGER' }), /"Le poste consulaire"/);
    assert.doesNotMatch(shown({ nationalite: 'FR_ETRANGER' }), /La commune d’inscription/);
  });

  it('shows whatever a form may post, words that every object inherits too', () => {
    for (const nationalite of ['FR', 'UE', 'FR_ETRANGER', 'constructor']) {
      for (const name of FIELDS) {
        for (const word of ['constructor', 'toString', '__proto__']) shown({ nationalite, listeUE: 'MUNICIPALE', [name]: word });
      }
    }
  });
});
