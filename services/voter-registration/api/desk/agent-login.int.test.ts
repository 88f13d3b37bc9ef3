import assert from 'node:assert/strict';
import { after, before, describe, it, type TestContext } from 'node:test';
import { agentPages } from './fixtures/agent-pages.ts';
import { comeBack, signIn } from './fixtures/desk-login.ts';
import { deskSite, type DeskSite } from './fixtures/desk-site.ts';

const AGENT = { action: 'invent', given_name: 'Camille', usual_name: 'TEST', email: 'camille@mairie.example', uid: 'u1',
  siret: '21040112100012' };

describe('an agent who does not come in', () => {
  const stops: (() => unknown)[] = [];
  let site: DeskSite;
  before(async () => {
    site = await deskSite({ name: 'agent login', after: (stop: () => unknown) => { stops.unshift(stop); } } as unknown as TestContext);
  });
  after(async () => { for (const stop of stops) await stop(); });

  it('having cancelled, reads so on the agents’ page, with the way back', async () => {
    const answer = await comeBack(site.web.app, 'proconnect', { action: 'cancel' });
    assert.deepEqual([answer.statusCode, /Vous avez quitté ProConnect/.test(answer.body), /FranceConnect/.test(answer.body)], [403, true,
      false]);
    assert.ok(answer.body.includes('/connexion/proconnect?retour=%2Fmairie'));
  });

  it('without a SIRET, reads what is missing and whom to ask', async () => {
    const answer = await comeBack(site.web.app, 'proconnect', { ...AGENT, action: 'invent', siret: '' });
    assert.deepEqual([answer.statusCode, /de quelle structure vous êtes/.test(answer.body)], [403, true]);
  });

  it('suspended, is told so', async () => {
    await signIn(site.web.app, 'proconnect', 'yann-forcalquier');
    await site.db.admin.query("update actor set status = 'suspended' where kind = 'agent'");
    const answer = await comeBack(site.web.app, 'proconnect', { person: 'yann-forcalquier' });
    assert.deepEqual([answer.statusCode, /Votre accès est suspendu/.test(answer.body)], [403, true]);
    await site.db.admin.query("update actor set status = 'active'");
  });

  it('with a login of another window or too old, starts again', async () => {
    const answer = await site.web.app.inject({ url: '/connexion/proconnect/retour?code=x&state=y', headers: { accept: 'text/html' } });
    assert.deepEqual([answer.statusCode, /a expiré/.test(answer.body)], [400, true]);
  });

  it('because ProConnect is down, is told to come back, and that requests wait', async (t) => {
    const down = await deskSite(t, { settings: { SOCLE_PROCONNECT_ISSUER: 'http://127.0.0.1:9/proconnect' } });
    const answer = await down.web.app.inject({ url: '/connexion/proconnect?retour=/mairie', headers: { accept: 'text/html' } });
    assert.deepEqual([answer.statusCode, /ProConnect ne répond pas/.test(answer.body), /courriel/.test(answer.body)], [503, true, false]);
  });

  it('chooses ProConnect on the agents’ page; a citizen never sees it', async () => {
    const pages = agentPages(site.web.app, site.origin);
    assert.match((await pages.get('/connexion?retour=/mairie')).body, /Connexion des agents/);
    assert.doesNotMatch((await pages.get('/connexion?retour=/demandes')).body, /Connexion des agents/);
    const citizen = await comeBack(site.web.app, 'franceconnect', { action: 'cancel' });
    assert.doesNotMatch(citizen.body, /ProConnect/);
  });

  it('signs out by the button of the console and of the citizen pages', async () => {
    for (const [provider, person] of [['proconnect', 'claire-manosque'], ['franceconnect', 'louise-vernaz']] as const) {
      const cookie = await signIn(site.web.app, provider, person);
      const out = await site.web.app.inject({ method: 'POST', url: '/deconnexion', payload: '', headers: { cookie, origin: site.origin,
        'content-type': 'application/x-www-form-urlencoded' } });
      assert.equal(out.statusCode, 303, out.body);
      const state = new URL(String(out.headers.location), site.origin).searchParams.get('state');
      const after = (await site.web.app.inject({ url: `/deconnexion/retour?state=${state}` })).body;
      assert.equal(after.includes('/connexion/proconnect?retour=/mairie'), provider === 'proconnect', 'each comes out where they came in');
      assert.equal((await site.web.app.inject({ url: '/session', headers: { cookie } })).statusCode, 401);
    }
  });
});
