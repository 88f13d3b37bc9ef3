import { birthDate } from './birth-date.ts';
import { FRANCE, type EtatCivil, type Sexe } from './civil-status.ts';
import { foldName } from './name-key.ts';

/** Pivot identity as FranceConnect gives it at userinfo (all may be absent). */
export type PivotClaims = {
  given_name?: string; given_name_array?: readonly string[]; family_name?: string; preferred_username?: string;
  birthdate?: string; gender?: string; birthplace?: string; birthcountry?: string; email?: string;
};

/** `verrouilles` are the pointers that the form shows and does not let edit; `absents` must be asked. */
export type PivotIdentity = {
  etatCivil: Partial<EtatCivil>; courriel?: string; verrouilles: string[]; absents: string[];
};

const SEXES: Record<string, Sexe> = { male: 'M', female: 'F' };
const COG_COMMUNE = /^(\d{2}|2[AB])\d{3}$/;
const COG_COUNTRY = /^99\d{3}$/;

const text = (value: unknown): string | undefined => {
  const trimmed = typeof value === 'string' ? value.normalize('NFC').trim() : '';
  return trimmed === '' ? undefined : trimmed;
};

/** `given_name_array` keeps compound given names whole; the plain claim can only be cut at spaces. */
const givenNames = (claims: PivotClaims): string[] => {
  const { given_name_array: listed, given_name: joined } = claims;
  const names: readonly string[] = Array.isArray(listed) ? listed : (text(joined)?.split(/\s+/) ?? []);
  return names.flatMap((name) => text(name) ?? []);
};

const birth = (claims: PivotClaims): Partial<EtatCivil> => {
  const shape = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text(claims.birthdate) ?? '');
  if (!shape) return {};
  const read = birthDate(Number(shape[1]), Number(shape[2]), Number(shape[3]));
  return read.ok ? { dateNaissance: read.dateNaissance, precision: read.precision } : {};
};

/** A commune code only counts for a birth in France; for one abroad a text is kept as the place's label. */
const place = (claims: PivotClaims): Partial<EtatCivil> => {
  const country = text(claims.birthcountry);
  const where = text(claims.birthplace);
  if (country === undefined || !COG_COUNTRY.test(country)) return {};
  if (country === FRANCE) {
    return { paysNaissance: country, ...(where && COG_COMMUNE.test(where) ? { communeNaissance: where } : {}) };
  }
  return { paysNaissance: country, ...(where && /^\p{L}/u.test(where) ? { libelleLieuNaissance: where } : {}) };
};

/** The usage name is kept only when it differs from the birth name. */
const usageName = (claims: PivotClaims): Partial<EtatCivil> => {
  const usage = text(claims.preferred_username);
  const same = usage === undefined || foldName(usage) === foldName(text(claims.family_name) ?? '');
  return same ? {} : { nomUsage: usage };
};

const EXPECTED = ['nomNaissance', 'prenoms', 'sexe', 'dateNaissance', 'paysNaissance'] as const;

/** Maps FranceConnect claims to the civil status of the form. What is missing or unusable is left to be asked. */
export const pivotIdentity = (claims: PivotClaims): PivotIdentity => {
  const prenoms = givenNames(claims);
  const nomNaissance = text(claims.family_name);
  const sexe = Object.hasOwn(SEXES, claims.gender ?? '') ? SEXES[claims.gender!] : undefined;
  const etatCivil: Partial<EtatCivil> = {
    ...(nomNaissance ? { nomNaissance } : {}), ...usageName(claims), ...(prenoms.length ? { prenoms } : {}),
    ...(sexe ? { sexe } : {}), ...birth(claims), ...place(claims),
  };
  const courriel = text(claims.email);
  return {
    etatCivil,
    ...(courriel ? { courriel } : {}),
    verrouilles: Object.keys(etatCivil).filter((key) => key !== 'nomUsage').map((key) => `/etatCivil/${key}`),
    absents: EXPECTED.filter((key) => etatCivil[key] === undefined).map((key) => `/etatCivil/${key}`),
  };
};
