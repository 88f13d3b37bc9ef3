import { test } from 'node:test';
import assert from 'node:assert/strict';
import { STATES, type Etat } from '../../../domain/codes/states.ts';
import { stateSentence } from './state-sentence.ts';

const PARIS = 'Europe/Paris';
const at = Date.parse('2027-03-09T18:42:07Z');

test('a filed request is told with its number, day and time in the zone of the commune', () => {
  const facts = { at, numero: 'IEL-2027-X' };
  assert.equal(stateSentence('fr', 'DEPOSEE', facts, PARIS), 'Demande reçue le 9 mars 2027 à 19:42, n° IEL-2027-X');
  assert.equal(stateSentence('en', 'DEPOSEE', facts, 'Pacific/Tahiti'), 'Request received on 9 March 2027 at 08:42, no. IEL-2027-X');
});

test('a deadline is a civil date, the same in every zone', () => {
  assert.equal(stateSentence('fr', 'A_COMPLETER', { date: '2027-03-24' }, 'Pacific/Tahiti'),
    'Pièce à fournir au plus tard le 24 mars 2027');
});

test('a suspected impersonation is never told', () => {
  const sentence = stateSentence('fr', 'VISEE_REFUSEE', { motif: 'USURPATION_SUSPECTEE' }, PARIS);
  assert.doesNotMatch(sentence, /usurpation|suspect/i);
  assert.match(sentence, /Présentez-vous à la mairie/);
});

test('without its facts a state falls back on its label, never on a hole', () => {
  for (const etat of Object.keys(STATES) as Etat[]) {
    for (const lang of ['fr', 'en'] as const) assert.doesNotMatch(stateSentence(lang, etat, {}, PARIS), /[{}]|undefined/);
  }
});
