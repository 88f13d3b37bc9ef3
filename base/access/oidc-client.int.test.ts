import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { decodeJwt, exportJWK, generateKeyPair, importJWK, SignJWT, type JWK, type JWTPayload } from 'jose';
import { citizensFromCsv, logInHeadless, makeSigningKeys, startIdentityStandIn, type Choice,
  type StandIn } from '#test/identity-stand-in.ts';
import { referenceData } from '#test/reference-data.ts';
import { Problem } from '#base/values/problem.ts';
import { ACCESS_LIMITS } from './limits.ts';
import { createOidcClient, type OidcClient, type OidcSettings, type PendingLogin } from './oidc-client.ts';
import { franceConnect, franceConnectPlus } from './providers/france-connect.ts';
import { proConnect } from './providers/pro-connect.ts';
import { proSanteConnect } from './providers/pro-sante-connect.ts';
import type { ProviderProfile } from './providers/profile.ts';

const SECRET = 's'.repeat(40);
const REDIRECT = 'http://localhost:9/connexion/retour';
const wish = { returnTo: '/', lang: 'fr' } as const;
const refusedWith = (code: string) => (error: unknown): boolean => error instanceof Problem && error.code === code;

describe('login by OpenID Connect, against the stand-in over HTTP', () => {
  let standIn: StandIn;
  let keys: { keys: JWK[] };
  let encryption: Awaited<ReturnType<typeof generateKeyPair>>;

  before(async () => {
    keys = await makeSigningKeys();
    encryption = await generateKeyPair('RSA-OAEP', { extractable: true });
    const jwks = { keys: [{ ...await exportJWK(encryption.publicKey), alg: 'RSA-OAEP', use: 'enc' }] };
    const client = { client_id: 'socle', client_secret: SECRET, redirect_uris: [REDIRECT],
      post_logout_redirect_uris: [REDIRECT] };
    standIn = await startIdentityStandIn({ jwks: keys, clients: [
      { ...client, provider: 'franceconnect' }, { ...client, provider: 'proconnect' },
      { ...client, provider: 'pro-sante-connect' }, { ...client, provider: 'franceconnect-plus', jwks },
    ] });
  });
  after(() => standIn.close());

  const clientOf = (profile: ProviderProfile, changes: Partial<OidcSettings> = {}): OidcClient => createOidcClient({
    profile, issuer: standIn.issuers[profile.name as keyof StandIn['issuers']], clientId: 'socle', clientSecret: SECRET,
    redirectUri: REDIRECT, postLogoutRedirectUri: REDIRECT, development: true, clock: Date.now, ...changes,
  });
  const logIn = async (client: OidcClient, choice: Choice, asked: object = {}): ReturnType<OidcClient['finish']> => {
    const { url, pending } = await client.start({ ...wish, ...asked });
    return client.finish(new URL(await logInHeadless(url, choice)), pending);
  };

  describe('what is accepted', () => {
    it('reads the pivot identity of FranceConnect', async () => {
      const identity = await logIn(clientOf(franceConnect), { person: 'anne-sophie-le-goff' });
      assert.match(identity.subject, /^[0-9a-f]{64}v1$/);
      assert.deepEqual(identity.person, {
        kind: 'citizen', givenNames: ['Anne-Sophie', 'Marie-Laure'], familyName: 'LE GOFF-TRÉVIDIC',
        nameInUse: 'SAINT-ANDRÉ',
        sex: 'female', birthDate: '1979-06-30', birthPlace: '29019', birthCountry: '99100',
      });
      assert.deepEqual([identity.assurance, identity.secondFactor, identity.notices], ['eidas1', false, []]);
    });

    it('keeps a presumed birth date and an empty place of birth', async () => {
      const { person } = await logIn(clientOf(franceConnect), { person: 'mamadou-sylla' });
      assert.deepEqual(person.kind === 'citizen' && [person.birthDate, person.birthPlace], ['1958-00-00', '']);
    });

    it('says that the e-mail address is missing, and lets the person in', async () => {
      const identity = await logIn(clientOf(franceConnect), { person: 'adele-roumieu' });
      assert.deepEqual([identity.email, identity.notices], [undefined, ['email-missing']]);
    });

    it('decrypts FranceConnect+ and notes the level', async () => {
      const client = clientOf(franceConnectPlus,
        { decryptionKeys: [{ key: encryption.privateKey as CryptoKey, alg: 'RSA-OAEP' }] });
      const identity = await logIn(client, { person: 'louise-vernaz' }, { assurance: 'eidas3' });
      assert.deepEqual([identity.assurance, identity.secondFactor], ['eidas3', true]);
    });

    it('reads an agent of ProConnect, with the second factor', async () => {
      const identity = await logIn(clientOf(proConnect), { person: 'maire-manosque' }, { secondFactor: true });
      assert.deepEqual(identity.person.kind === 'agent' && [identity.person.siret, identity.secondFactor],
        ['21040112100012', true]);
    });

    it('reads a health professional of Pro Santé Connect, whose userinfo is plain JSON', async () => {
      const { person } = await logIn(clientOf(proSanteConnect), { person: 'dr-ferrand' });
      assert.deepEqual(person.kind === 'health' && [person.nationalId, person.professions, person.emergencyRegulation],
        ['899700000011', ['10'], true]);
    });

    it('logs out at the provider with the ID token that was kept', async () => {
      const client = clientOf(franceConnect);
      const identity = await logIn(client, { person: 'louise-vernaz' });
      const url = await client.logoutUrl(identity.idToken ?? '', 'l'.repeat(32));
      const response = await fetch(url ?? '', { redirect: 'manual' });
      assert.equal(response.headers.get('location'), `${REDIRECT}?state=${'l'.repeat(32)}`);
    });

    it('reads every fictitious citizen of FranceConnect’s own table', async (t) => {
      const path = referenceData(t, 'voter-registration/franceconnect/citoyens-fictifs.csv');
      if (path === undefined) return;
      const people = citizensFromCsv(readFileSync(path, 'utf8'));
      const own = await startIdentityStandIn({ jwks: keys, extraPeople: people, clients: [
        { provider: 'franceconnect', client_id: 'socle', client_secret: SECRET, redirect_uris: [REDIRECT] }] });
      t.after(() => own.close());
      const client = clientOf(franceConnect, { issuer: own.issuers.franceconnect });
      const unreadable: Record<string, string[]> = {};
      for (const person of people) {
        const { notices } = await logIn(client, { person: person.id });
        const faults = notices.filter((notice) => notice !== 'email-missing');
        if (faults.length > 0) unreadable[person.id] = faults;
      }
      assert.deepEqual(unreadable, {
        sans_prenom: ['unreadable:given_name'],
        sans_nom_naissance: ['unreadable:family_name'],
        sans_genre: ['unreadable:gender'],
        sans_birthplace: ['unreadable:birthplace'],
        mois_00: ['unreadable:birthdate'],
        naissance_etranger_birthplace_texte: ['unreadable:birthplace'],
      });
    });
  });

  describe('what is refused', () => {
    it('a person who cancels', () =>
      assert.rejects(logIn(clientOf(franceConnect), { action: 'cancel' }), refusedWith('ACCESS_LOGIN_CANCELLED')));

    it('a level lower than the one asked', () => assert.rejects(
      logIn(clientOf(franceConnect), { person: 'louise-vernaz', level: 'eidas0' }),
      refusedWith('ACCESS_LEVEL_TOO_LOW')));

    it('a level that ProConnect itself could not reach', () => assert.rejects(
      logIn(clientOf(proConnect), { person: 'maire-sans-mfa' }, { assurance: 'eidas2' }),
      refusedWith('ACCESS_LEVEL_TOO_LOW')));

    it('an agent without the second factor that was asked', () => assert.rejects(
      logIn(clientOf(proConnect), { person: 'maire-sans-mfa' }, { secondFactor: true }),
      refusedWith('ACCESS_SECOND_FACTOR')));

    it('a code that comes twice', async () => {
      const client = clientOf(franceConnect);
      const { url, pending } = await client.start(wish);
      const back = new URL(await logInHeadless(url, { person: 'louise-vernaz' }));
      await client.finish(back, pending);
      await assert.rejects(client.finish(back, pending), refusedWith('ACCESS_LOGIN_UNVERIFIED'));
    });

    for (const [title, code, change] of [
      ['another state', 'ACCESS_LOGIN_EXPIRED', (p: PendingLogin) => ({ ...p, state: 'x'.repeat(43) })],
      ['another nonce', 'ACCESS_LOGIN_UNVERIFIED', (p: PendingLogin) => ({ ...p, nonce: 'x'.repeat(43) })],
      ['another code verifier', 'ACCESS_LOGIN_UNVERIFIED', (p: PendingLogin) => ({ ...p, verifier: 'x'.repeat(43) })],
    ] as const) {
      it(`${title} than the browser's`, async () => {
        const client = clientOf(franceConnect);
        const { url, pending } = await client.start(wish);
        const back = new URL(await logInHeadless(url, { person: 'louise-vernaz' }));
        await assert.rejects(client.finish(back, change(pending)), refusedWith(code));
      });
    }

    it('a login that took longer than allowed', async () => {
      const client = clientOf(franceConnect);
      const { url, pending } = await client.start(wish);
      const back = new URL(await logInHeadless(url, { person: 'louise-vernaz' }));
      const late = { ...pending, startedAt: pending.startedAt - ACCESS_LIMITS.login_pending_s_max * 1_000 - 1 };
      await assert.rejects(client.finish(back, late), refusedWith('ACCESS_LOGIN_EXPIRED'));
    });

    it('a provider’s answer that names another issuer (mix-up attack, RFC 9207)', async () => {
      const client = clientOf(franceConnect);
      const { url, pending } = await client.start(wish);
      const back = new URL(await logInHeadless(url, { person: 'louise-vernaz' }));
      back.searchParams.set('iss', standIn.issuers.proconnect);
      await assert.rejects(client.finish(back, pending), refusedWith('ACCESS_LOGIN_UNVERIFIED'));
    });
  });

  describe('an ID token that is not quite right', () => {
    const signed = async (payload: JWTPayload, key?: JWK, alg = 'ES256'): Promise<string> => {
      const jwk = key ?? keys.keys.find((one) => one.alg === alg)!;
      return new SignJWT(payload).setProtectedHeader({ alg, kid: `stand-in-${alg.toLowerCase()}` })
        .sign(await importJWK(jwk, alg));
    };
    /** Logs in while every ID token on its way is replaced. */
    const logInWith = async (forge: (payload: JWTPayload, jwt: string) => Promise<string>, profile: ProviderProfile = franceConnect,
      person = 'louise-vernaz'): ReturnType<OidcClient['finish']> => {
      const client = clientOf(profile, { fetch: async (url, options) => {
        const response = await fetch(url, options as RequestInit);
        if (!url.endsWith('/token')) return response;
        const body = await response.json() as { id_token: string };
        return Response.json({ ...body, id_token: await forge(decodeJwt(body.id_token), body.id_token) });
      } });
      return logIn(client, { person });
    };
    const now = (): number => Math.floor(Date.now() / 1_000);

    it('is accepted when the forger changes nothing (the control of these tests)', async () => {
      assert.ok(await logInWith((payload) => signed(payload)));
    });
    for (const [acr, expected] of [['self-asserted', false], ['self-asserted-2fa', true], ['consistency-checked', false],
      ['consistency-checked-2fa', true]] as const) {
      it(`ProConnect’s ${acr} ${expected ? 'is a second factor' : 'is none'} where amr does not say so`, async () => {
        const { secondFactor, assurance } = await logInWith((payload) => signed({ ...payload, amr: ['pwd'],
          acr: `https://proconnect.gouv.fr/assurance/${acr}` }, undefined, 'RS256'), proConnect, 'claire-manosque');
        assert.deepEqual([secondFactor, assurance], [expected, 'eidas1']);
      });
    }
    for (const [title, forge] of [
      ['another nonce', (p: JWTPayload) => signed({ ...p, nonce: 'x'.repeat(43) })],
      ['another audience', (p: JWTPayload) => signed({ ...p, aud: 'somebody-else' })],
      ['another issuer', (p: JWTPayload) => signed({ ...p, iss: 'https://evil.example' })],
      ['an end in the past', (p: JWTPayload) => signed({ ...p, exp: now() - 60, iat: now() - 120 })],
      ['another subject than userinfo', (p: JWTPayload) => signed({ ...p, sub: `${'0'.repeat(64)}v1` })],
      ['another key', async (p: JWTPayload) =>
        signed(p, await exportJWK((await generateKeyPair('ES256', { extractable: true })).privateKey))],
      ['one changed letter of the payload', async (p: JWTPayload, jwt: string) => {
        const [head, , signature] = jwt.split('.');
        return [head, Buffer.from(JSON.stringify({ ...p, acr: 'eidas3' })).toString('base64url'), signature].join('.');
      }],
      ['no signature (alg none)', async (p: JWTPayload) =>
        `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from(JSON.stringify(p))
          .toString('base64url')}.`],
      ['the algorithm RS256 instead of ES256', async (p: JWTPayload) =>
        new SignJWT(p).setProtectedHeader({ alg: 'RS256', kid: 'stand-in-rs256' })
          .sign(await importJWK(keys.keys.find((key) => key.alg === 'RS256')!, 'RS256'))],
    ] as const) {
      it(`is refused with ${title}`, () => assert.rejects(logInWith(forge), refusedWith('ACCESS_LOGIN_UNVERIFIED')));
    }

    it('is refused when userinfo comes as plain JSON instead of a signed JWT', async () => {
      const client = clientOf(franceConnect, { fetch: async (url, options) => {
        const response = await fetch(url, options as RequestInit);
        return url.endsWith('/userinfo') ? Response.json(decodeJwt(await response.text())) : response;
      } });
      await assert.rejects(logIn(client, { person: 'louise-vernaz' }), refusedWith('ACCESS_LOGIN_UNVERIFIED'));
    });
  });

  describe('a provider that is down', () => {
    it('is told at once, asked again only after a pause, and works again', async () => {
      let asked = 0;
      let up = false;
      let now = 1_000_000;
      const client = clientOf(franceConnect, { clock: () => now, fetch: async (url, options) => {
        asked += 1;
        if (!up) throw Object.assign(new TypeError('fetch failed'), { cause: { code: 'ECONNREFUSED' } });
        return fetch(url, options as RequestInit);
      } });
      await assert.rejects(client.start(wish), refusedWith('ACCESS_PROVIDER_DOWN'));
      await assert.rejects(client.start(wish), refusedWith('ACCESS_PROVIDER_DOWN'));
      assert.equal(asked, 1);
      up = true;
      now += ACCESS_LIMITS.provider_retry_s * 1_000;
      assert.ok((await client.start(wish)).url);
      await client.start(wish);
      assert.equal(asked, 2, 'metadata are read once');
      now += ACCESS_LIMITS.provider_metadata_s_max * 1_000;
      await client.start(wish);
      assert.equal(asked, 3, 'and again when they are old');
    });

    it('is told when it does not answer in time', async (t) => {
      const limits: number[] = [];
      t.mock.method(AbortSignal, 'timeout', (ms: number) => {
        limits.push(ms);
        return AbortSignal.abort(new DOMException('too late', 'TimeoutError'));
      });
      await assert.rejects(clientOf(franceConnect).start(wish), refusedWith('ACCESS_PROVIDER_DOWN'));
      assert.deepEqual(limits, [ACCESS_LIMITS.provider_answer_s_max * 1_000]);
    });

    it('is told when it answers with a failure', async () => {
      const client = clientOf(franceConnect, { fetch: async () => new Response('bad gateway', { status: 502 }) });
      await assert.rejects(client.start(wish), refusedWith('ACCESS_PROVIDER_DOWN'));
    });
  });

  it('refuses plain http outside the loopback and outside development', () => {
    assert.throws(() => clientOf(franceConnect, { issuer: 'http://fc.example/api/v2' }), /https is required/);
    assert.throws(() => clientOf(franceConnect, { development: false }), /https is required/);
  });
});
