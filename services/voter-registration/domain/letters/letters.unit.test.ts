import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { codesOf } from '../codes/code-list.ts';
import { renderLetter, variablesOf } from './render-letter.ts';
import { LETTERS } from './templates.ts';

const WORDS: Readonly<Record<string, string>> = {
  numero: 'IEL-2026-07K3P9QXAB2-C', date: '23 novembre 2026', heure: '10:00', echeance: '28 novembre 2026',
  commune: 'Nantes', mairie: 'la mairie de Nantes', Mairie: 'La mairie de Nantes', maire: 'le maire de Nantes', Maire: 'Le maire de Nantes',
  aLaMairie: 'à la mairie de Nantes',
  piece: 'Adresse', motif: 'La pièce est illisible', message: 'Merci $& {lien}', recours: '30 novembre 2026',
  bureau: '12',
  autre: 'IEL-2026-0ABCDEFGHJK-K', lien: 'https://exemple.fr/d', service: 'Service des élections',
  contactService: 'a@b.fr',
};

describe('letters and e-mails', () => {
  it('every letter is complete in both languages, with no hole', () => {
    for (const kind of codesOf(LETTERS)) {
      for (const lang of ['fr', 'en'] as const) {
        const { objet, texte } = renderLetter(kind, { ...WORDS, message: '' }, lang);
        assert.doesNotMatch(objet + texte, /[{}]|undefined|\n\n\n/, kind);
        assert.match(texte, /Service des élections/);
      }
    }
  });

  it('the object line names the request, and no person or motive', () => {
    for (const kind of codesOf(LETTERS)) {
      assert.deepEqual([...LETTERS[kind].objet.fr.matchAll(/\{(\w+)\}/g)].map((match) => match[1]), ['numero'], kind);
    }
  });

  it('both languages use the same variables', () => {
    for (const kind of codesOf(LETTERS)) {
      const of = (lang: 'fr' | 'en'): string[] =>
        [...new Set([...LETTERS[kind].corps[lang].matchAll(/\{(\w+)\}/g)].map((m) => m[1]!))].sort();
      assert.deepEqual(of('fr'), of('en'), kind);
    }
  });

  it('a word is put as it is: it is not read as a template again', () => {
    assert.match(renderLetter('PIECE', WORDS, 'fr').texte, /Merci \$& \{lien\}/);
  });

  it('a missing word stops the letter', () => {
    const { numero: _numero, ...rest } = WORDS;
    assert.throws(() => renderLetter('DEPOT', rest, 'fr'), /letter without numero/);
  });

  it('arrêté of 16 November 2018: the deposit and the transmission are two messages', () => {
    assert.ok(variablesOf('DEPOT').includes('echeance') && !variablesOf('DEPOT').includes('aLaMairie'));
    assert.ok(variablesOf('TRANSMISSION').includes('aLaMairie'));
  });

  it('L.18: a refusal says before whom, until when and how to contest it', () => {
    const { texte } = renderLetter('REFUS', { ...WORDS, message: '' }, 'fr');
    assert.match(texte, /commission de contrôle.*jusqu’au 30 novembre 2026 inclus.*L\.18.*à la mairie de Nantes/s);
  });

  it('L.18: so does a strike-off, whose notice names the procedure', () => {
    assert.match(renderLetter('RADIATION_PRONONCEE', WORDS, 'fr').texte, /jusqu’au 30 novembre 2026 inclus.*L\.18.*obligatoire avant/s);
    assert.match(renderLetter('RADIATION_ENGAGEE', WORDS, 'fr').texte, /28 novembre 2026 inclus.*contradictoire.*L\.18/s);
  });

  it('L.20: a judgment says how long it may be brought before the Court of Cassation', () => {
    assert.match(renderLetter('JUGEMENT', WORDS, 'fr').texte, /cassation dans les dix jours/);
  });

  it('no letter of a consular post speaks of a town hall', () => {
    const post = { ...WORDS, mairie: 'le poste', Mairie: 'Le poste', maire: 'le chef', Maire: 'Le chef', aLaMairie: 'au poste' };
    for (const kind of ['REFUS', 'DOUBLON', 'RADIATION_PRONONCEE'] as const) {
      assert.doesNotMatch(renderLetter(kind, post, 'fr').texte, /mairie|commission de contrôle de la commune/, kind);
    }
  });
});
