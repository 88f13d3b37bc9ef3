import { readBirthDate } from '../birth-date.ts';
import type { Notice, PivotIdentity, Sex } from '../identity.ts';
import { present, text, texts, type Claims, type ProviderProfile, type ReadPerson } from './profile.ts';

const SEXES: readonly string[] = ['female', 'male', 'unspecified'];
/** INSEE commune code; Corsica has letters, overseas three-digit départements. */
const COMMUNE = /^(\d{2}|2A|2B)\d{3}$/;
const COUNTRY = /^99\d{3}$/;

/**
 * Reads the *identité pivot*. A trait in a form that FranceConnect does not document is left out, and said, so that
 * the person may type it: an oddity upstream must not stop somebody from registering.
 */
export const readPivot = (claims: Claims): ReadPerson => {
  const notices: Notice[] = [];
  const checked = <T>(name: string, value: T | undefined): T | undefined => {
    if (value === undefined) notices.push(`unreadable:${name}`);
    return value;
  };
  const givenNames = texts(claims, 'given_name_array');
  const email = text(claims, 'email');
  const person = present<PivotIdentity>({
    kind: 'citizen',
    givenNames: givenNames.length > 0 ? givenNames : text(claims, 'given_name')?.split(/\s+/) ?? [],
    familyName: checked('family_name', text(claims, 'family_name')),
    nameInUse: text(claims, 'preferred_username'),
    sex: checked('gender', sexOf(claims.gender)),
    birthDate: checked('birthdate', readBirthDate(claims.birthdate)),
    birthPlace: checked('birthplace', birthPlaceOf(claims)),
    birthCountry: checked('birthcountry', matching(COUNTRY, text(claims, 'birthcountry'))),
  });
  if (person.givenNames.length === 0) notices.push('unreadable:given_name');
  if (email === undefined) notices.push('email-missing');
  return { person, notices, ...(email === undefined ? {} : { email }) };
};

const sexOf = (value: unknown): Sex | undefined => SEXES.includes(String(value)) ? value as Sex : undefined;

const matching = (shape: RegExp, value: string | undefined): string | undefined =>
  value !== undefined && shape.test(value) ? value : undefined;

/** Empty is the documented value for somebody born abroad; in France a code is needed. */
const birthPlaceOf = (claims: Claims): string | undefined => {
  const place = text(claims, 'birthplace');
  if (place === undefined) return claims.birthplace === '' && claims.birthcountry !== '99100' ? '' : undefined;
  return matching(COMMUNE, place);
};

const SCOPES = ['openid', 'identite_pivot', 'preferred_username', 'email'];

/** FranceConnect, standard platform v2: low level (eidas1), enough for public forms. */
export const franceConnect: ProviderProfile = {
  name: 'franceconnect',
  label: { fr: 'FranceConnect', en: 'FranceConnect' },
  scopes: SCOPES,
  assurance: 'eidas1',
  ask: 'acr_values',
  levels: { eidas1: 'eidas1', eidas2: 'eidas2', eidas3: 'eidas3' },
  idTokenClaims: [],
  twoFactorLevels: [],
  alwaysTwoFactors: false,
  signedBy: 'ES256',
  userinfo: 'jwt',
  encrypted: false,
  read: readPivot,
};

/** FranceConnect+: substantial or high level, tokens encrypted for the client. */
export const franceConnectPlus: ProviderProfile = {
  ...franceConnect,
  name: 'franceconnect-plus',
  label: { fr: 'FranceConnect+', en: 'FranceConnect+' },
  assurance: 'eidas2',
  encrypted: true,
};
