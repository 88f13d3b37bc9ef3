import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import type { ServiceContext } from '#base/http/service-context.ts';
import { freePort } from '#base/store/free-port.ts';
import { clientsOf } from './config.ts';
import { service } from './service.ts';

describe('the identity stand-in as a process of the platform', () => {
  it('serves the services that share a secret with it, under its own origin, with keys that outlive it', async (t) => {
    const dataDir = mkdtempSync(join(tmpdir(), 'socle-identity-'));
    t.after(() => rmSync(dataDir, { recursive: true, force: true }));
    const published = [];
    for (const _ of ['first start', 'second start']) {
      const port = await freePort();
      const origin = `http://127.0.0.1:${port}`;
      const running = await service.startWeb({ env: 'test', origin, listenHandle: { port, host: '127.0.0.1' }, dataDir,
        secrets: { 'oidc@voter': 'secret' },
        origins: { voter: 'http://voter.localhost:1' } } as unknown as ServiceContext);
      const discovery = await (await fetch(`${origin}/franceconnect/api/v2/.well-known/openid-configuration`)).json() as
        { issuer: string; jwks_uri: string };
      assert.equal(discovery.issuer, `${origin}/franceconnect/api/v2`);
      published.push(await (await fetch(discovery.jwks_uri)).text());
      assert.deepEqual(running.load(), { queue: 0, inFlight: 0 });
      await running.close({ promptly: true });
    }
    assert.equal(published[0], published[1]);
  });

  it('does not start in production', () => assert.rejects(
    service.startWeb({ env: 'production' } as ServiceContext), /does not start with SOCLE_ENV=production/));

  it('names demo people in both languages', () => {
    assert.ok((service.demoPeople ?? []).length >= 4);
    assert.ok(service.demoPeople?.every(({ who, how }) => who.fr && who.en && how.fr.includes('→')));
    assert.ok(service.demoPeople?.every(({ start }) => start?.path.startsWith('/')), 'each leads to where they begin');
  });
});

describe('the clients of the stand-in', () => {
  it('follow from secrets named oidc and from public origins', () => {
    const clients = clientsOf({ 'oidc@voter': 's', 'oidc@gone': 's', 'register@voter': 's' }, { voter: 'http://v' },
      { voter: { fr: 'Inscription', en: 'Registration' } });
    assert.deepEqual(clients.map(({ provider }) => provider), ['franceconnect', 'proconnect', 'pro-sante-connect']);
    assert.deepEqual(clients[0], { provider: 'franceconnect', client_id: 'voter', client_secret: 's',
      client_title: { fr: 'Inscription', en: 'Registration' },
      redirect_uris: ['http://v/connexion/franceconnect/retour'],
      post_logout_redirect_uris: ['http://v/deconnexion/retour'] });
  });
});
