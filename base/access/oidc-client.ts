import * as oidc from 'openid-client';
import type { Clock } from '#base/values/instant.ts';
import { reaches, type Assurance } from './assurance.ts';
import { accessProblems } from './errors.ts';
import type { VerifiedIdentity } from './identity.ts';
import { ACCESS_LIMITS } from './limits.ts';
import { problemOfLogin } from './login-problem.ts';
import { cachedProvider } from './provider-metadata.ts';
import type { Claims, ProviderProfile } from './providers/profile.ts';

export type OidcSettings = {
  profile: ProviderProfile;
  issuer: string;
  clientId: string;
  clientSecret: string;
  redirectUri: string;
  postLogoutRedirectUri: string;
  /** Private keys for encrypted tokens; FranceConnect+ requires them. */
  decryptionKeys?: oidc.DecryptionKey[];
  /** Plain http is accepted for an issuer on the loopback, and only then. */
  development: boolean;
  clock: Clock;
  /** Replaces the network in tests. */
  fetch?: oidc.CustomFetch;
};

/** What must be remembered between the two halves of a login; it travels sealed in a cookie. */
export type PendingLogin = {
  provider: string;
  state: string;
  nonce: string;
  verifier: string;
  assurance: Assurance;
  secondFactor: boolean;
  returnTo: string;
  startedAt: number;
};

export type LoginWish = { assurance?: Assurance; secondFactor?: boolean; returnTo: string; lang: 'fr' | 'en' };

export type OidcClient = {
  profile: ProviderProfile;
  /** Where to send the person, and what to remember. Throws ACCESS_PROVIDER_DOWN. */
  start: (wish: LoginWish) => Promise<{ url: string; pending: PendingLogin }>;
  /** Checks what came back and reads who it is. Throws one of the room's login problems. */
  finish: (callbackUrl: URL, pending: PendingLogin) => Promise<VerifiedIdentity>;
  /** The provider's own logout; `undefined` when it has none or does not answer. */
  logoutUrl: (idToken: string, state: string) => Promise<string | undefined>;
};

/**
 * Logs people in through one OpenID Connect provider: authorization code with PKCE (S256), `state` and `nonce` of
 * 256 random bits. The library checks signature (ES256 or RS256 as the profile says, also of the token that came by
 * back channel), `iss`, `aud`, `nonce`, `exp`; this module checks the level reached and reads the claims.
 */
export const createOidcClient = (settings: OidcSettings): OidcClient => {
  const configuration = cachedProvider(settings);
  return {
    profile: settings.profile,
    start: async (wish) => startLogin(settings, await configuration(), wish),
    finish: async (callbackUrl, pending) => finishLogin(settings, await configuration(), callbackUrl, pending),
    async logoutUrl(idToken, state) {
      try {
        return oidc.buildEndSessionUrl(await configuration(),
          { id_token_hint: idToken, state, post_logout_redirect_uri: settings.postLogoutRedirectUri }).href;
      } catch {
        return undefined;
      }
    },
  };
};

const startLogin = async (
  { profile, redirectUri, clock }: OidcSettings, configuration: oidc.Configuration, wish: LoginWish,
): Promise<{ url: string; pending: PendingLogin }> => {
  const assurance = wish.assurance ?? profile.assurance;
  const pending: PendingLogin = {
    provider: profile.name, state: oidc.randomState(), nonce: oidc.randomNonce(),
    verifier: oidc.randomPKCECodeVerifier(),
    assurance, secondFactor: wish.secondFactor ?? false, returnTo: wish.returnTo, startedAt: clock(),
  };
  const url = oidc.buildAuthorizationUrl(configuration, {
    redirect_uri: redirectUri,
    scope: profile.scopes.join(' '),
    state: pending.state,
    nonce: pending.nonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(pending.verifier),
    code_challenge_method: 'S256',
    ui_locales: wish.lang,
    ...levelParameters(profile, assurance),
  });
  return { url: url.href, pending };
};

/** Asks for the level and each one above it, as `acr_values` or as an essential claim. */
const levelParameters = (profile: ProviderProfile, floor: Assurance): Record<string, string> => {
  if (profile.ask === 'acr_values') return { acr_values: floor };
  const values = Object.keys(profile.levels).filter((acr) => reaches(profile.levels[acr] ?? 'none', floor));
  const others = Object.fromEntries(profile.idTokenClaims.map((name) => [name, { essential: true }]));
  return { claims: JSON.stringify({ id_token: { ...others, acr: { essential: true, values } } }) };
};

const finishLogin = async (
  settings: OidcSettings, configuration: oidc.Configuration, callbackUrl: URL, pending: PendingLogin,
): Promise<VerifiedIdentity> => {
  const late = settings.clock() - pending.startedAt > ACCESS_LIMITS.login_pending_s_max * 1_000;
  // Another state is most often the same person's other tab; said so, rather than as an attack.
  if (late || callbackUrl.searchParams.get('state') !== pending.state) throw accessProblems.ACCESS_LOGIN_EXPIRED();
  try {
    const tokens = await oidc.authorizationCodeGrant(configuration, callbackUrl, {
      expectedState: pending.state, expectedNonce: pending.nonce, pkceCodeVerifier: pending.verifier,
      idTokenExpected: true,
    });
    const idClaims = tokens.claims() as Claims & { sub: string };
    // Read at once: the access token of FranceConnect+ lives 60 s.
    const userinfo = await oidc.fetchUserInfo(configuration, tokens.access_token, idClaims.sub);
    return verifiedIdentity(settings, pending, idClaims, userinfo, tokens.id_token);
  } catch (error) {
    throw problemOfLogin(error);
  }
};

const verifiedIdentity = (
  { profile, issuer, clock }: OidcSettings, pending: PendingLogin, idClaims: Claims & { sub: string }, userinfo: Claims,
  idToken: string | undefined,
): VerifiedIdentity => {
  const acr = String(idClaims.acr);
  const assurance = profile.levels[acr] ?? 'none';
  if (!reaches(assurance, pending.assurance)) {
    throw accessProblems.ACCESS_LEVEL_TOO_LOW({ extra: { asked: pending.assurance, reached: assurance } });
  }
  const methods = Array.isArray(idClaims.amr) ? idClaims.amr : [];
  const secondFactor = profile.alwaysTwoFactors || methods.includes('mfa') || profile.twoFactorLevels.includes(acr)
    || reaches(assurance, 'eidas2');
  if (pending.secondFactor && !secondFactor) throw accessProblems.ACCESS_SECOND_FACTOR();
  const read = profile.read(userinfo);
  if (read === undefined) throw accessProblems.ACCESS_LOGIN_UNVERIFIED({ extra: { cause: 'claims-missing' } });
  return {
    provider: profile.name, issuer, subject: idClaims.sub, assurance, secondFactor, authenticatedAt: clock(), ...read,
    ...(idToken === undefined ? {} : { idToken }),
  };
};
