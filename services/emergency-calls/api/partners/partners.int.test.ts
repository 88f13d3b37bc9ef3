import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { newId } from '#base/values/ids.ts';
import { inContext, systemContext } from '#base/store/context.ts';
import { markSending, type SendingState } from '../../store/exchange.ts';
import { callsSite, type Console } from '../fixtures/calls-site.ts';
import { eventually, hubSite } from '../fixtures/hub-site.ts';
import { partnersSite } from '../fixtures/partners-site.ts';
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

type Opened = Awaited<ReturnType<typeof open>>;
const ask = async ({ ours, theirs, id, give, theirCase }: Opened) => {
  await give(ours, id, typed(ADDRESS, 'ici'), { type: 'demanderTransfert', id: newId(), to: RIVEBELLE });
  const there = await theirCase();
  const thereSays = async () => (await theirs('GET', `dossiers/${there}`)).body;
  await eventually(async () => (await thereSays()).transfer?.answer === 'waiting', 'the question is there');
  return { there, thereSays };
};
const answer = (said: string) => ({ type: 'repondreTransfert', id: newId(), answer: said, from: RIVEBELLE });

test('a transfer is asked, accepted and changes the owner on both sides', async (t) => {
  const opened = await open(t);
  const { there, thereSays } = await ask(opened);
  assert.equal((await thereSays()).owner, VALMONT);
  await opened.give(opened.theirs, there, answer('accepted'));
  const ended = await eventually(async () => {
    const body = await opened.ofOurs();
    return body.owner === RIVEBELLE ? body : undefined;
  });
  assert.deepEqual([ended.transfer.answer, (await thereSays()).owner], ['accepted', RIVEBELLE]);
});

test('what both write while a transfer waits is no answer to it; a refusal comes home with what was written there', async (t) => {
  const opened = await open(t);
  const { ours, theirs, id, give, ofOurs } = opened;
  const { there, thereSays } = await ask(opened);
  // An address needs the whole case, which names an owner: from neither side does it end the question.
  await give(ours, id, typed(ADDRESS, 'ici, deuxième étage'));
  await eventually(async () => (await thereSays()).received[VALMONT]?.[ADDRESS]?.value === 'ici, deuxième étage', 'ours is there');
  await give(theirs, there, typed('location.freetext', 'code 12A'), { type: 'noter', id: newId(), note: newId(), text: 'on regarde' });
  await give(theirs, there, { type: 'noter', id: newId(), note: newId(), text: 'toujours' });
  await eventually(async () => (await ofOurs()).notes.some(({ text }: { text: string }) => text === 'toujours'), 'their note is here');
  assert.deepEqual([(await ofOurs()).transfer.answer, (await thereSays()).transfer.answer], ['waiting', 'waiting']);
  await give(theirs, there, answer('refused'));
  const ended = await eventually(async () => {
    const body = await ofOurs();
    return body.transfer.answer === 'refused' ? body : undefined;
  }, 'the refusal');
  assert.deepEqual([ended.owner, ended.received[RIVEBELLE]['location.freetext'].value, ended.notes.length, (await thereSays()).owner],
    [VALMONT, 'code 12A', 2, VALMONT]);
});

test('a transfer without an answer is taken back: there the question goes, and may be asked again', async (t) => {
  const opened = await open(t);
  const { ours, theirs, id, give, ofOurs } = opened;
  const { there, thereSays } = await ask(opened);
  await give(ours, id, { type: 'reprendreTransfert', id: newId() });
  await eventually(async () => (await thereSays()).transfer.answer === 'withdrawn', 'it is taken back there');
  const late = (await give(theirs, there, answer('accepted'))).body.outcomes[0];
  assert.deepEqual([late.ok, (await ofOurs()).owner, (await thereSays()).owner], [false, VALMONT, VALMONT]);
  await give(ours, id, { type: 'demanderTransfert', id: newId(), to: RIVEBELLE });
  await eventually(async () => (await thereSays()).transfer.answer === 'waiting', 'it is asked again');
  // Asked, refused, asked again and taken back in one breath: it comes in the order in which it was said.
  await give(theirs, there, answer('refused'));
  await eventually(async () => (await ofOurs()).transfer.answer === 'refused', 'the refusal');
  await give(ours, id, { type: 'demanderTransfert', id: newId(), to: RIVEBELLE });
  await give(ours, id, { type: 'reprendreTransfert', id: newId() });
  await eventually(async () => (await thereSays()).transfer.answer === 'withdrawn', 'it is taken back again');
});

