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
const isCentre = (one: SiteCentre): boolean => isText(one.code) && CODE.test(one.code) && isText(one.name) && isText(one.siret)
  && (one.town === undefined || isText(one.town));
const isPartner = (one: Partner): boolean => isText(one.id) && isClientId(one.id) && isText(one.name) && KINDS.includes(one.kind)
  && FORMS.includes(one.form);

/**
 * The site as its setting says, a JSON text `{"centres": [{code, name, siret, town?}], "partners": [{id, name, kind, form?}]}`;
 * the six centres of the demonstration where nothing is set. Throws with the place of what is wrong: a centre with a wrong
 * code must not start.
 */
export const siteOf = (setting: string | undefined): Site => {
  if (!setting) return DEMO;
  const told = JSON.parse(setting) as Partial<Site>;
  const { centres = [], partners = [] } = told;
  const wrong = [...centres.flatMap((one, i) => (isCentre(one) ? [] : [`/centres/${i}`])),
    ...partners.flatMap((one, i) => (isPartner(one) ? [] : [`/partners/${i}`]))];
  if (centres.length === 0) wrong.push('/centres');
  if (wrong.length > 0) throw new Error(`SOCLE_CALLS_SITE: ${wrong.join(', ')}`);
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
