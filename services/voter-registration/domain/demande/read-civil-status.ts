import type { CivilDate } from '#base/values/civil-date.ts';
import { LIMITS } from '../../limits.ts';
import { isEuState } from '../codes/eu-states.ts';
import { isSupplementary, type TypeListe } from '../codes/lists.ts';
import { isBirthDate, parseBirthDateText, type BirthDate } from '../identity/birth-date.ts';
import { FRANCE, type EtatCivil } from '../identity/civil-status.ts';
import { nameFault } from '../identity/person-name.ts';
import { fault, readCode, readObject, readText, type Findings, type Raw } from './form-reader.ts';
import type { FormReference } from './form-reference.ts';

const KNOWN = ['nomNaissance', 'nomUsage', 'prenoms', 'sexe', 'dateNaissance', 'precision', 'communeNaissance',
  'libelleLieuNaissance', 'paysNaissance', 'nationalite'];
const SEXES = { M: true, F: true };
const PRECISIONS = { JOUR: true, MOIS: true, ANNEE: true };
const AT = '/etatCivil';

const readName = (found: Findings, raw: Raw, key: string, pointer: string, required: boolean): string | undefined => {
  const name = readText(found, raw, key, pointer, LIMITS.name_chars_max, required);
  if (name === undefined) return undefined;
  const wrong = nameFault(name);
  return wrong ? fault(found, pointer, wrong, { max: LIMITS.name_chars_max }) : name;
};

const readGivenNames = (found: Findings, raw: Raw): string[] | undefined => {
  const pointer = `${AT}/prenoms`;
  const value = raw['prenoms'];
  if (value === undefined || value === null) return fault(found, pointer, 'MANQUANT');
  if (!Array.isArray(value)) return fault(found, pointer, 'TYPE');
  const max = LIMITS.given_names_max;
  if (value.length > max) return fault(found, pointer, 'TROP_DE_VALEURS', { max });
  if (value.length === 0) return fault(found, pointer, 'MANQUANT');
  const list: Raw = Object.fromEntries(value.entries());
  return value.flatMap((_, i) => readName(found, list, String(i), `${pointer}/${i}`, true) ?? []);
};

/** Accepts the stored form (`1962-08-24`, zeros for what is unknown) or a date as people write it. */
const readBirthDate = (found: Findings, raw: Raw, today: CivilDate): BirthDate | undefined => {
  const pointer = `${AT}/dateNaissance`;
  const typed = readText(found, raw, 'dateNaissance', pointer, 40, true);
  if (typed === undefined) return undefined;
  const read = parseBirthDateText(typed, Number(today.slice(0, 4)));
  if (!read.ok) return fault(found, pointer, read.code);
  const { dateNaissance, precision } = read;
  const year = Number(dateNaissance.slice(0, 4));
  if (dateNaissance > today || year > Number(today.slice(0, 4))) return fault(found, pointer, 'DATE_FUTURE');
  if (year < Number(today.slice(0, 4)) - LIMITS.age_years_max) {
    return fault(found, pointer, 'DATE_TROP_ANCIENNE', { max: LIMITS.age_years_max });
  }
  const claimed = readCode(found, raw, 'precision', `${AT}/precision`, PRECISIONS, false);
  if (claimed && !isBirthDate(dateNaissance, claimed)) return fault(found, `${AT}/precision`, 'CODE_INCONNU');
  return { dateNaissance, precision };
};

type BirthPlaceFields = Pick<EtatCivil, 'communeNaissance' | 'libelleLieuNaissance' | 'paysNaissance'>;

/** In France a commune code or at least a place name; abroad a country and, if known, a place name. */
const readBirthPlace = (found: Findings, raw: Raw, reference: FormReference): BirthPlaceFields | undefined => {
  const country = readText(found, raw, 'paysNaissance', `${AT}/paysNaissance`, 5, true);
  const max = LIMITS.label_chars_max;
  const label = readText(found, raw, 'libelleLieuNaissance', `${AT}/libelleLieuNaissance`, max, false);
  const pointer = `${AT}/communeNaissance`;
  const code = readText(found, raw, 'communeNaissance', pointer, 5, false);
  if (country === undefined) return undefined;
  if (!reference.countries.has(country)) return fault(found, `${AT}/paysNaissance`, 'CODE_INCONNU');
  const labelled = label === undefined ? {} : { libelleLieuNaissance: label };
  if (country !== FRANCE) {
    return code ? fault(found, pointer, 'SANS_OBJET') : { paysNaissance: country, ...labelled };
  }
  if (code === undefined) {
    return label === undefined ? fault(found, pointer, 'MANQUANT') : { paysNaissance: country, ...labelled };
  }
  const place = reference.communes.birthPlace(code);
  if (!place) return fault(found, pointer, 'CODE_INCONNU');
  if (!place.connu && label === undefined) return fault(found, pointer, 'LIEU_NAISSANCE_A_PRECISER');
  return { paysNaissance: country, communeNaissance: code, ...labelled };
};

/** The traits that a person can type about themselves. */
export type Person = Pick<EtatCivil, 'nomNaissance' | 'prenoms' | 'sexe'> & BirthDate;

/** Names, sex and birth date alone; every fault is noted. */
export const readPerson = (found: Findings, raw: Raw, today: CivilDate): Person | undefined => {
  const nomNaissance = readName(found, raw, 'nomNaissance', `${AT}/nomNaissance`, true);
  const prenoms = readGivenNames(found, raw);
  const sexe = readCode(found, raw, 'sexe', `${AT}/sexe`, SEXES);
  const birth = readBirthDate(found, raw, today);
  return nomNaissance && prenoms && sexe && birth ? { nomNaissance, prenoms, sexe, ...birth } : undefined;
};

/** Asked on the supplementary lists only: elsewhere everybody is French. */
const readNationality = (found: Findings, raw: Raw, list: TypeListe | undefined): Pick<EtatCivil, 'nationalite'> | undefined => {
  const pointer = `${AT}/nationalite`;
  if (!list || !isSupplementary(list)) return raw['nationalite'] === undefined ? undefined : fault(found, pointer, 'SANS_OBJET');
  const code = readText(found, raw, 'nationalite', pointer, 2, true);
  if (code === undefined) return undefined;
  return isEuState(code) ? { nationalite: code } : fault(found, pointer, 'NATIONALITE_UE');
};

/** Civil status as on the birth certificate (§5.2); names stay as typed. */
export const readCivilStatus = (
  found: Findings, form: Raw, reference: FormReference, list: TypeListe | undefined,
): EtatCivil | undefined => {
  const raw = readObject(found, form, 'etatCivil', AT, KNOWN);
  if (!raw) return undefined;
  const person = readPerson(found, raw, reference.today);
  const nomUsage = readName(found, raw, 'nomUsage', `${AT}/nomUsage`, false);
  const place = readBirthPlace(found, raw, reference);
  const nationality = readNationality(found, raw, list);
  if (!person || !place) return undefined;
  const { nomNaissance, ...traits } = person;
  return { nomNaissance, ...(nomUsage ? { nomUsage } : {}), ...traits, ...place, ...nationality };
};
