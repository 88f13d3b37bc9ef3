import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { loadDossier } from '#base/dossiers/load.ts';
import { inContext, systemContext } from '#base/store/context.ts';
import { purgePortal } from '#services/voter-registration/api/work/portal-purge.ts';
import { watchRegister } from '#services/voter-registration/api/work/register-watch.ts';
import { AGENT, MAIRE, openCircuit, type Circuit, type Filed } from './circuit.ts';

const DAY_MS = 86_400_000;
const DOWN: typeof fetch = async () => { throw Object.assign(new TypeError('fetch failed'), { cause: { code: 'ECONNREFUSED' } }); };

const purge = (circuit: Circuit, { partition }: Filed): Promise<number> =>
  purgePortal(circuit.work, { path: join(circuit.folder, 'evidence') }, partition);

const readAs = ({ work: { register } }: Circuit, { partition, id }: Filed, holder: string) =>
  inContext(register.jobs, systemContext('test', 'essai'), (tx) =>
    loadDossier(tx, register.type, register.keys, { partition, id }, [holder]));

test('on the ninth day the portal forgets what the register has; the commune goes on to the end', async (t) => {
  const circuit = await openCircuit(t);
  const filed = await circuit.deposit('angela');
  await circuit.settle();
  circuit.now.value += 8 * DAY_MS;
  assert.equal(await purge(circuit, filed), 0, 'not before');
  circuit.now.value += DAY_MS + 1000;
  assert.equal(await purge(circuit, filed), 1);
  assert.equal(await purge(circuit, filed), 0, 'once');
  assert.equal((await readAs(circuit, filed, 'portail'))!.state.demande, null);
  assert.equal((await readAs(circuit, filed, 'commune'))!.state.demande!.etatCivil.nomNaissance, 'DUBOIS');
  assert.ok((await circuit.state(filed)).purgeLe);
  await circuit.order(filed, AGENT, { type: 'instruire', sens: 'ACCEPTER' });
  await circuit.order(filed, MAIRE, { type: 'viser', sens: 'ACCEPTER' });
  await circuit.settle();
  assert.equal((await circuit.state(filed)).etat, 'INSCRITE');
  assert.equal(circuit.sent.at(-1)!.letter.sorte, 'INSCRIPTION');
});

test('what the register never took in is sent again, escalated, and erased on the tenth day with its evidence', async (t) => {
  const circuit = await openCircuit(t);
  const filed = await circuit.deposit('angela');
  circuit.network.fetch = DOWN;
  await circuit.settle();
  circuit.now.value += DAY_MS;
  assert.deepEqual(await watchRegister(circuit.work, filed.partition), { late: 0, escalated: 0 });
  circuit.now.value += 2 * DAY_MS;
  assert.deepEqual(await watchRegister(circuit.work, filed.partition), { late: 1, escalated: 0 });
  circuit.now.value += 4 * DAY_MS;
  assert.deepEqual(await watchRegister(circuit.work, filed.partition), { late: 1, escalated: 1 });
  circuit.now.value += 2.5 * DAY_MS;
  assert.equal(await purge(circuit, filed), 0, 'kept to the last day: the register may come back');
  circuit.now.value += DAY_MS;
  assert.equal(await purge(circuit, filed), 1);
  const { events, state } = (await readAs(circuit, filed, 'portail'))!;
  assert.equal(state.demande, null);
  const proof = events.find(({ type }) => type === 'ContenuPurge')!.facts.preuveExportee as string;
  assert.ok(existsSync(join(circuit.folder, 'evidence', proof)));
  circuit.network.fetch = fetch;
  circuit.now.value += DAY_MS;
  await circuit.settle();
  assert.equal((await circuit.register.db.admin.query('select from demande')).rowCount, 0, 'nothing leaves any more');
});
