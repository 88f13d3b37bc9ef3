import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changeMotive } from '../web/staff/views/words.ts';
import { form } from '../domain/fixtures/form.ts';
import { initialState } from '../domain/initial-state.ts';
import type { DossierState, Inscription, Jugement } from '../domain/state.ts';
import { electorRow } from './elector-row.ts';

const judged = (requerant: Jugement['requerant']): Jugement =>
  ({ sens: 'RADIER', requerant, rendu: '2026-11-20', juridiction: 'TJ de Nantes', reference: 'RG 26/7', le: 1 });
const registered = (origine: Inscription['origine']): Inscription =>
  ({ le: 1, origine, effetLe: '2026-11-21', nne: '1', bureau: '1' });
const applicant = (change: Partial<DossierState>): unknown =>
  electorRow({ ...initialState(), demande: form(), ...change })?.['requerant'];

test('L.20: the roll says who applied to the court, only where its judgment made or ended the line', () => {
  assert.equal(applicant({ inscription: registered('MAIRE'), radiation: 'JUGEMENT', radieLe: 2, jugement: judged('PREFET') }), 'PREFET');
  assert.equal(applicant({ inscription: registered('JUGEMENT'), jugement: judged('ELECTEUR') }), 'ELECTEUR');
  assert.equal(applicant({ inscription: registered('MAIRE'), jugement: judged('TIERS') }), null, 'a rejection changed nothing');
});

test('a change made by the court is read with its applicant', () => {
  assert.equal(changeMotive('fr', 'JUGEMENT', 'PREFET'), 'Décision du tribunal, requérant : le préfet');
  assert.equal(changeMotive('en', 'DECES', null), 'Death');
});