test('taken back and accepted at the same moment, both centres say that the other accepted', async (t) => {
  const site = await partnersSite(t);
  const { id, caseId } = await site.shared(RIVEBELLE);
  await site.gives(id, { type: 'demanderTransfert', id: newId(), to: RIVEBELLE });
  await site.hears(RIVEBELLE, 'RS-EDA');
  await site.gives(id, { type: 'reprendreTransfert', id: newId() });
  assert.equal((await site.hears(RIVEBELLE, 'RS-EDA-MAJ')).owner, VALMONT);
  await site.says(RIVEBELLE, 'RS-EDA-MAJ', { caseId, owner: RIVEBELLE });
  const { owner, transfer } = await site.dossier(id);
  assert.deepEqual([owner, transfer.answer], [RIVEBELLE, 'accepted']);
  // The other way round: we accepted what its owner takes back.
  const theirs = { caseId: `${RIVEBELLE}.C1`, creation: '2026-01-12T21:00:00+01:00', qualification: {}, location: {} };
  await site.says(RIVEBELLE, 'RS-EDA', { ...theirs, owner: RIVEBELLE });
  await site.says(RIVEBELLE, 'RS-EDA', { ...theirs, owner: VALMONT });
  const { id: here } = await site.caseOf(theirs.caseId);
  await site.gives(here, { ...answer('accepted'), from: VALMONT });
  await site.says(RIVEBELLE, 'RS-EDA-MAJ', { caseId: theirs.caseId, owner: RIVEBELLE });
  assert.equal((await site.dossier(here)).owner, VALMONT);
});

const HAUTCLOS = 'fr.health.samu9C0';
/** We ask one centre, take the question back, ask another; both are told. */
const askTwo = async (t: TestContext) => {
  const site = await partnersSite(t);
  const { id, caseId } = await site.shared(RIVEBELLE);
  await site.gives(id, { type: 'demanderTransfert', id: newId(), to: RIVEBELLE });
  await site.hears(RIVEBELLE, 'RS-EDA');
  await site.gives(id, { type: 'reprendreTransfert', id: newId() });
  assert.equal((await site.hears(RIVEBELLE, 'RS-EDA-MAJ')).owner, VALMONT);
  site.replies(HAUTCLOS);
  await site.gives(id, { type: 'demanderTransfert', id: newId(), to: HAUTCLOS });
  assert.equal((await site.hears(HAUTCLOS, 'RS-EDA')).owner, HAUTCLOS);
  return { site, id, accepts: (who: string) => site.says(who, 'RS-EDA-MAJ', { caseId, owner: who }) };
};

test('asked of another after a taking back, the first centre’s late yes counts; the other is told, and its own yes comes too late',
  async (t) => {
  const { site, id, accepts } = await askTwo(t);
  await accepts(RIVEBELLE);
  const { owner, transfer } = await site.dossier(id);
  assert.deepEqual([owner, transfer.to, transfer.answer], [RIVEBELLE, RIVEBELLE, 'accepted']);
  assert.equal((await site.hears(HAUTCLOS, 'RS-EDA-MAJ')).owner, RIVEBELLE, 'the question there is over');
  await accepts(HAUTCLOS);
  assert.equal((await site.hears(HAUTCLOS, 'RS-EDA-MAJ')).owner, RIVEBELLE, 'too late: it hears who has the case');
  assert.equal((await site.dossier(id)).owner, RIVEBELLE);
});

test('the second centre said yes before the first one’s late yes came: the first hears again who has the case', async (t) => {
  const { site, id, accepts } = await askTwo(t);
  await accepts(HAUTCLOS);
  assert.equal((await site.hears(RIVEBELLE, 'RS-EDA-MAJ')).owner, HAUTCLOS, 'as everybody who follows');
  await accepts(RIVEBELLE);
  assert.equal((await site.hears(RIVEBELLE, 'RS-EDA-MAJ')).owner, HAUTCLOS, 'its yes crossed that: once more');
  const { owner, transfer } = await site.dossier(id);
  assert.deepEqual([owner, transfer.to, transfer.answer], [HAUTCLOS, HAUTCLOS, 'accepted']);
});

test('asked ourselves, we let go of a case that another centre has: before our answer, and after our late yes', async (t) => {
  const site = await partnersSite(t);
  const asked = async (name: string) => {
    const theirs = { caseId: `${RIVEBELLE}.${name}`, creation: '2026-01-12T21:00:00+01:00', qualification: {}, location: {} };
    await site.says(RIVEBELLE, 'RS-EDA', { ...theirs, owner: RIVEBELLE });
    await site.says(RIVEBELLE, 'RS-EDA', { ...theirs, owner: VALMONT });
    return (await site.caseOf(theirs.caseId)).id as string;
  };
  const toThird = (name: string) => site.says(RIVEBELLE, 'RS-EDA-MAJ', { caseId: `${RIVEBELLE}.${name}`, owner: HAUTCLOS });
  const waiting = await asked('C2');
  await toThird('C2');
  const before = await site.dossier(waiting);
  assert.deepEqual([before.owner, before.transfer.answer], [HAUTCLOS, 'withdrawn']);
  const taken = await asked('C3');
  await site.gives(taken, { ...answer('accepted'), from: VALMONT });
  await toThird('C3');
  const after = await site.dossier(taken);
  assert.deepEqual([after.owner, after.transfer.answer], [HAUTCLOS, 'withdrawn']);
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
