import type { Text } from '#base/values/lang.ts';
import { isRecord } from '#base/values/is-record.ts';
import { isClientId, isHealth, organisationOf } from '../domain/identifiers/case-ids.ts';
import { CENTRES, type Centre } from './centres.ts';

/** Who a partner is, which decides what may be said to it. */
export type PartnerKind = 'crra' | 'smur' | 'fire' | 'other';

/** Somebody with whom the centres of the site exchange cases, by its client id at the hub. */
export type Partner = { id: string; name: string; kind: PartnerKind; form?: MessageForm };

/** The form in which a partner's client reads messages. */
export type MessageForm = 'json' | 'xml';

/** A centre as a site tells it: its town (name or INSEE code) divides a territory that several share. */
export type SiteCentre = Omit<Centre, 'town'> & { town?: string };

/** The centres that this site regulates, and their partners. Each centre is a client of the hub of its own. */
export type Site = { centres: readonly SiteCentre[]; partners: readonly Partner[] };

/** The fire service and the SMUR of the demonstration: their ids are of no real organisation. */
export const DEMO_FIRE: Partner = { id: 'fr.fire.sdis9A0', name: 'SDIS de Valmont', kind: 'fire' };
export const DEMO_SMUR: Partner = { id: 'fr.health.smur9A1', name: 'SMUR de Valmont', kind: 'smur' };
/** The platform of the access to care (SAS), which hands appointments on to practices. */
export const CARE_PLATFORM: Partner = { id: 'fr.health.sas', name: 'Plateforme du service d’accès aux soins', kind: 'other' };

const asPartner = ({ code, name }: SiteCentre): Partner => ({ id: organisationOf(code), name, kind: 'crra' });

const DEMO: Site = { centres: CENTRES, partners: [...CENTRES.map(asPartner), DEMO_FIRE, DEMO_SMUR, CARE_PLATFORM] };

const CODE = /^[0-9A-Z]{3}$/;
const KINDS: readonly PartnerKind[] = ['crra', 'smur', 'fire', 'other'];

const FORMS: readonly unknown[] = [undefined, 'json', 'xml'];

const isText = (value: unknown): value is string => typeof value === 'string' && value.length > 0 && value.length <= 120;
const EXPECTED = '{"centres": [{"code", "name", "siret"}], "partners": [{"id", "name", "kind"}]}';

/** A list of records in what was told; anything else is not one. */
const recordsOf = (value: unknown): Record<string, unknown>[] | undefined =>
  (Array.isArray(value) && value.every(isRecord) ? value : undefined);

type Rule = [member: string, holds: (value: unknown) => boolean, text: Text];
const SHORT: Text = { fr: 'un texte de 1 à 120 caractères', en: 'a text of 1 to 120 characters' };
const CENTRE_RULES: readonly Rule[] = [
  ['code', (value) => isText(value) && CODE.test(value), { fr: 'trois chiffres ou capitales', en: 'three digits or capitals' }],
  ['name', isText, SHORT], ['siret', isText, SHORT], ['town', (value) => value === undefined || isText(value), SHORT],
];
const PARTNER_RULES: readonly Rule[] = [
  ['id', (value) => isText(value) && isClientId(value), { fr: 'un identifiant de client du Hub', en: 'a client id of the hub' }],
  ['name', isText, SHORT],
  ['kind', (value) => KINDS.some((kind) => kind === value), { fr: KINDS.join(', '), en: KINDS.join(', ') }],
  ['form', (value) => FORMS.includes(value), { fr: 'json ou xml', en: 'json or xml' }],
];

const faultsIn = (list: string, value: unknown, rules: readonly Rule[]): Text[] => {
  const records = recordsOf(value);
  if (!records) return [{ fr: `/${list} : attendu une liste d’objets`, en: `/${list}: expected a list of objects` }];
  return records.flatMap((one, i) => rules.filter(([member, holds]) => !holds(one[member])).map(([member, , { fr, en }]): Text => ({
    fr: `/${list}/${i}/${member} : attendu ${fr}`, en: `/${list}/${i}/${member}: expected ${en}` })));
};

const faultsOf = (setting: string): Text[] => {
  let told: unknown;
  try {
    told = JSON.parse(setting);
  } catch {
    return [{ fr: `n’est pas du JSON sur une ligne ; attendu ${EXPECTED}`, en: `is not JSON on one line; expected ${EXPECTED}` }];
  }
  const [site] = recordsOf([told]) ?? [];
  if (!site) return [{ fr: `attendu ${EXPECTED}`, en: `expected ${EXPECTED}` }];
  const { centres = [], partners = [] } = site;
  const none: Text[] = Array.isArray(centres) && centres.length === 0
    ? [{ fr: '/centres : attendu un centre au moins', en: '/centres: expected one centre at least' }] : [];
  return [...none, ...faultsIn('centres', centres, CENTRE_RULES), ...faultsIn('partners', partners, PARTNER_RULES)];
};

/** All that is wrong with the setting that tells the site, by place, in one text; nothing when it is right. */
export const checkSite = (setting: string): Text | undefined => {
  const faults = faultsOf(setting);
  if (faults.length === 0) return undefined;
  return { fr: faults.map(({ fr }) => fr).join(' ; '), en: faults.map(({ en }) => en).join('; ') };
};

/**
 * The site as its setting says, a JSON text `{"centres": [{code, name, siret, town?}], "partners": [{id, name, kind, form?}]}`;
 * the six centres of the demonstration where nothing is set. Throws what `checkSite` says: a centre with a wrong code must not start.
 */
export const siteOf = (setting: string | undefined): Site => {
  if (!setting) return DEMO;
  const wrong = checkSite(setting);
  if (wrong) throw new Error(`SOCLE_CALLS_SITE: ${wrong.en}`);
  const { centres = [], partners = [] } = JSON.parse(setting) as Partial<Site>;
  return { centres, partners: [...centres.map(asPartner), ...partners] };
};

/**
 * The form of what is sent to a client: as the site says, else JSON to health and XML to the other networks (technical specification of
 * the hub).
 */
export const formsOf = ({ partners }: Site): ((clientId: string) => MessageForm) => {
  const told = new Map(partners.map(({ id, form }) => [id, form]));
  return (clientId) => told.get(clientId) ?? (isHealth(clientId) ? 'json' : 'xml');
};

/** The centres of a site with their towns; those of the demonstration have theirs. */
export const centreTowns = ({ centres }: Site): { code: string; town?: string }[] => centres.map(({ code, town }) => {
  const known = town ?? CENTRES.find((one) => one.code === code)?.town;
  return { code, ...(known === undefined ? {} : { town: known }) };
});

/** The centres of a site that a hospital (SIRET or FINESS) keeps. */
export const centresOfSite = ({ centres }: Site, siret: string): readonly string[] => {
  const digits = siret.replace(/\s/g, '');
  return centres.filter((centre) => centre.siret === digits || centre.finess === digits).map(({ code }) => code);
};
