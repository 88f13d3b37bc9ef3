import assert from 'node:assert/strict';
import { after, before, describe, it, type TestContext } from 'node:test';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { logInHeadless, startIdentityStandIn, type Choice, type StandIn } from '#test/identity-stand-in.ts';
import { createServer } from '#base/http/server.ts';
import { createLogger } from '#base/telemetry/logger.ts';
import { createMetrics } from '#base/telemetry/metrics.ts';
import { loginRoutes, type LoginEvent, type LoginRoutesOptions } from './login-routes.ts';
import type { LoginPage } from './login-pages.ts';
import { createOidcClient } from './oidc-client.ts';
import { franceConnect } from './providers/france-connect.ts';
import { proConnect } from './providers/pro-connect.ts';
import { requestSessions } from './request-session.ts';
import { accessKit, PARTITIONS, type AccessKit } from '#test/access-kit.ts';

const ORIGIN = 'http://localhost:4321';
const SECRET = 's'.repeat(40);

describe('the login routes', () => {
  let standIn: StandIn;
  before(async () => {
    standIn = await startIdentityStandIn({ clients: (['franceconnect', 'proconnect'] as const).map((provider) => ({
      provider, client_id: 'socle', client_secret: SECRET, redirect_uris: [`${ORIGIN}/connexion/${provider}/retour`],
      post_logout_redirect_uris: [`${ORIGIN}/deconnexion/retour`] })) });
  });
  after(() => standIn.close());

  type Site = { app: FastifyInstance; kit: AccessKit; events: LoginEvent[]; mails: { url: string }[] };
  const site = async (t: TestContext, changes: Partial<LoginRoutesOptions> = {}): Promise<Site> => {
    const kit = await accessKit(t);
    kit.time.now = Date.now();
    const app = await createServer({ service: 'test', logger: createLogger('test', { write: () => undefined }),
      metrics: createMetrics('test') });
    t.after(() => app.close());
    const events: LoginEvent[] = [];
    const mails: { url: string }[] = [];
    const client = (profile: typeof franceConnect) => createOidcClient({
      profile, issuer: standIn.issuers[profile.name as 'franceconnect'], clientId: 'socle', clientSecret: SECRET,
      development: true,
      redirectUri: `${ORIGIN}/connexion/${profile.name}/retour`, postLogoutRedirectUri: `${ORIGIN}/deconnexion/retour`,
      clock: Date.now });
    const sessions = requestSessions(kit.sessions);
    app.get('/moi', async (request) => ({ roles: (await sessions.require(request)).actor.roles }));
    loginRoutes(app, {
      origin: ORIGIN, keys: kit.keys, cookies: kit.cookies, clock: () => kit.time.now, login: kit.login,
      clients: [client(franceConnect), client(proConnect)], sendLink: async (_tx, mail) => { mails.push(mail); },
      render: (page) => JSON.stringify(page), onEvent: (event) => events.push(event), ...changes });
    return { app, kit, events, mails };
  };

  const pageOf = (response: LightMyRequestResponse): LoginPage => JSON.parse(response.body) as LoginPage;
  const cookiesOf = (response: LightMyRequestResponse): string => response.cookies.filter((one) => one.value !== '')
    .map((one) => `${one.name}=${one.value}`).join('; ');
  const locationOf = (response: LightMyRequestResponse): string => String(response.headers.location);
  const start = (app: FastifyInstance, provider: string, retour = '/demande?page=2') =>
    app.inject({ url: `/connexion/${provider}?retour=${encodeURIComponent(retour)}` });
  const logIn = async (app: FastifyInstance, provider: string, choice: Choice, retour?: string, cookie = '') => {
    const begun = await start(app, provider, retour);
    const back = new URL(await logInHeadless(locationOf(begun), choice));
    return app.inject({ url: back.pathname + back.search, headers: { cookie: `${cookie}; ${cookiesOf(begun)}` } });
  };
  const post = (app: FastifyInstance, url: string, form: Record<string, string>, cookie = '', headers: Record<string,
    string> = {}) =>
    app.inject({ method: 'POST', url, payload: new URLSearchParams(form).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: ORIGIN, cookie, ...headers } });

  it('show every way to sign in, and keep where to go back', async (t) => {
    const { app } = await site(t);
    const page = pageOf(await app.inject({ url: '/connexion?retour=/suivi' }));
    assert.deepEqual(page.name === 'choose' && [page.providers.map((one) => one.href), page.emailHref],
      [['/connexion/franceconnect?retour=%2Fsuivi', '/connexion/proconnect?retour=%2Fsuivi'],
        '/connexion/courriel?retour=%2Fsuivi']);
  });

  it('sign a citizen in and send them back, with a cookie that scripts and other sites cannot use', async (t) => {
    const { app, kit, events } = await site(t);
    const done = await logIn(app, 'franceconnect', { person: 'louise-vernaz' });
    assert.deepEqual([done.statusCode, locationOf(done)], [303, '/demande?page=2']);
    const set = String(([] as string[]).concat(done.headers['set-cookie'] ?? [])
      .find((line) => line.startsWith(`${kit.cookies.session}=`)));
    for (const part of ['HttpOnly', 'SameSite=Lax', 'Secure', 'Path=/']) assert.ok(set.includes(part), part);
    assert.ok(!set.includes('Domain'));
    assert.equal((await app.inject({ url: '/moi', headers: { cookie: cookiesOf(done) } })).json().roles[0], 'citizen');
    assert.deepEqual(events.map((one) => one.event), ['signed-in']);
  });

  it('ask a visitor to sign in, and say so when the session is over', async (t) => {
    const { app, kit } = await site(t);
    assert.equal((await app.inject({ url: '/moi' })).json().code, 'ACCESS_SESSION_REQUIRED');
    const cookie = cookiesOf(await logIn(app, 'franceconnect', { person: 'louise-vernaz' }));
    kit.time.now += 31 * 60_000;
    assert.equal((await app.inject({ url: '/moi', headers: { cookie } })).json().code, 'ACCESS_SESSION_EXPIRED');
  });

  it('never send anybody to another site', async (t) => {
    const { app } = await site(t);
    assert.equal(locationOf(await logIn(app, 'franceconnect', { person: 'louise-vernaz' }, '//evil.example/')), '/');
  });

  for (const [title, choice, code] of [
    ['cancels', { action: 'cancel' }, 'ACCESS_LOGIN_CANCELLED'],
    ['comes back with too low a level', { person: 'louise-vernaz', level: 'eidas0' }, 'ACCESS_LEVEL_TOO_LOW'],
  ] as const) {
    it(`show the ways to sign in again, with the reason, to somebody who ${title}`, async (t) => {
      const { app, events } = await site(t);
      const done = await logIn(app, 'franceconnect', choice);
      const page = pageOf(done);
      assert.deepEqual([done.statusCode, page.name === 'choose' && page.emailHref],
        [403, '/connexion/courriel?retour=%2Fdemande%3Fpage%3D2']);
      assert.equal(page.name === 'choose' && (page.problem as { code?: string }).code, code);
      assert.equal(cookiesOf(done), '');
      assert.deepEqual(events, [{ event: 'refused', provider: 'franceconnect', code }]);
    });
  }

  it('refuse an answer without the cookie of its beginning (somebody else’s login)', async (t) => {
    const { app } = await site(t);
    const back = new URL(await logInHeadless(locationOf(await start(app, 'franceconnect')),
      { person: 'louise-vernaz' }));
    for (const cookie of ['', cookiesOf(await start(app, 'franceconnect')),
      cookiesOf(await start(app, 'proconnect'))]) {
      const done = await app.inject({ url: back.pathname + back.search, headers: { cookie } });
      assert.equal((pageOf(done) as { problem?: { code: string } }).problem?.code, 'ACCESS_LOGIN_EXPIRED');
    }
  });

  it('offer the other ways when a provider is down', async (t) => {
    const down = createOidcClient({ profile: franceConnect, issuer: 'http://127.0.0.1:1/x', clientId: 'a',
      clientSecret: 'b', development: true,
      redirectUri: ORIGIN, postLogoutRedirectUri: ORIGIN, clock: Date.now });
    const { app } = await site(t, { clients: [down] });
    const response = await start(app, 'franceconnect');
    const page = pageOf(response) as { problem?: { code: string }; emailHref?: string };
    assert.deepEqual([response.statusCode, page.problem?.code, page.emailHref?.slice(0, 19)],
      [503, 'ACCESS_PROVIDER_DOWN', '/connexion/courriel']);
  });

  it('ask an agent for the second factor where the service wishes it', async (t) => {
    const { app } = await site(t, { wish: (provider) => (provider === 'proconnect' ? { secondFactor: true } : {}) });
    const refused = pageOf(await logIn(app, 'proconnect',
      { person: 'claire-manosque' })) as { problem?: { code: string } };
    assert.equal(refused.problem?.code, 'ACCESS_SECOND_FACTOR');
    assert.equal((await logIn(app, 'proconnect', { person: 'maire-manosque' })).statusCode, 303);
  });

  describe('by e-mail', () => {
    const ask = { adresse: 'adele@demo.example', retour: '/demande' };

    it('sign in with the link, behind a button that a mail scanner does not press', async (t) => {
      const { app, mails } = await site(t);
      const sent = await post(app, '/connexion/courriel', ask);
      assert.equal(pageOf(sent).name, 'email-sent');
      const link = new URL(mails[0]!.url);
      const confirm = pageOf(await app.inject({ url: link.pathname + link.search }));
      assert.ok(confirm.name === 'email-confirm');
      const done = await post(app, confirm.action, { jeton: confirm.secret }, cookiesOf(sent));
      assert.deepEqual([done.statusCode, locationOf(done)], [303, '/demande']);
      assert.equal((await app.inject({ url: '/moi', headers: { cookie: cookiesOf(done) } })).statusCode, 200);
    });

    it('answer alike whether or not the address was ever seen', async (t) => {
      const { app, mails } = await site(t);
      const sent = await post(app, '/connexion/courriel', ask);
      await post(app, '/connexion/courriel/lien', { jeton: new URL(mails[0]!.url).searchParams.get('jeton') ?? '' },
        cookiesOf(sent));
      const [known, unknown] = [await post(app, '/connexion/courriel', ask),
        await post(app, '/connexion/courriel', { ...ask, adresse: 'never@demo.example' })];
      assert.equal(known.body.replace('adele', ''), unknown.body.replace('never', ''));
      assert.deepEqual(Object.keys(known.headers), Object.keys(unknown.headers));
    });

    it('ask about a slip of the finger before sending, and believe the person', async (t) => {
      const { app, mails } = await site(t);
      const slip = { ...ask, adresse: 'adele@gmial.com' };
      const page = pageOf(await post(app, '/connexion/courriel', slip));
      assert.equal(page.name === 'email' && page.suggestion, 'adele@gmail.com');
      assert.equal(mails.length, 0);
      await post(app, '/connexion/courriel', { ...slip, confirmer: 'oui' });
      assert.equal(mails.length, 1);
    });

    it('refuse a form from another site and say what is wrong with an address', async (t) => {
      const { app, mails } = await site(t);
      assert.equal((await post(app, '/connexion/courriel', ask, 'a=1', { origin: 'https://evil.example' })).json().code,
        'HTTP_FOREIGN_ORIGIN');
      const wrong = await post(app, '/connexion/courriel', { ...ask, adresse: 'adele' });
      assert.deepEqual([wrong.statusCode, (pageOf(wrong) as { problem?: { code: string } }).problem?.code],
        [422, 'ACCESS_EMAIL_INVALID']);
      assert.equal(mails.length, 0);
    });
  });

  describe('at the end of a session', () => {
    it('sign out here and at the provider, which sends back', async (t) => {
      const { app, events } = await site(t);
      const cookie = cookiesOf(await logIn(app, 'franceconnect', { person: 'louise-vernaz' }));
      const page = pageOf(await app.inject({ url: '/deconnexion', headers: { cookie } }));
      assert.ok(page.name === 'sign-out');
      const out = await post(app, page.action, {}, cookie);
      const provider = await fetch(locationOf(out), { redirect: 'manual' });
      assert.match(provider.headers.get('location') ?? '', new RegExp(`^${ORIGIN}/deconnexion/retour\\?state=`));
      assert.equal((await app.inject({ url: '/moi', headers: { cookie } })).statusCode, 401);
      assert.equal(pageOf(await app.inject({ url: '/deconnexion/retour' })).name, 'signed-out');
      assert.equal(events.at(-1)?.event, 'signed-out');
    });

    it('sign nobody out on the word of another site', async (t) => {
      const { app } = await site(t);
      const cookie = cookiesOf(await logIn(app, 'franceconnect', { person: 'louise-vernaz' }));
      const foreign = await app.inject({ method: 'POST', url: '/deconnexion', payload: '',
        headers: { cookie, origin: 'https://evil.example', 'content-type': 'application/x-www-form-urlencoded' } });
      assert.equal(foreign.statusCode, 403);
      assert.equal((await app.inject({ url: '/moi', headers: { cookie } })).statusCode, 200);
    });

    it('tell a page when to warn, without keeping the session alive, and prolong it on demand', async (t) => {
      const { app, kit } = await site(t);
      const cookie = cookiesOf(await logIn(app, 'franceconnect', { person: 'louise-vernaz' }));
      kit.time.now += 20 * 60_000;
      const clock = async (method: 'GET' | 'POST', url: string) =>
        (await app.inject({ method, url, headers: { cookie, origin: ORIGIN } })).json() as Record<string, number>;
      assert.equal((await clock('GET', '/session')).idle_end_in_ms, 10 * 60_000);
      assert.equal((await clock('GET', '/session')).warn_in_ms, 8 * 60_000);
      assert.equal((await clock('POST', '/session/prolonger')).idle_end_in_ms, 30 * 60_000);
    });
  });

  it('end the session that the browser had when somebody else signs in', async (t) => {
    const { app } = await site(t);
    const first = cookiesOf(await logIn(app, 'franceconnect', { person: 'louise-vernaz' }));
    await logIn(app, 'franceconnect', { person: 'karim-haddou' }, '/', first);
    assert.equal((await app.inject({ url: '/moi', headers: { cookie: first } })).statusCode, 401);
  });

  it('spread people over the partitions', async (t) => {
    const { app, kit } = await site(t);
    for (const person of ['louise-vernaz', 'karim-haddou', 'ines-duarte', 'ange-santoni']) await logIn(app,
      'franceconnect', { person });
    const { rows } = await kit.db.admin.query<{ partition: number }>('select partition from session');
    assert.ok(rows.length === 4 && rows.every((row) => row.partition < PARTITIONS));
  });
});
