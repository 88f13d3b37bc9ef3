import assert from 'node:assert/strict';
import { test } from 'node:test';
import { endDossiers, endTerms } from '#services/voter-registration/api/work/terms.ts';
import { AGENT, MAIRE, openCircuit } from './circuit.ts';

const DAY_MS = 86_400_000;

test('a request whose documents never came lapses after its term, and says so to the person and to the register', async (t) => {
  const circuit = await openCircuit(t);
  const filed = await circuit.deposit('angela', { pieces: [] });
  await circuit.settle();
  assert.equal((await circuit.state(filed)).etat, 'A_COMPLETER');
  circuit.now.value += 9 * DAY_MS;
  await endDossiers(circuit.work, filed.partition);
  assert.equal((await circuit.state(filed)).etat, 'A_COMPLETER', 'not before its last day has ended');
  circuit.now.value += 3 * DAY_MS;
  await endDossiers(circuit.work, filed.partition);
  await circuit.settle();
  assert.equal((await circuit.state(filed)).etat, 'ABANDONNEE');
  assert.equal(circuit.sent.at(-1)!.letter.sorte, 'ABANDON');
  const { rows } = await circuit.register.db.admin.query('select etat from demande');
  assert.deepEqual(rows, [{ etat: 'ANNULEE' }]);
});

test('a finished request is closed, and erased for good on the first day of the second year after it', async (t) => {
  const circuit = await openCircuit(t);
  const filed = await circuit.deposit('angela');
  await circuit.settle();
  await circuit.order(filed, AGENT, { type: 'instruire', sens: 'ACCEPTER' });
  await circuit.order(filed, MAIRE, { type: 'viser', sens: 'ACCEPTER' });
  await circuit.settle();
  circuit.now.value += 61 * DAY_MS;
  await endDossiers(circuit.work, filed.partition);
  assert.equal((await circuit.state(filed)).etat, 'CLOSE');
  circuit.now.value = Date.UTC(2027, 11, 31, 12);
  await endDossiers(circuit.work, filed.partition);
  assert.equal((await circuit.rows(filed)).length, 1, 'kept to 31 December of the year after the deposit');
  circuit.now.value = Date.UTC(2028, 0, 2);
  await endDossiers(circuit.work, filed.partition);
  assert.deepEqual(await circuit.rows(filed), []);
});

test('claims of retries, sent messages and keys of duplicates go after their own terms', async (t) => {
  const circuit = await openCircuit(t);
  const filed = await circuit.deposit('angela');
  await circuit.settle();
  const left = async () => Promise.all(['intake', 'outbox', 'cle_doublon'].map(async (table) =>
    (await circuit.db.admin.query(`select from ${table}`)).rowCount));
  assert.deepEqual(await left(), [1, 3, 5]);
  circuit.now.value += 29 * DAY_MS;
  for (const partition of [0, 1]) await endTerms(circuit.work, partition);
  assert.deepEqual(await left(), [1, 3, 5]);
  circuit.now.value = Date.UTC(2028, 0, 2);
  for (const partition of [0, 1]) await endTerms(circuit.work, partition);
  assert.deepEqual(await left(), [0, 0, 0]);
  assert.equal((await circuit.state(filed)).etat, 'TRANSMISE');
});
