import type { HealthIdentity } from '../identity.ts';
import { text, texts, type Claims, type ProviderProfile, type ReadPerson } from './profile.ts';

type Exercise = { activities?: { identifiantTechniqueDeLaStructure?: string; numeroFinessSite?: string }[] };

/** Reads a health professional; without a national identifier nobody is known. */
export const readHealthProfessional = (claims: Claims): ReadPerson | undefined => {
  const nationalId = text(claims, 'SubjectNameID') ?? text(claims, 'preferred_username');
  const familyName = text(claims, 'family_name');
  if (nationalId === undefined || familyName === undefined) return undefined;
  const person: HealthIdentity = {
    kind: 'health', nationalId, familyName, givenName: text(claims, 'given_name') ?? '',
    professions: texts(claims, 'SubjectRole').map((role) => role.split('^')[0] ?? role),
    structures: structuresOf(claims.SubjectRefPro),
    emergencyRegulation: String(claims.Acces_Regulation_Medicale).toUpperCase() === 'TRUE',
  };
  return { person, notices: [] };
};

const structuresOf = (reference: unknown): string[] => {
  const exercises = (reference as { exercices?: Exercise[] } | undefined)?.exercices ?? [];
  return exercises.flatMap(({ activities = [] }) => activities)
    .flatMap((activity) => activity.numeroFinessSite ?? activity.identifiantTechniqueDeLaStructure ?? []);
};

/** Pro Santé Connect: card or phone of the health professional, always two factors, plain JSON userinfo. */
export const proSanteConnect: ProviderProfile = {
  name: 'pro-sante-connect',
  label: { fr: 'Pro Santé Connect', en: 'Pro Santé Connect' },
  scopes: ['openid', 'scope_all'],
  assurance: 'eidas1',
  ask: 'acr_values',
  levels: { eidas1: 'eidas1', eidas2: 'eidas2', eidas3: 'eidas3' },
  idTokenClaims: [],
  twoFactorLevels: [],
  alwaysTwoFactors: true,
  signedBy: 'RS256',
  userinfo: 'json',
  encrypted: false,
  read: readHealthProfessional,
};
