import assert from 'node:assert/strict';
import { test } from 'node:test';
import { signWebhook } from '#base/messages/webhook-signature.ts';
import { inContext } from '#base/store/context.ts';
import { newId } from '#base/values/ids.ts';
import { ANSWER_CHARS } from '../domain/enquiry-answer.ts';
import { decision, inscription } from '../exchange/fixtures/portal.ts';
import type { EtatCivil } from '../exchange/messages.ts';
import { EXCHANGE } from '../store/register-context.ts';
import { treatBatch } from '../store/treat-batch.ts';
import { SECRET, startTestRegister, type TestRegister } from './fixtures/test-register.ts';
import { exchangeKeys } from './register-parts.ts';

type Told = { trouvee: boolean; inscriptions: Record<string, unknown>[] };

const registered = async (register: TestRegister): Promise<EtatCivil> => {
  await register.post([inscription('a'), decision('a', 'ACCEPTEE')]);
  await inContext(register.db.pools.jobs, EXCHANGE, (tx) => treatBatch(tx, register.context, 0));
  return inscription('a').demande.etatCivil;
};

const enquire = async (
  { origin, now }: TestRegister, demandes: readonly unknown[], key = exchangeKeys(SECRET).fromPortal,
): Promise<{ status: number; text: string; told: Told[] }> => {
  const body = Buffer.from(JSON.stringify({ v: 1, id: newId(), demandes }));
  const response = await fetch(`${origin}/exchange/v1/enquiries`, { method: 'POST', body,
    headers: { 'content-type': 'application/json', ...signWebhook([key], newId(), now.value, body) } });
  const text = await response.text();
  return { status: response.status, text, told: response.status === 200 ? (JSON.parse(text) as { reponses: Told[] }).reponses : [] };
};

const hex = (digest: Buffer): string => digest.toString('hex');

test('the registration of the commune asked is found by its digest, another commune is not, and both weigh the same', async (t) => {
  const register = await startTestRegister(t);
  const person = await registered(register);
  const { vault } = register.context;
  const asked = [vault.enquiryOf('44109', person), vault.enquiryOf('75101', person),
    vault.enquiryOf('44109', { ...person, prenoms: [person.prenoms[0]!] })];
  const { told, text } = await enquire(register, asked.map((cle) => ({ cle: hex(cle) })));
  assert.deepEqual(told.map(({ trouvee }) => trouvee), [true, false, false]);
  const { nne, bureau, ordre, libelle, adresse, electeur } = told[0]!.inscriptions[0]!;
  assert.match(String(nne), /^\d{9}$/);
  assert.deepEqual([bureau, ordre, libelle !== '', adresse !== '', electeur], ['44109_12', 1, true, true, undefined]);
  const items = text.slice(text.indexOf('[') + 1, -2);
  assert.equal(items.length, 3 * ANSWER_CHARS + 2);
});

test('a proven person is told every registration with the reason why it ended', async (t) => {
  const register = await startTestRegister(t);
  const person = await registered(register);
  const { told } = await enquire(register, [{ personne: hex(register.context.vault.personOf(person)) },
    { personne: hex(register.context.vault.personOf({ ...person, nomNaissance: 'AUTRE' })) }]);
  assert.equal(told[0]!.inscriptions[0]!.au, null);
  assert.deepEqual(told[1], { trouvee: false, inscriptions: [], procurations: [] });
});

test('two people whom the question does not tell apart are not answered', async (t) => {
  const register = await startTestRegister(t);
  const person = await registered(register);
  await register.db.admin.query(`insert into consultable (partition, cle, inscription_id, electeur, type_liste, commune, bureau, ordre, nne)
    select partition, cle, gen_random_uuid(), sha256('twin'), type_liste, commune, bureau, 2, '999' from consultable`);
  const { told } = await enquire(register, [{ cle: hex(register.context.vault.enquiryOf('44109', person)) }]);
  assert.deepEqual(told[0], { trouvee: false, inscriptions: [], procurations: [] });
});

test('what was told is on record, and it cannot be changed', async (t) => {
  const register = await startTestRegister(t);
  const person = await registered(register);
  await enquire(register, [{ cle: hex(register.context.vault.enquiryOf('44109', person)) }, { cle: '0'.repeat(32) }]);
  const { rows: [line] } = await register.db.admin.query<{ demandes: number; electeurs: Buffer[] }>('select * from consultation');
  assert.deepEqual([line!.demandes, line!.electeurs.map(hex)], [2, [hex(register.context.vault.electeurOf(person))]]);
  await assert.rejects(register.db.admin.query('update consultation set demandes = 0'), /append-only/);
});

test('no signature, no answer; and a batch of another shape is refused', async (t) => {
  const register = await startTestRegister(t);
  assert.equal((await enquire(register, [{ cle: '0'.repeat(32) }], exchangeKeys(Buffer.alloc(32, 9)).fromPortal)).status, 401);
  for (const demandes of [[], [{ cle: 'x' }], [{ cle: '0'.repeat(32), personne: '0'.repeat(32) }], [null], [{}]]) {
    assert.equal((await enquire(register, demandes)).status, 400, JSON.stringify(demandes));
  }
});
