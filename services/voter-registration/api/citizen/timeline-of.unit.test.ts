import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stateSentence } from '../../web/citizen/parts/state-sentence.ts';
import { initialState } from '../../domain/initial-state.ts';
import type { DossierState } from '../../domain/state.ts';
import type { CitizenKit } from './kit.ts';
import { factsOf } from './timeline-of.ts';

const kit = { reference: () => ({ communes: { get: () => undefined } }) } as unknown as CitizenKit;
const awaited: DossierState = { ...initialState(), numero: 'IEL-1', etatDepuis: Date.UTC(2026, 10, 22, 21, 9),
  attendues: [{ besoin: 'ADRESSE', motif: 'MANQUANTE', echeance: '2026-12-02' }] as unknown as DossierState['attendues'] };
const sentence = (etat: 'A_COMPLETER' | 'DEPOSEE'): string =>
  stateSentence('fr', etat, factsOf(kit, { ...awaited, etat }), 'Europe/Paris');

test('a document that is awaited has its deadline; the deposit keeps its own day', () => {
  assert.equal(sentence('A_COMPLETER'), 'Pièce à fournir au plus tard le 2 décembre 2026');
  assert.equal(sentence('DEPOSEE'), 'Demande reçue le 22 novembre 2026 à 22:09, n° IEL-1');
});
