import { test } from 'node:test';
import assert from 'node:assert/strict';
import type { FieldError } from '#base/values/problem.ts';
import { controlId, emptyForm, errorsOf, fieldOf, valueOf, valuesOf } from './form.ts';

const error = (pointer: string): FieldError => ({ pointer, code: 'X', detail: { fr: 'x', en: 'x' } });

test('a pointer names its field, list indexes left out', () => {
  assert.equal(fieldOf('/etatCivil/prenoms/1'), 'etatCivil.prenoms');
  assert.equal(fieldOf('/a~1b/c~0d'), 'a/b.c~d');
  assert.equal(fieldOf(''), '');
});

test('a field has the errors of its parts, not those of a neighbour with the same beginning', () => {
  const form = { errors: [error('/etatCivil/nom'), error('/etatCivil/nomUsage'), error('/etatCivil/nom/0')] };
  assert.deepEqual(errorsOf(form, 'etatCivil.nom').map(({ pointer }) => pointer), ['/etatCivil/nom', '/etatCivil/nom/0']);
});

test('values come back as typed, once or several times, and absent ones are empty', () => {
  const form = { ...emptyForm('/'), values: { a: ' x ', b: ['1', '2'] } };
  assert.deepEqual([valueOf(form, 'a'), valueOf(form, 'b'), valueOf(form, 'c')], [' x ', '1', '']);
  assert.deepEqual([valuesOf(form, 'a'), valuesOf(form, 'b'), valuesOf(form, 'c')], [[' x '], ['1', '2'], []]);
});

test('an empty form has a draft only when there is one', () => {
  assert.deepEqual(emptyForm('/x'), { action: '/x', values: {}, errors: [] });
  assert.deepEqual(emptyForm('/x', { id: 'd', version: 2 }).draft, { id: 'd', version: 2 });
});

test('identifiers of controls hold no dot, which a style sheet or a script would take for a class', () => {
  assert.equal(controlId('etatCivil.nomNaissance'), 'f-etatCivil-nomNaissance');
});
