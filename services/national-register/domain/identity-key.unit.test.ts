import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EtatCivil } from '../exchange/messages.ts';
import { identityKey, nameKey } from './identity-key.ts';

const born = (nomNaissance: string, ...prenoms: string[]): EtatCivil => ({ nomNaissance, prenoms, sexe: 'F', dateNaissance: '1990-02-03',
  precision: 'JOUR', paysNaissance: '99111' });

test('marks, case, ligatures, hyphens and apostrophes do not make another person', () => {
  assert.equal(nameKey('D’Arcy-Lœuillet'), 'D ARCY LOEUILLET');
  assert.equal(identityKey(born('Léger', 'Anne-Marie')), identityKey(born('LEGER', 'Anne Marie')));
});

test('two people whose names are in another script are two people', () => {
  assert.notEqual(identityKey(born('Иванова', 'Мария')), identityKey(born('Петрова', 'Елена')));
  assert.notEqual(identityKey(born('Παπαδοπούλου', 'Ελένη')), identityKey(born('Νικολάου', 'Μαρία')));
  assert.equal(nameKey('Παπαδοπούλου'), nameKey('ΠΑΠΑΔΟΠΟΥΛΟΥ'));
});
