/** The kinds of people a provider knows. */
export type PersonKind = 'citizen' | 'agent' | 'health';
export type DialectName = 'franceconnect' | 'franceconnect-plus' | 'proconnect' | 'pro-sante-connect';

/** What distinguishes one identity provider from another, as data. */
export type Dialect = {
  name: DialectName;
  title: string;
  mount: string;
  kind: PersonKind;
  routes: Record<'authorization' | 'token' | 'userinfo' | 'jwks' | 'end_session', string>;
  /** scope → claims that it opens in userinfo */
  scopes: Record<string, string[]>;
  levels: string[];
  signedBy: 'ES256' | 'RS256';
  userinfo: 'jwt' | 'json';
  /** FranceConnect+ refuses clients that cannot receive encrypted tokens. */
  encrypted: boolean;
  /** `true`: a living session skips the screen, as an agent's day at work expects. */
  singleSignOn: boolean;
  subject: (hex64: string) => string;
};

const V2_ROUTES = {
  authorization: '/authorize',
  token: '/token',
  userinfo: '/userinfo',
  jwks: '/jwks',
  end_session: '/session/end',
};
const KEYCLOAK_ROUTES = {
  authorization: '/protocol/openid-connect/auth',
  token: '/protocol/openid-connect/token',
  userinfo: '/protocol/openid-connect/userinfo',
  jwks: '/protocol/openid-connect/certs',
  end_session: '/protocol/openid-connect/logout',
};
const BIRTH = ['birthdate', 'birthplace', 'birthcountry'];
const PIVOT = ['given_name', 'given_name_array', 'family_name', 'gender', ...BIRTH];
const CITIZEN_SCOPES = {
  identite_pivot: PIVOT,
  profile: [...PIVOT.filter((claim) => !BIRTH.includes(claim)), 'birthdate', 'preferred_username'],
  birth: BIRTH,
  given_name: ['given_name', 'given_name_array'],
  family_name: ['family_name'],
  preferred_username: ['preferred_username'],
  gender: ['gender'],
  birthdate: ['birthdate'],
  birthplace: ['birthplace'],
  birthcountry: ['birthcountry'],
  email: ['email'],
};
const AGENT_CLAIMS = ['given_name', 'usual_name', 'email', 'uid', 'siret', 'idp_id', 'phone', 'organizational_unit',
  'belonging_population', 'custom'];
const HEALTH_CLAIMS = ['SubjectNameID', 'SubjectRole', 'SubjectRefPro', 'Palier_Authentification',
  'Acces_Regulation_Medicale', 'otherIds', 'preferred_username', 'family_name', 'given_name'];
const sameScopes = (claims: string[]): Record<string, string[]> =>
  Object.fromEntries(claims.map((claim) => [claim, [claim === 'phone' ? 'phone_number' : claim]]));

const citizenDialect = {
  kind: 'citizen',
  routes: V2_ROUTES,
  scopes: CITIZEN_SCOPES,
  signedBy: 'ES256',
  userinfo: 'jwt',
  singleSignOn: false,
  subject: (hex64: string) => `${hex64}v1`,
} as const;

/**
 * The four doors, with the paths, scopes, levels and token forms of the real ones
 * (FranceConnect v2 partner documentation; ProConnect `scope-claims.md`, `claim_amr.md`; ANS Pro Santé Connect).
 */
export const dialects: Dialect[] = [
  { ...citizenDialect, name: 'franceconnect', title: 'FranceConnect', mount: '/franceconnect/api/v2',
    levels: ['eidas1'], encrypted: false },
  { ...citizenDialect, name: 'franceconnect-plus', title: 'FranceConnect+', mount: '/franceconnect-plus/api/v2',
    levels: ['eidas2', 'eidas3'], encrypted: true },
  { name: 'proconnect', title: 'ProConnect', mount: '/proconnect/api/v2', kind: 'agent', routes: V2_ROUTES,
    scopes: sameScopes(AGENT_CLAIMS), levels: ['eidas1', 'eidas2', 'eidas3'], signedBy: 'RS256', userinfo: 'jwt',
    encrypted: false, singleSignOn: true, subject: (hex64) => hex64 },
  { name: 'pro-sante-connect', title: 'Pro Santé Connect', mount: '/psc/auth/realms/esante-wallet', kind: 'health',
    routes: KEYCLOAK_ROUTES, scopes: { scope_all: HEALTH_CLAIMS }, levels: ['eidas1', 'eidas2'], signedBy: 'RS256',
    userinfo: 'json', encrypted: false, singleSignOn: true, subject: (hex64) =>
      `f:${hex64.slice(0, 8)}:${hex64.slice(8, 20)}` },
];
