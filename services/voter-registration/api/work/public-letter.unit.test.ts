import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { asLetter, asMail, type PublicLetter } from './public-letter.ts';

const WORDS = { numero: 'IEL-1', service: 'Service des élections', contactService: 'e@x.fr', lien: 'https://x.fr/1', commune: 'Nantes',
  organisme: 'Mairie de Nantes', Mairie: 'La mairie de Nantes', piece: 'Adresse', motif: 'La pièce est trop ancienne', message: '',
  echeance: '2 décembre 2026', date: '1er mars 2027', ecriteLe: '22 novembre 2026' };
const letter: PublicLetter = { sorte: 'PIECE', langue: 'fr', mots: WORDS, courriel: 'a@x.fr', adresse: ['Léa', '44000 Nantes'] };

describe('a letter to a person', () => {
  it('on paper comes from the town hall, dated the day it was written, and says how to answer without a screen', () => {
    const { sender, placeAndDate, reference, subject, labels, blocks } = asLetter(letter);
    assert.equal(sender[0], 'Mairie de Nantes');
    assert.deepEqual([placeAndDate, reference], ['Nantes, le 22 novembre 2026', 'IEL-1']);
    assert.match(subject, /^Une pièce manque/);
    assert.deepEqual(labels, { reference: 'Réf. : ', subject: 'Objet : ' });
    const texts = blocks.map((block) => (block.kind === 'paragraph' ? block.text : ''));
    assert.equal(texts[0], 'Madame, Monsieur,');
    assert.match(texts.at(-2)!, /par courrier ou au guichet/);
    assert.equal(texts.at(-1), 'Service des élections\ne@x.fr');
  });

  it('CRPA L.212-1: a decision of the mayor is signed, with name and capacity; what only informs is not', () => {
    const last = (sorte: PublicLetter['sorte']): string => {
      const block = asLetter({ ...letter, sorte, mots: { ...WORDS, Maire: 'Le maire de Nantes', maire: 'le maire de Nantes',
        recours: '30 novembre 2026', aLaMairie: 'à la mairie de Nantes', heure: '10:00' } }).blocks.at(-1)!;
      return block.kind === 'paragraph' ? block.text : '';
    };
    for (const sorte of ['REFUS', 'RADIATION_PRONONCEE', 'ACCEPTATION'] as const) {
      assert.match(last(sorte), /Le maire de Nantes\n\(prénom, nom, qualité et signature\)/, sorte);
    }
    assert.doesNotMatch(last('DEPOT'), /signature/);
  });

  it('on paper no line can begin with a colon: French signs stay with their word', () => {
    const texts = asLetter(letter).blocks.map((block) => (block.kind === 'paragraph' ? block.text : ''));
    assert.match(texts.join(), /Raison\u00a0:/);
    assert.doesNotMatch(texts.join(), / [:;?!]|\u202f/);
  });

  it('asks for a document in a sentence', () => {
    assert.match(asMail(letter).text, /vous demande un document\.\nCe qu’il doit prouver : Adresse\nRaison : La pièce est trop ancienne\n/);
    assert.match(asLetter({ ...letter, langue: 'en' }).placeAndDate, /^Nantes, 22/);
  });
});
