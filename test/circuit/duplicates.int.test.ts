import assert from 'node:assert/strict';
import { test } from 'node:test';
import { form } from '#services/voter-registration/domain/fixtures/form.ts';
import type { EtatCivil } from '#services/voter-registration/domain/identity/civil-status.ts';
import { openCircuit, type Circuit, type Filed } from './circuit.ts';

const person = (change: Partial<EtatCivil>) => ({ etatCivil: { ...form().etatCivil, ...change } });
const links = async (circuit: Circuit, filed: Filed) => (await circuit.state(filed)).doublons.map(({ autre, issue }) => [autre, issue]);

test('the same person twice, in two communes: both are kept, each is told of the other, and the person is written to', async (t) => {
  const circuit = await openCircuit(t);
  const first = await circuit.deposit('angela');
  const second = await circuit.deposit('angela-encore', { communeDemandee: '35238',
    adresseRattachement: { voie: 'rue de Nantes', codePostal: '35000', commune: '35238' } });
  await circuit.settle();
  assert.deepEqual(await links(circuit, first), [[second.numero, 'SIGNALE']]);
  assert.deepEqual(await links(circuit, second), [[first.numero, 'SIGNALE']]);
  assert.deepEqual([(await circuit.state(first)).etat, (await circuit.state(second)).etat], ['TRANSMISE', 'TRANSMISE']);
  assert.equal(circuit.sent.filter(({ letter }) => letter.sorte === 'DOUBLON').length, 2);
  await circuit.settle();
  assert.equal((await circuit.state(first)).doublons.length, 1, 'told once');
});

test('the same person, two communes, the same day: both are accepted, the last validated registers, both town halls see it', async (t) => {
  const circuit = await openCircuit(t);
  const nantes = await circuit.deposit('angela');
  const rennes = await circuit.deposit('angela-encore', { communeDemandee: '35238',
    adresseRattachement: { voie: 'rue de Nantes', codePostal: '35000', commune: '35238' } });
  await circuit.settle();
  const accept = async (filed: Filed, commune: string): Promise<void> => {
    const who = (role: 'agent-mairie' | 'maire') => ({ id: `${role}-${commune}`, role, territories: [commune] });
    assert.notEqual((await circuit.order(filed, who('agent-mairie'), { type: 'instruire', sens: 'ACCEPTER' })).kind, 'refused');
    assert.notEqual((await circuit.order(filed, who('maire'), { type: 'viser', sens: 'ACCEPTER' })).kind, 'refused');
    circuit.now.value += 60_000;
    await circuit.settle();
  };
  // Filed first, validated last: it is the validation that counts.
  await accept(rennes, '35238');
  assert.deepEqual([(await circuit.state(rennes)).etat, (await circuit.state(rennes)).radiation], ['INSCRITE', null]);
  await accept(nantes, '44109');
  const [here, there] = [await circuit.state(nantes), await circuit.state(rennes)];
  assert.deepEqual([here.etat, here.radiation], ['INSCRITE', null]);
  assert.deepEqual([there.etat, there.radiation], ['INSCRITE', 'INSCRIPTION_AUTRE_COMMUNE'], 'the former one ended by itself');
  assert.deepEqual([await links(circuit, nantes), await links(circuit, rennes)],
    [[[rennes.numero, 'SIGNALE']], [[nantes.numero, 'SIGNALE']]]);
});

test('a slip of the pen is proposed to the town hall and nobody is alarmed', async (t) => {
  const circuit = await openCircuit(t);
  const first = await circuit.deposit('a');
  const typo = await circuit.deposit('b', person({ nomNaissance: 'DUBIOS' }));
  await circuit.settle();
  assert.deepEqual(await links(circuit, typo), [[first.numero, 'SIGNALE']]);
  assert.ok((await circuit.state(typo)).doublons[0]!.raisons.includes('NOM_PROCHE'));
  assert.equal(circuit.sent.filter(({ letter }) => letter.sorte === 'DOUBLON').length, 0);
  assert.equal((await circuit.rows(typo))[0]!.doublons, 1);
});

test('twins and namesakes are other people', async (t) => {
  const circuit = await openCircuit(t);
  const one = await circuit.deposit('a');
  const twin = await circuit.deposit('b', person({ prenoms: ['Béatrice'] }));
  const namesake = await circuit.deposit('c', person({ dateNaissance: '1987-03-02' }));
  await circuit.settle();
  for (const filed of [one, twin, namesake]) assert.deepEqual(await links(circuit, filed), []);
});

test('a request that ended is no duplicate of a new one', async (t) => {
  const circuit = await openCircuit(t);
  const first = await circuit.deposit('a');
  await circuit.order(first, { id: 'a', role: 'usager', territories: [] }, { type: 'retirer' });
  await circuit.settle();
  const again = await circuit.deposit('b');
  await circuit.settle();
  assert.deepEqual(await links(circuit, again), []);
});

test('no trait of a person can be read from the keys that find duplicates', async (t) => {
  const circuit = await openCircuit(t);
  await circuit.deposit('a');
  await circuit.settle();
  const { rows } = await circuit.db.admin.query('select encode(cle, \'escape\') as cle, sorte from cle_doublon');
  assert.equal(rows.length, 5);
  assert.doesNotMatch(JSON.stringify(rows), /DUBOIS|ANGELA|1962/i);
});
