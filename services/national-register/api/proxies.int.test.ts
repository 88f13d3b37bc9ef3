import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inContext } from '#base/store/context.ts';
import { signWebhook } from '#base/messages/webhook-signature.ts';
import { newId } from '#base/values/ids.ts';
import { decision, inscription } from '../exchange/fixtures/portal.ts';
import { EXCHANGE } from '../store/register-context.ts';
import { treatBatch } from '../store/treat-batch.ts';
import { SECRET, startTestRegister, type TestRegister } from './fixtures/test-register.ts';
import { exchangeKeys } from './register-parts.ts';

const keys = exchangeKeys(SECRET);
const post = async ({ origin, now }: TestRegister, name: 'proxies' | 'enquiries', content: object, key = keys.fromProxies) => {
  const body = Buffer.from(JSON.stringify({ v: 1, id: newId(), ...content }));
  const response = await fetch(`${origin}/exchange/v1/${name}`, { method: 'POST', body,
    headers: { 'content-type': 'application/json', ...signWebhook([key], newId(), now.value, body) } });
  return { status: response.status, answer: await response.json() as Record<string, unknown> };
};

/** Angela is on the roll of 44109; Jean holds an elector number too. */
const twoElectors = async (t: Parameters<typeof startTestRegister>[0]) => {
  const register = await startTestRegister(t);
  await register.post([inscription('a'), decision('a', 'ACCEPTEE')]);
  await inContext(register.db.pools.jobs, EXCHANGE, (tx) => treatBatch(tx, register.context, 0));
  await register.db.admin.query(`insert into electeur (partition, electeur, nne, depuis, kid) values (0, sha256('jean'), '7', now(), 'k')`);
  const { rows: [angela] } = await register.db.admin.query<{ nne: string }>("select nne from electeur where nne <> '7'");
  const told = async (key = { cle: register.context.vault.enquiryOf('44109', inscription('a').demande.etatCivil).toString('hex') }) =>
    ((await post(register, 'enquiries', { demandes: [key] }, keys.fromPortal)).answer.reponses as { procurations: unknown[] }[])[0]!
      .procurations;
  return { register, angela: angela!.nne, told };
};

const proxy = (mandant: string, mandataire: string, change: object = {}) =>
  ({ reference: 'P-1', mandant, mandataire, du: '2026-03-01', au: '2026-06-30', etat: 'ACTIVE', ...change });

test('a proxy is told to the one who gave it and to the one who holds it, without the other; ended it is not, whatever comes late',
  async (t) => {
  const { register, angela, told } = await twoElectors(t);
  assert.deepEqual(await told(), []);
  const given = { procurations: [proxy(angela, '7'), proxy('7', angela, { reference: 'P-2', du: '2026-02-01' })] };
  assert.deepEqual((await post(register, 'proxies', given)).answer.recues, 2);
  const both = [{ sens: 'RECUE', du: '2026-02-01', au: '2026-06-30' }, { sens: 'DONNEE', du: '2026-03-01', au: '2026-06-30' }];
  assert.deepEqual(await told(), both);
  await post(register, 'proxies', { procurations: [proxy(angela, '7', { etat: 'RESILIEE' })] });
  await post(register, 'proxies', given);
  assert.deepEqual(await told(), both.slice(0, 1), 'sent again after its end, it stays ended');
  register.now.value = Date.parse('2026-07-01T12:00:00Z');
  assert.deepEqual(await told(), []);
});

test('it follows its elector to the next commune', async (t) => {
  const { register, angela, told } = await twoElectors(t);
  await post(register, 'proxies', { procurations: [proxy(angela, '7')] });
  await register.post([inscription('b', { demande: { communeDemandee: '75101' }, etatCivil: { nomNaissance: 'DUBOIS A' } }),
    decision('b', 'ACCEPTEE')]);
  await inContext(register.db.pools.jobs, EXCHANGE, (tx) => treatBatch(tx, register.context, 0));
  const there = register.context.vault.enquiryOf('75101', inscription('a').demande.etatCivil).toString('hex');
  assert.equal((await told({ cle: there })).length, 1);
  assert.deepEqual(await told(), [], 'no longer there');
});

test('somebody on no roll is named back; a batch of another shape or another key is refused whole', async (t) => {
  const { register, angela } = await twoElectors(t);
  const { answer } = await post(register, 'proxies', { procurations: [proxy(angela, '12345', { reference: 'P-9' })] });
  assert.deepEqual([answer.recues, answer.inconnues], [0, ['P-9']]);
  const wrong = [[], [proxy(angela, angela)], [proxy(angela, '7', { du: '2026-07-01' })], [proxy(angela, '7', { au: '2026-02-30' })],
    [proxy(angela, '7', { nom: 'x' })], [proxy(angela, '7'), proxy(angela, '7')], [proxy('x', '7')]];
  for (const procurations of wrong) assert.equal((await post(register, 'proxies', { procurations })).status, 400,
    JSON.stringify(procurations));
  assert.equal((await post(register, 'proxies', { procurations: [proxy(angela, '7')] }, keys.fromPortal)).status, 401);
  assert.equal((await register.db.admin.query('select from procuration')).rowCount, 0);
});
