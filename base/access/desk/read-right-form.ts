import { field, type Form } from '#base/http/form.ts';
import { endOfDay, parseCivilDate, startOfDay } from '#base/values/civil-date.ts';
import type { Instant } from '#base/values/instant.ts';
import type { FieldError } from '#base/values/problem.ts';
import { readAddress } from '../email-address.ts';
import { inviteTo, type GrantRequest } from '../grants.ts';
import { ACCESS_LIMITS } from '../limits.ts';
import type { AdministrationKit } from './administration-kit.ts';
import type { RightForm } from './rights-page.ts';

const SIRET = /^\d{14}$/;

/** What was typed, as it goes back into the form. */
export const typedRight = (form: Form): RightForm => ({ email: field(form, 'email'), structure: field(form, 'structure'),
  role: field(form, 'role'), places: field(form, 'places'), from: field(form, 'from'), until: field(form, 'until'),
  reason: field(form, 'reason') });

type Read = { errors: FieldError[] } & ({ ok: true; request: Omit<GrantRequest, 'id'> } | { ok: false });

/**
 * Reads the form of a right, with every fault at once: address, SIRET, territories that exist and that the manager
 * covers, days. Role, reason and what goes together are `requestGrant`'s to judge.
 */
export const readRightForm = (
  kit: Pick<AdministrationKit, 'keys' | 'roles' | 'placeName' | 'placesOf' | 'zone'>, typed: RightForm,
  covered: readonly string[], now: Instant,
): Read => {
  const errors: FieldError[] = [];
  const fault = (name: keyof RightForm, code: string, fr: string, en: string): void => {
    errors.push({ pointer: `/${name}`, code, detail: { fr, en } });
  };
  const structure = typed.structure.replaceAll(/\s/g, '');
  if (readAddress(typed.email) === undefined) fault('email', 'malformed', 'Écrivez une adresse de la forme nom@exemple.fr.',
    'Write an address such as name@example.org.');
  if (!SIRET.test(structure)) fault('structure', 'malformed', 'Un SIRET a 14 chiffres.', 'A SIRET has 14 digits.');
  const territories = placesTyped(kit, typed, structure);
  const unknown = territories.filter((code) => code !== '*' && kit.placeName(code) === undefined);
  const outside = covered.includes('*') ? [] : territories.filter((code) => !covered.includes(code));
  if (territories.length === 0) fault('places', 'missing', 'Cette structure n’a pas de commune : indiquez un territoire.',
    'This organisation has no commune: give a territory.');
  else if (territories.length > ACCESS_LIMITS.grant_territories_max) fault('places', 'too-many',
    'Cent territoires au plus.', 'A hundred territories at most.');
  else if (unknown.length > 0) fault('places', 'unknown', `Territoire inconnu : ${unknown.join(', ')}.`,
    `Unknown territory: ${unknown.join(', ')}.`);
  else if (outside.length > 0) fault('places', 'outside', `Hors de vos territoires : ${outside.join(', ')}.`,
    `Outside your territories: ${outside.join(', ')}.`);
  const from = typed.from === '' ? now : dayAt(typed.from, (day) => startOfDay(day, kit.zone));
  const until = typed.until === '' ? undefined : dayAt(typed.until, (day) => endOfDay(day, kit.zone));
  if (from === undefined) fault('from', 'malformed', 'Ce jour n’existe pas.', 'This day does not exist.');
  if (typed.until !== '' && until === undefined) fault('until', 'malformed', 'Ce jour n’existe pas.', 'This day does not exist.');
  if (errors.length > 0 || from === undefined) return { ok: false, errors };
  return { ok: true, errors, request: { ...inviteTo(kit.keys, structure, typed.email), role: typed.role, territories,
    purposes: kit.roles.get(typed.role)?.purposes ?? [], from, ...(until === undefined ? {} : { until }), reason: typed.reason } };
};

const placesTyped = (kit: Pick<AdministrationKit, 'placesOf'>, { places }: RightForm, structure: string): string[] => {
  const typed = places.split(/[\s,;]+/).filter(Boolean);
  return [...new Set(typed.length > 0 ? typed : kit.placesOf(structure))];
};

const dayAt = (typed: string, instant: (day: string) => Instant): Instant | undefined => {
  const day = parseCivilDate(typed);
  return day === undefined ? undefined : instant(day);
};
