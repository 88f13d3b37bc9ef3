import assert from 'node:assert/strict';
import { test } from 'node:test';
import { signWebhook } from '#base/messages/webhook-signature.ts';
import { inContext } from '#base/store/context.ts';
import { newId } from '#base/values/ids.ts';
import { decision, inscription, numeroFor, radiation } from '../exchange/fixtures/portal.ts';
import { EXCHANGE } from '../store/register-context.ts';
import { treatBatch } from '../store/treat-batch.ts';
import { SECRET, startTestRegister, type TestRegister } from './fixtures/test-register.ts';
import { exchangeKeys } from './register-parts.ts';

type Told = { arreteeLe: string | null; electeurs: number; numeros: { numero: string; ordre: number }[] };

const ask = async (register: TestRegister, change: Record<string, unknown> = {}, key = exchangeKeys(SECRET).fromPortal) => {
  const body = Buffer.from(JSON.stringify({ v: 1, id: newId(), commune: '44109', typeListe: 'PRINCIPALE', scrutin: null, ...change }));
  const response = await fetch(`${register.origin}/exchange/v1/rolls`, { method: 'POST', body,
    headers: { 'content-type': 'application/json', ...signWebhook([key], newId(), register.now.value, body) } });
  return { status: response.status, told: await response.json() as Told };
};

const put = async (register: TestRegister, ...labels: string[]): Promise<void> => {
  await register.post(labels.flatMap((label) => [inscription(label), decision(label, 'ACCEPTEE')]));
  await inContext(register.db.pools.jobs, EXCHANGE, (tx) => treatBatch(tx, register.context, 0));
};

const orders = ({ numeros }: Told, labels: string): (number | undefined)[] =>
  [...labels].map((label) => numeros.find(({ numero }) => numero === numeroFor(label))?.ordre);

test('a roll is numbered by the alphabet when it is closed, and its numbers stay whatever comes after', async (t) => {
  const register = await startTestRegister(t);
  await put(register, 'c');
  await put(register, 'a', 'b');
  const open = (await ask(register)).told;
  assert.deepEqual([open.arreteeLe, open.numeros.map(({ ordre }) => ordre)], [null, [1, 2, 3]], 'as they came, until it is closed');
  assert.equal(orders(open, 'c')[0], 1);
  const closed = (await ask(register, { scrutin: 'mun-2026' })).told;
  assert.deepEqual([closed.arreteeLe, closed.electeurs, orders(closed, 'abc')], ['2026-02-06T09:00:00.000Z', 3, [1, 2, 3]]);
  // A late one, whose name comes first, goes last; who is struck off leaves an empty number.
  register.now.value += 86_400_000;
  await register.post([inscription('d', { etatCivil: { nomNaissance: 'ABEILLE' } }), decision('d', 'ACCEPTEE'), radiation('b')]);
  await inContext(register.db.pools.jobs, EXCHANGE, (tx) => treatBatch(tx, register.context, 0));
  const again = (await ask(register, { scrutin: 'mun-2026' })).told;
  assert.deepEqual([again.arreteeLe, again.electeurs, orders(again, 'abcd')], [closed.arreteeLe, 3, [1, undefined, 3, 4]]);
  assert.deepEqual(orders((await ask(register, { scrutin: 'pre-2027' })).told, 'dac'), [1, 2, 3], 'the next ballot numbers anew');
});

test('an enquiry answers the number of the closed roll', async (t) => {
  const register = await startTestRegister(t);
  await put(register, 'b');
  await put(register, 'a');
  await ask(register, { scrutin: 'mun-2026' });
  const { rows } = await register.db.admin.query<{ same: boolean; n: number }>(`select bool_and(c.ordre = i.ordre) as same,
    count(distinct c.ordre)::int4 as n from consultable c join inscription i using (partition, inscription_id)`);
  assert.deepEqual(rows[0], { same: true, n: 2 });
});

test('no signature, no number; a question of another shape is refused', async (t) => {
  const register = await startTestRegister(t);
  assert.equal((await ask(register, {}, exchangeKeys(Buffer.alloc(32, 9)).fromPortal)).status, 401);
  for (const change of [{ commune: '44' }, { typeListe: 'AUTRE' }, { scrutin: 7 }, { scrutin: 'a b' }, { v: 2 }, { id: 'x' }]) {
    assert.equal((await ask(register, change)).status, 400, JSON.stringify(change));
  }
});
