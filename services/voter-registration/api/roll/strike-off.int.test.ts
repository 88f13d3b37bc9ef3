import assert from 'node:assert/strict';
import { after, before, describe, it, type TestContext } from 'node:test';
import { agentPages, type AgentPages } from '../desk/fixtures/agent-pages.ts';
import { signIn } from '../desk/fixtures/desk-login.ts';
import { deskSite, type DeskSite } from '../desk/fixtures/desk-site.ts';
import { giveCommands, MANOSQUE, personForm, transmitted } from '../desk/fixtures/transmitted.ts';

const REF = 'REU-0G5T2M9QXAB-7';
const WHY = 'Courrier revenu avec la mention : n’habite pas à l’adresse indiquée';

describe('strike-off with its adversarial procedure, on the screen', () => {
  const stops: (() => unknown)[] = [];
  let site: DeskSite;
  let [agent, mayor, elsewhere]: AgentPages[] = [];
  let numero = '';
  const pages = async (person: string): Promise<AgentPages> =>
    agentPages(site.web.app, site.origin, await signIn(site.web.app, 'proconnect', person));
  const send = (who: AgentPages, step: string, fields: Record<string, string>) =>
    who.send('/radiations', `/radiations/${step}`, { commune: MANOSQUE, numero, ...fields });
  before(async () => {
    site = await deskSite({ name: 'strike-off', after: (stop: () => unknown) => { stops.unshift(stop); } } as unknown as TestContext);
    numero = await transmitted(site.register, personForm(1), { type: 'instruire', sens: 'ACCEPTER' });
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

  it('answered, the mayor strikes off; an agent may not; the roll loses the elector, with the motive among departures', async () => {
    assert.equal((await send(agent!, 'repondre', { message: 'La personne dit avoir déménagé à Digne' })).statusCode, 303);
    assert.equal((await send(agent!, 'decider', { radier: 'oui', message: WHY })).statusCode, 403);
    assert.ok((await agent!.get('/liste')).body.includes('04112_1'));
    assert.equal((await send(mayor!, 'decider', { radier: 'oui', message: WHY })).statusCode, 303);
    assert.ok((await mayor!.get('/radiations')).body.includes('radié(e)'));
    const { rows: [row] } = await site.db.admin.query<{ radiation: string; procedure: string }>(
      'select radiation, procedure from electeur');
    assert.deepEqual(row, { radiation: 'PERTE_ATTACHE', procedure: 'RADIEE' });
    assert.match((await agent!.get('/liste/departs')).body, /Perte de l’attache/);
  });
});
