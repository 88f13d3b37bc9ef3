import assert from 'node:assert/strict';
import { after, before, describe, it, mock } from 'node:test';
import { compactDecrypt, decodeJwt, decodeProtectedHeader, exportJWK, generateKeyPair } from 'jose';
import { logInHeadless, type Choice } from '#test/log-in-headless.ts';
import { startIdentityStandIn, type StandIn } from './start.ts';

const REDIRECT = 'http://localhost:9/retour';
const SECRET = 's'.repeat(32);
const RANDOM = 'r'.repeat(32);
// RFC 7636 appendix B
const VERIFIER = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
const CHALLENGE = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';

const asked = {
  client_id: 'fc', response_type: 'code', redirect_uri: REDIRECT, scope: 'openid identite_pivot email', state: RANDOM,
  nonce: RANDOM, acr_values: 'eidas1', code_challenge: CHALLENGE, code_challenge_method: 'S256',
};
const authorizeUrl = (issuer: string, changes: Record<string, string | undefined> = {}): string => {
  const entries = Object.entries({ ...asked, ...changes })
    .filter((entry): entry is [string, string] => entry[1] !== undefined);
  return `${issuer}/authorize?${new URLSearchParams(entries)}`;
};
const exchange = async (issuer: string, back: string, clientId = 'fc'): Promise<Response> => fetch(`${issuer}/token`, {
  method: 'POST',
  body: new URLSearchParams({ grant_type: 'authorization_code', code: new URL(back).searchParams.get('code') ?? '',
    redirect_uri: REDIRECT, client_id: clientId, client_secret: SECRET, code_verifier: VERIFIER }),
});

