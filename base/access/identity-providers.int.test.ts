import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { ServiceContext } from '#base/http/service-context.ts';
import { logInHeadless, startIdentityStandIn, type StandIn } from '#test/identity-stand-in.ts';
import { accessKit } from '#test/access-kit.ts';
import { identityProviders, providerSettings } from './identity-providers.ts';
import { logIn } from './log-in.ts';

const SECRET = 's'.repeat(40);
const ORIGIN = 'http://localhost:9';

describe('a service for health professionals', () => {
  let standIn: StandIn;
  before(async () => {
    standIn = await startIdentityStandIn({ clients: [{ provider: 'pro-sante-connect', client_id: 'calls', client_secret: SECRET,
      redirect_uris: [`${ORIGIN}/connexion/pro-sante-connect/retour`], post_logout_redirect_uris: [`${ORIGIN}/deconnexion/retour`] }] });
  });
  after(() => standIn.close());
  const contextOf = (settings: Record<string, string> = {}, identity = standIn.origin): ServiceContext => ({ env: 'test', service: 'calls',
    origin: ORIGIN, origins: identity === '' ? {} : { identity }, secrets: { oidc: SECRET }, settings }) as unknown as ServiceContext;

  it('signs a doctor in through Pro Santé Connect, with the national number, structures, two factors and the level', async (t) => {
    const kit = await accessKit(t);
    const [client] = identityProviders(contextOf(), ['pro-sante-connect'], Date.now);
    const { url, pending } = await client!.start({ returnTo: '/', lang: 'fr' });
    const identity = await client!.finish(new URL(await logInHeadless(url, { person: 'dr-ferrand' })), pending);
    assert.deepEqual(identity.person, { kind: 'health', nationalId: '899700000011', givenName: 'Élise', familyName: 'FERRAND',
      professions: ['10'], structures: ['040000010'], emergencyRegulation: true });
    assert.deepEqual([identity.assurance, identity.secondFactor], ['eidas1', true]);
    const { kind, token } = await logIn(kit.login, identity);
    const session = await kit.otherProcess().find(`${kit.cookies.session}=${token.text}`);
    assert.deepEqual([kind, session?.actor.displayName, session?.actor.structure], ['agent', 'Élise FERRAND', '040000010']);
  });

  it('may ask for a higher level, and refuses who comes back lower', async () => {
    const [client] = identityProviders(contextOf(), ['pro-sante-connect'], Date.now);
    const { url, pending } = await client!.start({ returnTo: '/', lang: 'fr', assurance: 'eidas2' });
    const back = new URL(await logInHeadless(url, { person: 'inf-marchetti' }));
    assert.equal((await client!.finish(back, pending)).assurance, 'eidas2');
  });

  it('offers what the operator names, else the stand-in, else nothing', async () => {
    const named = providerSettings(['pro-sante-connect', 'proconnect']).map(({ name }) => name);
    assert.ok(named.includes('SOCLE_PROSANTECONNECT_ISSUER') && named.includes('SOCLE_PROCONNECT_CLIENT_SECRET'));
    assert.deepEqual(identityProviders(contextOf({}, ''), ['pro-sante-connect'], Date.now), []);
    const away = contextOf({ SOCLE_PROSANTECONNECT_ISSUER: 'http://127.0.0.1:9/psc' }, '');
    const [real] = identityProviders(away, ['pro-sante-connect'], Date.now);
    await assert.rejects(real!.start({ returnTo: '/', lang: 'fr' }), { code: 'ACCESS_PROVIDER_DOWN' });
  });
});
