import { createHmac } from 'node:crypto';
import { Provider, interactionPolicy, type Context } from 'oidc-provider';
import type { JWK } from 'jose';
import type { ClientConfig } from './config.ts';
import type { Dialect } from './dialects.ts';
import { memoryStore } from './memory-store.ts';
import type { People } from './people.ts';
import { renderError } from './screens.ts';
import { logOutAtOnce } from './log-out.ts';
import { strictAuthorize } from './strict-authorize.ts';

/** Lifetimes that FranceConnect+ publishes, in seconds. */
const LIFETIMES_S = {
  AuthorizationCode: 30, AccessToken: 60, IdToken: 60, Session: 1800, Grant: 1800, Interaction: 900,
};
const ENTRIES_MAX = 100_000;
/** Subjects survive a restart of the stand-in, so that a demo person finds their dossiers again. */
const SUBJECT_KEY = 'socle identity stand-in';

/** One issuer: the OpenID Connect library told to speak a dialect. */
export const makeProvider = (
  dialect: Dialect, origin: string, clients: ClientConfig[], jwks: { keys: JWK[] }, people: People,
): Provider => {
  const policy = interactionPolicy.base();
  policy.remove('consent');
  const provider = new Provider(origin + dialect.mount, {
    adapter: memoryStore(ENTRIES_MAX),
    jwks,
    clients: clients.filter((client) => client.provider === dialect.name).map((client) => metadata(client, dialect)),
    routes: { ...dialect.routes },
    scopes: ['openid'],
    claims: { openid: ['sub'], ...dialect.scopes, acr: null, amr: null, auth_time: null, iss: null, sid: null },
    acrValues: dialect.levels,
    subjectTypes: ['pairwise'],
    pairwiseIdentifier: (_: Context, accountId: string, client: { clientId: string }) =>
      dialect.subject(createHmac('sha256', SUBJECT_KEY)
        .update(`${dialect.name}|${client.clientId}|${accountId}`).digest('hex')),
    pkce: { required: () => true },
    ttl: LIFETIMES_S,
    cookies: cookiesOf(dialect),
    features: {
      devInteractions: { enabled: false },
      jwtUserinfo: { enabled: true },
      encryption: { enabled: true },
      claimsParameter: { enabled: true },
      rpInitiatedLogout: { enabled: true },
    },
    interactions: { policy, url: (_: Context, { uid }: { uid: string }) => `${dialect.mount}/interaction/${uid}` },
    findAccount: (_: Context, id: string) => accountOf(people, id),
    loadExistingGrant: grantEverythingAsked,
    renderError,
  });
  provider.proxy = true;
  provider.use(strictAuthorize(dialect));
  provider.use(logOutAtOnce);
  return provider;
};

/** Not signed: each holds a long random id that only the store in memory can resolve. */
const cookiesOf = (dialect: Dialect): object => ({
  names: {
    session: `idp_${dialect.name}_session`,
    interaction: `idp_${dialect.name}_interaction`,
    resume: `idp_${dialect.name}_resume`,
  },
  long: { httpOnly: true, sameSite: 'lax', signed: false, path: dialect.mount },
  short: { httpOnly: true, sameSite: 'lax', signed: false },
});

const metadata = (client: ClientConfig, dialect: Dialect): object => {
  if (dialect.encrypted && client.jwks === undefined) {
    throw new TypeError(`client ${client.client_id}: ${dialect.title} needs the client's public keys (jwks)`);
  }
  const alg = client.jwks?.keys[0]?.kty === 'RSA' ? 'RSA-OAEP' : 'ECDH-ES';
  const encrypt = client.jwks === undefined ? {} : {
    jwks: client.jwks,
    id_token_encrypted_response_alg: alg, id_token_encrypted_response_enc: 'A256GCM',
    userinfo_encrypted_response_alg: alg, userinfo_encrypted_response_enc: 'A256GCM',
  };
  return {
    client_id: client.client_id,
    client_secret: client.client_secret,
    client_name: client.client_name ?? client.client_id,
    redirect_uris: client.redirect_uris,
    post_logout_redirect_uris: client.post_logout_redirect_uris ?? [],
    subject_type: 'pairwise',
    token_endpoint_auth_method: 'client_secret_post',
    id_token_signed_response_alg: dialect.signedBy,
    ...(dialect.userinfo === 'jwt' ? { userinfo_signed_response_alg: dialect.signedBy } : {}),
    ...encrypt,
  };
};

const accountOf = (people: People, id: string): object | undefined => {
  const person = people.find(id);
  return person && { accountId: id, claims: async () => ({ sub: id, ...person.claims }) };
};

/** The screen has announced what the service receives; a second question would only be in the way. */
const grantEverythingAsked = async (ctx: Context): Promise<unknown> => {
  const { provider, client, session, params, requestParamClaims } = ctx.oidc;
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId ?? '' });
  grant.addOIDCScope(params.scope ?? 'openid');
  grant.addOIDCClaims([...requestParamClaims]);
  await grant.save();
  return grant;
};