describe('the identity stand-in', () => {
  let standIn: StandIn;
  let fc: string;
  let decryptionKey: CryptoKey;
  const logIn = (choice: Choice, changes: Record<string, string | undefined> = {}): Promise<string> =>
    logInHeadless(authorizeUrl(fc, changes), choice);

  before(async () => {
    const pair = await generateKeyPair('ECDH-ES', { extractable: true });
    decryptionKey = pair.privateKey;
    const base = { client_secret: SECRET, redirect_uris: [REDIRECT],
      post_logout_redirect_uris: ['http://localhost:9/'] };
    standIn = await startIdentityStandIn({ clients: [
      { ...base, provider: 'franceconnect', client_id: 'fc', client_name: 'Inscription' },
      { ...base, provider: 'franceconnect', client_id: 'other' },
      { ...base, provider: 'franceconnect-plus', client_id: 'fcp',
        jwks: { keys: [{ ...await exportJWK(pair.publicKey), alg: 'ECDH-ES', use: 'enc' }] } },
      { ...base, provider: 'proconnect', client_id: 'pc' },
    ] });
    fc = standIn.issuers.franceconnect;
  });
  after(() => standIn.close());

  it('refuses to start in production', async () => {
    process.env.SOCLE_ENV = 'production';
    try {
      await assert.rejects(startIdentityStandIn({ clients: [] }), /does not start with SOCLE_ENV=production/);
    } finally {
      delete process.env.SOCLE_ENV;
    }
  });

  it('publishes the paths, levels and algorithms of FranceConnect v2', async () => {
    const discovery = await (await fetch(`${fc}/.well-known/openid-configuration`)).json() as Record<string, unknown>;
    assert.equal(discovery.issuer, fc);
    assert.equal(discovery.authorization_endpoint, `${fc}/authorize`);
    assert.equal(discovery.end_session_endpoint, `${fc}/session/end`);
    assert.deepEqual(discovery.acr_values_supported, ['eidas1']);
    assert.deepEqual(discovery.code_challenge_methods_supported, ['S256']);
  });

  for (const [title, changes, text] of [
    ['no state', { state: undefined }, /parameter state/],
    ['no nonce', { nonce: undefined }, /parameter nonce/],
    ['a short nonce', { nonce: 'abc' }, /nonce must have at least 32/],
    ['no level asked', { acr_values: undefined }, /parameter acr_values/],
    ['a level of the other platform', { acr_values: 'eidas3' }, /unknown acr_values/],
    ['an unknown redirect address', { redirect_uri: 'http://evil.example/' }, /redirect_uri/],
  ] as const) {
    it(`shows an error page, and sends nothing back, for ${title}`, async () => {
      const response = await fetch(authorizeUrl(fc, changes), { redirect: 'manual', headers: { accept: 'text/html' } });
      assert.equal(response.status, 400);
      assert.match(await response.text(), text);
    });
  }

  it('requires PKCE with S256', async () => {
    const response = await fetch(authorizeUrl(fc, { code_challenge: undefined, code_challenge_method: undefined }),
      { redirect: 'manual' });
    assert.match(response.headers.get('location') ?? '', /error=invalid_request/);
  });

  it('gives a pairwise subject of 66 characters, another for another service', async () => {
    const subject = async (clientId: string): Promise<string> => {
      const back = await logIn({ person: 'louise-vernaz' }, { client_id: clientId });
      const tokens = await (await exchange(fc, back, clientId)).json() as { id_token: string };
      return decodeJwt(tokens.id_token).sub ?? '';
    };
    const [one, again, other] = [await subject('fc'), await subject('fc'), await subject('other')];
    assert.match(one, /^[0-9a-f]{64}v1$/);
    assert.equal(one, again);
    assert.notEqual(one, other);
  });

  it('answers userinfo as a signed JWT, with the presumed birth date and the empty birth place', async () => {
    const tokens = await (await exchange(fc, await logIn({ person: 'mamadou-sylla' })))
      .json() as { access_token: string };
    const userinfo = await fetch(`${fc}/userinfo`, { headers: { authorization: `Bearer ${tokens.access_token}` } });
    assert.match(userinfo.headers.get('content-type') ?? '', /^application\/jwt/);
    const jwt = await userinfo.text();
    assert.equal(decodeProtectedHeader(jwt).alg, 'ES256');
    const { birthdate, birthplace, birthcountry, preferred_username: inUse } = decodeJwt(jwt);
    assert.deepEqual([birthdate, birthplace, birthcountry, inUse], ['1958-00-00', '', '99335', undefined]);
  });

  it('encrypts the tokens of a FranceConnect+ client: signed ES256 inside, ECDH-ES and A256GCM outside', async () => {
    const issuer = standIn.issuers['franceconnect-plus'];
    const url = authorizeUrl(issuer, { client_id: 'fcp', acr_values: 'eidas2 eidas3' });
    const back = await logInHeadless(url, { person: 'louise-vernaz', level: 'eidas2' });
    const tokens = await (await exchange(issuer, back, 'fcp')).json() as { id_token: string };
    assert.deepEqual(
      [decodeProtectedHeader(tokens.id_token).alg, decodeProtectedHeader(tokens.id_token).enc], ['ECDH-ES', 'A256GCM']);
    const inside = new TextDecoder().decode((await compactDecrypt(tokens.id_token, decryptionKey)).plaintext);
    assert.equal(decodeProtectedHeader(inside).alg, 'ES256');
    assert.equal(decodeJwt(inside).acr, 'eidas2');
  });

  it('takes a code once', async () => {
    const back = await logIn({ person: 'louise-vernaz' });
    assert.equal((await exchange(fc, back)).status, 200);
    assert.equal((await exchange(fc, back)).status, 400);
  });

  it('forgets a code after 30 seconds', async (t) => {
    const back = await logIn({ person: 'louise-vernaz' });
    mock.timers.enable({ apis: ['Date'], now: Date.now() + 31_000 });
    t.after(() => mock.timers.reset());
    assert.equal((await exchange(fc, back)).status, 400);
  });

  it('lets the person cancel, or come back with too low a level', async () => {
    assert.equal(new URL(await logIn({ action: 'cancel' })).searchParams.get('error'), 'access_denied');
    const low = await exchange(fc, await logIn({ person: 'louise-vernaz', level: 'eidas0' }));
    assert.equal(decodeJwt((await low.json() as { id_token: string }).id_token).acr, 'eidas0');
  });

  it('gives ProConnect’s acr, amr and auth_time in the ID token only, and refuses an essential level not reached',
    async () => {
    const issuer = standIn.issuers.proconnect;
    const claims = JSON.stringify({ id_token: { amr: null, auth_time: { essential: true },
      acr: { essential: true, values: ['eidas2'] } } });
    const url = authorizeUrl(issuer, { client_id: 'pc', scope: 'openid siret email', acr_values: undefined, claims });
    const tokens = await (await exchange(issuer, await logInHeadless(url, { person: 'maire-manosque' }), 'pc'))
      .json() as { id_token: string; access_token: string };
    const { acr, amr, auth_time: at } = decodeJwt(tokens.id_token);
    assert.deepEqual([acr, amr, typeof at], ['eidas2', ['pwd', 'totp', 'mfa'], 'number']);
    const userinfo = await fetch(`${issuer}/userinfo`, { headers: { authorization: `Bearer ${tokens.access_token}` } });
    const names = Object.keys(decodeJwt(await userinfo.text())).toSorted();
    assert.deepEqual(names, ['aud', 'email', 'exp', 'iat', 'iss', 'siret', 'sub']);
    const refused = new URL(await logInHeadless(url, { person: 'maire-sans-mfa' }));
    assert.equal(refused.searchParams.get('error'), 'access_denied');
  });

  it('signs out at once, without JavaScript, and gives the state back', async () => {
    const tokens = await (await exchange(fc, await logIn({ person: 'louise-vernaz' }))).json() as { id_token: string };
    const query = new URLSearchParams({ id_token_hint: tokens.id_token, state: RANDOM,
      post_logout_redirect_uri: 'http://localhost:9/' });
    const response = await fetch(`${fc}/session/end?${query}`, { redirect: 'manual' });
    assert.equal(response.status, 303);
    assert.equal(response.headers.get('location'), `http://localhost:9/?state=${RANDOM}`);
  });

  it('shows every person with a button, in both languages, and no script', async () => {
    for (const [lang, word] of [['fr', 'Choisissez une personne'], ['en', 'Choose a person']] as const) {
      const start = await fetch(authorizeUrl(fc, { ui_locales: lang }), { redirect: 'manual' });
      const cookie = start.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ');
      const screen = await (await fetch(new URL(start.headers.get('location') ?? '', fc), { headers: { cookie } }))
        .text();
      assert.match(screen, new RegExp(`<html lang="${lang}">[\\s\\S]*${word}`));
      assert.match(screen, /name="person" value="ghjulia-paoletti"/);
      assert.doesNotMatch(screen, /<script|claire-manosque/);
    }
  });

  it('makes up a person for a bench: the same claims come back as the same subject', async () => {
    const choice: Choice = { action: 'invent', given_name: 'Zoé', family_name: 'ESSAI', birthdate: '1990-01-01',
      gender: 'female',
      birthplace: '13055', birthcountry: '99100', email: 'zoe@demo.example' };
    const subjects = [];
    for (const _ of [1, 2]) {
      const tokens = await (await exchange(fc, await logIn(choice))).json() as { id_token: string };
      subjects.push(decodeJwt(tokens.id_token).sub);
    }
    assert.equal(subjects[0], subjects[1]);
  });
});
