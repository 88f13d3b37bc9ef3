import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TextMessage } from '#base/messages/sms-adapter.ts';
import { form } from '#services/voter-registration/domain/fixtures/form.ts';
import { NO_MAILBOX, openCircuit, usager, type Circuit } from './circuit.ts';

const WRONG = `angela${NO_MAILBOX}`;
const kinds = ({ sent }: Circuit, channel: string): string[] =>
  sent.filter((one) => one.channel === channel).map(({ letter }) => letter.sorte);
const texts = ({ sent }: Circuit): TextMessage[] =>
  sent.filter(({ channel }) => channel === 'sms').map(({ letter }) => letter as unknown as TextMessage);

test('an address that refuses mail: the letter goes on paper, a text message says so, and the next ones hold up nothing', async (t) => {
  const circuit = await openCircuit(t);
  const filed = await circuit.deposit('angela', { contact: { courriel: WRONG, telephone: '+33612345678' },
    consentements: { courriel: true, sms: true } });
  await circuit.settle();
  const state = await circuit.state(filed);
  assert.deepEqual(kinds(circuit, 'mail'), []);
  assert.deepEqual(kinds(circuit, 'letter').toSorted(), ['DEPOT', 'TRANSMISSION'], 'each letter once, on paper');
  assert.equal(state.etat, 'TRANSMISE', 'the request goes on');
  const said = texts(circuit).map(({ text }) => text);
  assert.ok(said.some((text) => text.includes('ne vous parviennent pas') && text.includes(`${filed.numero}/courriel`)));
  for (const text of said) assert.doesNotMatch(text, /DUBOIS|Angela|Strasbourg/i, 'nobody is named in a text message');
  for (const { to } of texts(circuit)) assert.equal(to, '+33612345678');
});

test('once the person corrects the address, what it refused is sent again there, and later letters follow', async (t) => {
  const circuit = await openCircuit(t);
  const filed = await circuit.deposit('angela', { contact: { courriel: WRONG } });
  await circuit.settle();
  const refused = (await circuit.state(filed)).rejets.map(({ sorte }) => sorte);
  assert.ok(refused.includes('DEPOT'));
  const angela = usager('angela');
  const wrong = await circuit.order(filed, angela, { type: 'corrigerContact', courriel: 'angela@' });
  assert.ok(wrong.kind === 'refused' && wrong.problem.code === 'COURRIEL_INVALIDE');
  await circuit.order(filed, angela, { type: 'corrigerContact', courriel: ' angela@exemple.fr ' });
  await circuit.settle();
  assert.deepEqual(kinds(circuit, 'mail').toSorted(), refused.toSorted());
  for (const { channel, letter } of circuit.sent) if (channel === 'mail') assert.equal(letter.courriel, 'angela@exemple.fr');
  await circuit.order(filed, angela, { type: 'retirer' });
  await circuit.settle();
  assert.ok(kinds(circuit, 'mail').includes('RETRAIT'));
  assert.deepEqual((await circuit.state(filed)).rejets, []);
});

test('an address taken back: letters go on paper, text messages only to who agreed to them', async (t) => {
  const circuit = await openCircuit(t);
  const filed = await circuit.deposit('angela', { contact: { ...form().contact, telephone: '+33612345678' } });
  await circuit.settle();
  await circuit.order(filed, usager('angela'), { type: 'corrigerContact', courriel: '' });
  await circuit.order(filed, usager('angela'), { type: 'retirer' });
  await circuit.settle();
  assert.deepEqual([kinds(circuit, 'letter'), texts(circuit)], [['RETRAIT'], []]);
});

test('somebody else corrects nothing, and an erased request keeps no letter', async (t) => {
  const circuit = await openCircuit(t);
  const filed = await circuit.deposit('angela');
  const other = await circuit.order(filed, usager('paul'), { type: 'corrigerContact', courriel: 'paul@exemple.fr' });
  assert.ok(other.kind === 'refused' && other.problem.code === 'DOSSIER_INTROUVABLE');
  const agent = await circuit.order(filed, { id: 'agent', role: 'agent-mairie', territories: ['44109'] },
    { type: 'corrigerContact', courriel: 'x@exemple.fr' });
  assert.ok(agent.kind === 'refused' && agent.problem.code === 'ROLE_REFUSE');
});
