import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { AGENT, COMMISSION, MAIRE, openCircuit, usager, type Circuit, type Filed } from './circuit.ts';

const DAY_MS = 86_400_000;

const refused = async (t: TestContext): Promise<{ circuit: Circuit; filed: Filed }> => {
  const circuit = await openCircuit(t);
  const filed = await circuit.deposit('angela');
  await circuit.settle();
  await circuit.order(filed, AGENT, { type: 'instruire', sens: 'REFUSER', motif: 'ATTACHE_NON_PROUVEE' });
  await circuit.order(filed, MAIRE, { type: 'viser', sens: 'REFUSER', motif: 'ATTACHE_NON_PROUVEE' });
  await circuit.settle();
  const { deposant } = await circuit.state(filed);
  await circuit.order(filed, usager(deposant), { type: 'formerRecours', message: 'Mon bail', arrivee: circuit.now.value });
  await circuit.settle();
  return { circuit, filed };
};
const lettersOf = (circuit: Circuit): string[] => circuit.sent.map(({ letter }) => letter.sorte);

test('the commission upholds an appeal: the register, which had the refusal, puts the person on the roll', async (t) => {
  const { circuit, filed } = await refused(t);
  assert.equal((await circuit.state(filed)).etat, 'RAPO');
  await circuit.order(filed, COMMISSION, { type: 'statuerRecours', seance: 'S1', presents: 3, pour: 2, contre: 0,
    motif: 'ATTACHE_PROUVEE' });
  await circuit.settle();
  const { etat, inscription } = await circuit.state(filed);
  assert.equal(etat, 'INSCRITE');
  const { rows: [elector] } = await circuit.db.admin.query('select origine, nne, bureau, radie_le from electeur');
  assert.deepEqual(elector, { origine: 'COMMISSION', nne: inscription!.nne, bureau: inscription!.bureau, radie_le: null });
  assert.deepEqual(lettersOf(circuit).slice(-3), ['RECOURS', 'RECOURS_ACCUEILLI', 'INSCRIPTION']);
});

test('the commission rejects, the court orders: the judgment makes the roll, and ends it', async (t) => {
  const { circuit, filed } = await refused(t);
  await circuit.order(filed, COMMISSION, { type: 'statuerRecours', seance: 'S1', presents: 3, pour: 0, contre: 3,
    motif: 'ATTACHE_NON_PROUVEE' });
  await circuit.settle();
  const judgment = { type: 'enregistrerJugement', requerant: 'ELECTEUR', rendu: '2026-11-23',
    juridiction: 'Tribunal judiciaire de Nantes' } as const;
  await circuit.order(filed, AGENT, { ...judgment, sens: 'INSCRIRE', reference: 'RG 26/1' });
  await circuit.settle();
  assert.equal((await circuit.state(filed)).etat, 'INSCRITE');
  await circuit.order(filed, MAIRE, { ...judgment, sens: 'RADIER', reference: 'RG 26/2' });
  const { rows: [elector] } = await circuit.db.admin.query('select origine, radiation from electeur');
  assert.deepEqual(elector, { origine: 'JUGEMENT', radiation: 'JUGEMENT' });
  await circuit.settle();
  assert.ok(lettersOf(circuit).filter((sorte) => sorte === 'JUGEMENT').length === 2);
});

test('thirty days of silence reject an appeal, not a day before', async (t) => {
  const { circuit, filed } = await refused(t);
  const system = { id: 'systeme', role: 'systeme', territories: [] } as const;
  circuit.now.value += 30 * DAY_MS;
  assert.equal((await circuit.order(filed, system, { type: 'constaterSilence' })).kind, 'refused');
  circuit.now.value += DAY_MS;
  await circuit.order(filed, system, { type: 'constaterSilence' });
  await circuit.settle();
  assert.equal((await circuit.state(filed)).etat, 'RAPO_REJETE');
  assert.match(circuit.sent.at(-1)!.letter.mots.motif!, /trente jours/);
});

test('struck off by the mayor, put back by the commission: the register ends the registration, then makes it again', async (t) => {
  const circuit = await openCircuit(t);
  const filed = await circuit.deposit('angela');
  await circuit.settle();
  await circuit.order(filed, AGENT, { type: 'instruire', sens: 'ACCEPTER' });
  await circuit.order(filed, MAIRE, { type: 'viser', sens: 'ACCEPTER' });
  await circuit.settle();
  const { deposant } = await circuit.state(filed);
  await circuit.order(filed, AGENT, { type: 'engagerRadiation', message: 'Courrier revenu' });
  await circuit.order(filed, usager(deposant), { type: 'repondreRadiation', message: 'J’y habite', arrivee: circuit.now.value });
  await circuit.order(filed, MAIRE, { type: 'deciderRadiation', radier: true, message: 'Au vu du dossier' });
  await circuit.settle();
  const active = async () => (await circuit.register.db.admin.query(
    'select au is null as active, motif from inscription where numero is not null order by du')).rows;
  assert.deepEqual(await active(), [{ active: false, motif: 'PERTE_ATTACHE' }]);
  circuit.now.value += DAY_MS;
  await circuit.order(filed, usager(deposant), { type: 'formerRecours', message: 'Mon bail', arrivee: circuit.now.value });
  await circuit.order(filed, COMMISSION, { type: 'statuerRecours', seance: 'S1', presents: 3, pour: 3, contre: 0,
    motif: 'ATTACHE_PROUVEE' });
  await circuit.settle();
  assert.deepEqual(await active(), [{ active: false, motif: 'PERTE_ATTACHE' }, { active: true, motif: null }]);
  const { etat, radiation } = await circuit.state(filed);
  assert.deepEqual([etat, radiation], ['INSCRITE', null]);
  assert.deepEqual(lettersOf(circuit).slice(-6), ['RADIATION_ENGAGEE', 'RADIATION_REPONSE', 'RADIATION_PRONONCEE', 'RECOURS',
    'RECOURS_ACCUEILLI', 'INSCRIPTION']);
});

test('a court’s strike-off reaches the register, which ends the registration', async (t) => {
  const { circuit, filed } = await refused(t);
  await circuit.order(filed, COMMISSION, { type: 'statuerRecours', seance: 'S1', presents: 3, pour: 3, contre: 0,
    motif: 'ATTACHE_PROUVEE' });
  await circuit.settle();
  await circuit.order(filed, MAIRE, { type: 'enregistrerJugement', sens: 'RADIER', requerant: 'PREFET', rendu: '2026-11-23',
    juridiction: 'Tribunal judiciaire', reference: 'RG 26/3' });
  await circuit.settle();
  const { rows } = await circuit.register.db.admin.query('select au is null as active, motif from inscription where numero is not null');
  assert.deepEqual(rows, [{ active: false, motif: 'JUGEMENT' }]);
});
