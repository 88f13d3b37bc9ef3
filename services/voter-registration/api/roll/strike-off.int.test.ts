import assert from 'node:assert/strict';
import { after, before, describe, it, type TestContext } from 'node:test';
import sharp from 'sharp';
import { migrateJobs } from '#base/jobs/migrate-jobs.ts';
import { agentPages, type AgentPages } from '../desk/fixtures/agent-pages.ts';
import { signIn } from '../desk/fixtures/desk-login.ts';
import { deskSite, type DeskSite } from '../desk/fixtures/desk-site.ts';
import { giveCommands, MANOSQUE, personForm, transmitted } from '../desk/fixtures/transmitted.ts';

const REF = 'REU-0G5T2M9QXAB-7';
const WHY = 'Courrier revenu avec la mention : n’habite pas à l’adresse indiquée';

describe('strike-off with its adversarial procedure, on the screen', () => {
  const stops: (() => unknown)[] = [];
  let site: DeskSite;
  let [agent, mayor, elsewhere, citizen]: AgentPages[] = [];
  let numero = '';
  const pages = async (person: string): Promise<AgentPages> =>
    agentPages(site.web.app, site.origin, await signIn(site.web.app, 'proconnect', person));
  const send = (who: AgentPages, step: string, fields: Record<string, string>) =>
    who.send('/radiations', `/radiations/${step}`, { commune: MANOSQUE, numero, ...fields });
  before(async () => {
    site = await deskSite({ name: 'strike-off', after: (stop: () => unknown) => { stops.unshift(stop); } } as unknown as TestContext);
    await migrateJobs(site.db.connection, site.db.service);
    citizen = agentPages(site.web.app, site.origin, await signIn(site.web.app, 'franceconnect', 'louise-vernaz'));
    const { rows: [owner] } = await site.db.admin.query<{ id: string }>('select actor_id as id from session');
    numero = await transmitted(site.register, personForm(1), { by: owner!.id }, { type: 'instruire', sens: 'ACCEPTER' });
    await giveCommands(site.register, numero, 'maire', { type: 'viser', sens: 'ACCEPTER' });
    await giveCommands(site.register, numero, 'registre',
      { type: 'inscrire', refReu: REF, nne: '412087365', bureau: '04112_1', effetLe: '2026-11-27' });
    [agent, mayor, elsewhere] = [await pages('claire-manosque'), await pages('maire-manosque'), await pages('yann-forcalquier')];
  });
  after(async () => { for (const stop of stops) await stop(); });

  it('is closed to another commune, and asks for the reason', async () => {
    assert.equal((await send(elsewhere!, 'engager', { message: WHY })).statusCode, 404);
    const refused = await send(agent!, 'engager', { message: '' });
    assert.equal(refused.statusCode, 422);
  });

  it('opened by the agent, it shows with its term; the mayor cannot decide before an answer or the term', async () => {
    assert.equal((await send(agent!, 'engager', { message: WHY })).statusCode, 303);
    const home = (await agent!.get('/radiations')).body;
    assert.ok(home.includes(numero) && home.includes('attend la réponse'));
    const early = await send(mayor!, 'decider', { radier: 'oui', message: WHY });
    assert.equal(early.statusCode, 422);
    assert.match(early.body, /délai n’est pas écoulé/);
  });

  it('the person reads the notice and answers online with a document; an empty answer is refused', async () => {
    const follow = (await citizen!.get(`/demandes/${numero}`)).body;
    assert.ok(follow.includes('envisage de vous radier') && follow.includes('n’habite pas à l’adresse'));
    const path = `/demandes/${numero}/radiation`;
    const photo = await sharp({ create: { width: 900, height: 700, channels: 3, background: '#ccd' } }).jpeg().toBuffer();
    const sent = new FormData();
    sent.set('slot', 'ADRESSE');
    sent.set('fichier', new Blob([new Uint8Array(photo)], { type: 'image/jpeg' }), 'facture.jpg');
    const uploaded = await fetch(`${site.origin}${path}`, { method: 'POST', body: sent, redirect: 'manual',
      headers: { cookie: citizen!.cookie, origin: site.origin } });
    assert.equal(uploaded.status, 303);
    assert.match((await citizen!.get(path)).body, /facture\.jpg/);
    assert.equal((await citizen!.send(path, `${path}/envoyer`, { message: ' ' })).statusCode, 422);
    assert.equal((await citizen!.send(path, `${path}/envoyer`, { message: 'J’habite toujours rue du Lavoir' })).statusCode, 303);
    assert.match((await citizen!.get(`/demandes/${numero}`)).body, /Votre réponse du/);
  });

  it('the mayor sees the answer and its document beside the notice; another town hall sees nothing', async () => {
    assert.ok((await agent!.get('/radiations')).body.includes('réponse reçue'));
    const { body } = await mayor!.get(`/radiations/${numero}`);
    assert.ok(body.includes('J’habite toujours rue du Lavoir') && body.includes('n’habite pas à l’adresse'));
    assert.match(body, /\/api\/desk\/demandes\/[^"]+\/pieces\/[^"]+\/pages\/1/);
    assert.equal((await elsewhere!.get(`/radiations/${numero}`)).statusCode, 404);
    const told = await agent!.send('/radiations', '/radiations/repondre', { commune: MANOSQUE, numero, message: 'Passée au guichet' });
    assert.equal(told.headers.location, `/radiations/${numero}?fait=1`);
  });

  it('the roll leads to the form with the number in it, and names the station by its number', async () => {
    const roll = (await agent!.get('/liste')).body;
    assert.ok(roll.includes('Bureau 1') && !roll.includes('04112_1'));
    assert.match((await agent!.get(`/radiations?commune=${MANOSQUE}&numero=${numero}`)).body, new RegExp(`value="${numero}"`));
  });

  it('the mayor strikes off; an agent may not; the roll loses the elector, with the motive among departures', async () => {
    assert.equal((await send(agent!, 'decider', { radier: 'oui', message: WHY })).statusCode, 403);
    assert.ok((await agent!.get('/liste')).body.includes(`/radiations?commune=${MANOSQUE}&amp;numero=${numero}`));
    assert.equal((await send(mayor!, 'decider', { radier: 'oui', message: WHY })).statusCode, 303);
    assert.ok((await mayor!.get('/radiations')).body.includes('radié(e)'));
    const { rows: [row] } = await site.db.admin.query<{ radiation: string; procedure: string }>(
      'select radiation, procedure from electeur');
    assert.deepEqual(row, { radiation: 'PERTE_ATTACHE', procedure: 'RADIEE' });
    assert.match((await agent!.get('/liste/departs')).body, /Perte de l’attache/);
  });

  it('struck off, the person contests online; the commission reads both sides and upholds; the roll has the elector again', async () => {
    const follow = (await citizen!.get(`/demandes/${numero}`)).body;
    assert.ok(follow.includes('Vous êtes radié(e)') && !follow.includes('Vous êtes inscrit'));
    const path = `/demandes/${numero}/recours`;
    assert.match((await citizen!.get(path)).body, /Contester la radiation/);
    assert.equal((await citizen!.send(path, path, { message: 'Voyez mon bail' })).statusCode, 303);
    const commission = await pages('commission-manosque');
    assert.match((await commission.get('/commission')).body, /Perte de l’attache/);
    await giveCommands(site.register, numero, 'commission', { type: 'statuerRecours', seance: 'S1', presents: 3, pour: 3, contre: 0,
      motif: 'ATTACHE_PROUVEE' });
    await giveCommands(site.register, numero, 'registre',
      { type: 'inscrire', refReu: REF, nne: '412087365', bureau: '04112_1', effetLe: '2026-12-27' });
    assert.ok((await mayor!.get('/radiations')).body.includes('réinscrit(e) sur recours'));
    assert.ok((await agent!.get('/liste')).body.includes(`/radiations?commune=${MANOSQUE}&amp;numero=${numero}`));
  });
});
