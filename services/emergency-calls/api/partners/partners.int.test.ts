import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { newId } from '#base/values/ids.ts';
import { inContext, systemContext } from '#base/store/context.ts';
import { markSending, type SendingState } from '../../store/exchange.ts';
import { callsSite, type Console } from '../fixtures/calls-site.ts';
import { eventually, hubSite } from '../fixtures/hub-site.ts';
import { tellFates } from './tell-fates.ts';

const ADDRESS = 'location.detailedAddress.complete';
const [VALMONT, RIVEBELLE] = ['fr.health.samu9A0', 'fr.health.samu9B0'];
const typed = (path: string, value: unknown) => ({ type: 'modifier', id: newId(), changes: [{ path, value, seen: 1 }] });

const open = async (t: TestContext) => {
  const { site } = await hubSite(t);
  const [ours, theirs] = [await site.signIn('arm-valmont'), await site.signIn('arm-rivebelle')];
  const id = newId();
  await ours('PUT', `dossiers/${id}`, {});
  const give = (who: Console, dossier: string, ...commands: object[]) => who('POST', `dossiers/${dossier}/commandes`, { commands });
  const theirCase = () => eventually(async () => (await theirs('GET', 'dossiers')).body.rows[0]?.dossier_id as string | undefined);
  const ofOurs = async () => (await ours('GET', `dossiers/${id}`)).body;
  return { site, ours, theirs, id, give, theirCase, ofOurs };
};

test('a shared case appears at the partner with its own number, "delivered" comes back, changes follow', async (t) => {
  const { ours, theirs, id, give, theirCase, ofOurs } = await open(t);
  await give(ours, id, typed(ADDRESS, '3 rue Basse'), { type: 'partager', id: newId(), partner: RIVEBELLE, purpose: 'PARTAGE' });
  assert.equal((await ofOurs()).sent[0].state, 'queued');
  const there = await theirCase();
  await eventually(async () => (await ofOurs()).sent[0].state === 'delivered');
  const copy = (await theirs('GET', `dossiers/${there}`)).body;
  assert.deepEqual([copy.caseId, copy.owner, copy.fields[ADDRESS].value, copy.number.slice(0, 9)],
    [(await ofOurs()).caseId, VALMONT, '3 rue Basse', 'DRFR159B0']);
  await give(ours, id, { type: 'noter', id: newId(), note: newId(), text: 'le patient parle' }, typed(ADDRESS, '5 rue Basse'));
  const after = await eventually(async () => {
    const { body } = await theirs('GET', `dossiers/${there}`);
    return body.received[VALMONT]?.[ADDRESS]?.value === '5 rue Basse' && body.notes.length === 1 ? body : undefined;
  });
  assert.equal(after.fields[ADDRESS].value, '3 rue Basse');
});

test('a transfer is asked, answered and changes the owner on both sides', async (t) => {
  const { ours, theirs, id, give, theirCase, ofOurs } = await open(t);
  await give(ours, id, typed(ADDRESS, 'ici'), { type: 'demanderTransfert', id: newId(), to: RIVEBELLE });
  const there = await theirCase();
  const asked = await eventually(async () => {
    const { body } = await theirs('GET', `dossiers/${there}`);
    return body.transfer?.answer === 'waiting' ? body : undefined;
  });
  assert.equal(asked.owner, VALMONT);
  await give(theirs, there, { type: 'repondreTransfert', id: newId(), answer: 'accepted', from: RIVEBELLE });
  const ended = await eventually(async () => {
    const body = await ofOurs();
    return body.owner === RIVEBELLE ? body : undefined;
  });
  assert.equal(ended.transfer.answer, 'accepted');
  assert.equal((await theirs('GET', `dossiers/${there}`)).body.owner, RIVEBELLE);
});

test('a message that dies in the outbox shows as failed in its dossier, and may be sent again or given up', async (t) => {
  const { site, ours, id, give, ofOurs } = await open(t);
  const lead = await site.signIn('superviseur-valmont');
  await give(ours, id, { type: 'partager', id: newId(), partner: RIVEBELLE, purpose: 'PARTAGE' });
  await eventually(async () => (await ofOurs()).sent[0]?.state === 'delivered');
  // A purpose that no list holds: our own models refuse the message before it leaves.
  await give(ours, id, { type: 'demanderRessource', id: newId(), request: 'r1', from: VALMONT, to: RIVEBELLE, purpose: 'INVENTE' });
  const request = async () => (await ofOurs()).sent.find(({ model }: { model: string }) => model === 'RS-DR');
  const dead = await eventually(async () => ((await request()).state === 'failed' ? request() : undefined), 'the dossier says it');
  assert.ok(dead.cause.length > 0, 'with its cause');
  const decide = (decision: string) => lead('POST', `echanges/messages/${dead.id}`, { decision, reason: 'objet corrigé' });
  assert.equal((await decide('replay')).status, 200);
  assert.equal((await eventually(async () => ((await decide('skip')).status === 200 ? { ok: true } : undefined))).ok, true);
  await eventually(async () => (await site.db.admin.query('select from envoi where a_dire')).rowCount === 0);
  assert.deepEqual([(await request()).state, (await request()).at], ['failed', dead.at]);
});

test('sent again and not yet answered, the dossier says queued', async (t) => {
  const site = await callsSite(t);
  const { regulation } = site.web;
  const arm = await site.signIn('arm-valmont');
  const id = newId();
  await arm('PUT', `dossiers/${id}`, {});
  await arm('POST', `dossiers/${id}/commandes`, { commands: [{ type: 'partager', id: newId(), partner: RIVEBELLE, purpose: 'PARTAGE' }] });
  const sent = async () => (await arm('GET', `dossiers/${id}`)).body.sent[0];
  const first = await sent();
  const partition = regulation.partitionOfCentre('9A0');
  const become = async (state: SendingState, cause: string | null = null) => {
    await inContext(regulation.app, systemContext('test', 'essai'), (tx) => markSending(tx, partition, first.id, state, Date.now(), cause));
    await tellFates(regulation);
    return (await sent()).state;
  };
  assert.deepEqual([await become('MORT', 'hub fermé'), (await sent()).cause, await become('ATTEND'), await become('PARTI'),
    await become('MORT', 'hub fermé'), await become('ABANDONNE', 'dit au téléphone'), (await sent()).cause],
  ['failed', 'hub fermé', 'queued', 'queued', 'failed', 'failed', 'hub fermé ; abandonné : dit au téléphone']);
});
