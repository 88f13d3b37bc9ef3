import type { AgentIdentity } from '../identity.ts';
import { present, text, type Claims, type ProviderProfile, type ReadPerson } from './profile.ts';

const SIRET = /^\d{14}$/;

/** Reads an agent; without uid, names, address or a SIRET of 14 digits the agent cannot be placed anywhere. */
export const readAgent = (claims: Claims): ReadPerson | undefined => {
  const [givenName, usualName, uid] = ['given_name', 'usual_name', 'uid'].map((name) => text(claims, name));
  const siret = text(claims, 'siret')?.replaceAll(' ', '');
  const email = text(claims, 'email');
  if (!givenName || !usualName || !uid || !email || siret === undefined || !SIRET.test(siret)) return undefined;
  const person = present<AgentIdentity>({
    kind: 'agent', givenName, usualName, uid, siret, unit: text(claims, 'organizational_unit'),
    population: text(claims, 'belonging_population'), phone: text(claims, 'phone_number'),
  });
  return { person, email, notices: [] };
};

const ASSURANCE = 'https://proconnect.gouv.fr/assurance/';

/**
 * ProConnect, for State and local agents. `acr`, `amr` and `auth_time` are in the ID token only, and `amr` only when
 * asked for (numerique-gouv/proconnect-documentation: `scope-claims.md`, `claim_amr.md`).
 */
export const proConnect: ProviderProfile = {
  name: 'proconnect',
  label: { fr: 'ProConnect', en: 'ProConnect' },
  scopes: ['openid', 'given_name', 'usual_name', 'email', 'uid', 'siret', 'idp_id', 'phone', 'organizational_unit',
    'belonging_population'],
  assurance: 'eidas1',
  ask: 'essential_claim',
  levels: {
    eidas1: 'eidas1', eidas2: 'eidas2', eidas3: 'eidas3',
    [`${ASSURANCE}self-asserted`]: 'eidas1', [`${ASSURANCE}self-asserted-2fa`]: 'eidas1',
    [`${ASSURANCE}consistency-checked`]: 'eidas1', [`${ASSURANCE}consistency-checked-2fa`]: 'eidas1',
  },
  idTokenClaims: ['amr', 'auth_time'],
  twoFactorLevels: [`${ASSURANCE}self-asserted-2fa`, `${ASSURANCE}consistency-checked-2fa`],
  alwaysTwoFactors: false,
  signedBy: 'RS256',
  userinfo: 'jwt',
  encrypted: false,
  read: readAgent,
};
