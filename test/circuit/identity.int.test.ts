import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LIMITS } from '#services/national-register/limits.ts';
import { form } from '#services/voter-registration/domain/fixtures/form.ts';
import { AGENT, MAIRE, openCircuit } from './circuit.ts';

const named = (nomNaissance: string) => ({ etatCivil: { ...form().etatCivil, nomNaissance } });
const RETRY_MS = LIMITS.look_up_retry_ms;

test('each answer of the civil registry reaches the desk, with the registry’s own spelling', async (t) => {
  const circuit = await openCircuit(t);
  const expected = { RECTIFIER: ['RECTIFIEE', 'RECTIFIEE'], APEUPRES: ['A_VERIFIER', 'UN_ECHO'],
    HOMONYME: ['A_VERIFIER', 'PLUSIEURS_ECHOS'],
    MARITAL: ['A_VERIFIER', 'NOM_MARITAL'], INTROUVABLE: ['ACTE_A_DEMANDER', 'AUCUN_ECHO'], FEUTESTATEUR: ['DECES_SIGNALE', 'DECES'],
    CODENEUF: ['A_VERIFIER', 'REPONSE_INCONNUE'] };
  const filed = await Promise.all(Object.keys(expected).map((nom) => circuit.deposit(nom, named(nom))));
  await circuit.settle();
  for (const [i, answer] of Object.values(expected).entries()) {
    const { identite, reponseIdentite } = await circuit.state(filed[i]!);
    assert.deepEqual([identite, reponseIdentite], answer);
  }
  const { divergences } = await circuit.state(filed[0]!);
  assert.deepEqual(divergences, [{ trait: 'PRENOMS', propose: 'ANGELA CLAIRE LOUISE' }]);
});

test('a registry that does not answer holds nothing up: the town hall has the request, which is asked about again', async (t) => {
  const circuit = await openCircuit(t);
  const filed = await circuit.deposit('muet', named('MUET'));
  await circuit.settle();
  const { etat, identite } = await circuit.state(filed);
  assert.deepEqual([etat, identite], ['TRANSMISE', null]);
  const due = async () => (await circuit.register.db.admin.query('select a_traiter from demande')).rows[0].a_traiter.getTime();
  assert.equal(await due(), circuit.now.value + RETRY_MS);
  circuit.now.value += RETRY_MS;
  await circuit.settle();
  assert.equal(await due(), circuit.now.value + RETRY_MS, 'asked again, and again');
});

test('L.10: who moves is struck off by the register, and the former commune reads it; the person asks for nothing', async (t) => {
  const circuit = await openCircuit(t);
  const filed = await circuit.deposit('angela', { ancienneInscription: { sorte: 'COMMUNE', code: '04070' } });
  await circuit.settle();
  await circuit.order(filed, AGENT, { type: 'instruire', sens: 'ACCEPTER' });
  await circuit.order(filed, MAIRE, { type: 'viser', sens: 'ACCEPTER' });
  await circuit.settle();
  const { inscription } = await circuit.state(filed);
  const { rows } = await circuit.db.admin.query('select commune, type_liste, motif, nne, nom_naissance from depart');
  assert.deepEqual(rows, [{ commune: '04070', type_liste: 'PRINCIPALE', motif: 'INSCRIPTION_AUTRE_COMMUNE', nne: inscription!.nne,
    nom_naissance: 'DUBOIS' }]);
});

test('a consular registration ends the one in a commune, and says so there', async (t) => {
  const circuit = await openCircuit(t);
  const filed = await circuit.deposit('angela', { typeListe: 'CONSULAIRE', communeDemandee: '9B019', attache: 'CIRCONSCRIPTION',
    ancienneInscription: { sorte: 'COMMUNE', code: '04070' }, adresseRattachement: { voie: 'Harrington Road', lieuDit: 'London',
      codePostal: 'SW7 3HG', commune: '9B019' } });
  await circuit.settle();
  await circuit.order(filed, { ...AGENT, role: 'consulat', territories: ['9B019'] }, { type: 'instruire', sens: 'ACCEPTER' });
  await circuit.order(filed, { ...MAIRE, role: 'consulat', territories: ['9B019'] }, { type: 'viser', sens: 'ACCEPTER' });
  await circuit.settle();
  const { rows } = await circuit.db.admin.query('select commune, motif from depart');
  assert.deepEqual(rows, [{ commune: '04070', motif: 'INSCRIPTION_CONSULAIRE' }]);
  assert.equal((await circuit.state(filed)).etat, 'INSCRITE');
});
