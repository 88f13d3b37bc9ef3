import type { Text } from '#base/values/lang.ts';
import { nearest } from './nearest.ts';
import type { Origin, Setting } from './setting.ts';
import { foreignVariables, perServicePrefixes } from './settings.ts';

/** A value with where it came from. */
export type Resolved = { setting: Setting; value: string; origin: Origin };

/** One thing wrong with the configuration. */
export type SettingError = { name: string; origin: Origin; text: Text };

export type SettingSources = {
  file: Readonly<Record<string, string>>;
  environment: Readonly<Record<string, string | undefined>>;
  command: Readonly<Record<string, string>>;
};

export type ReadSettings = { values: Map<string, Resolved>; errors: SettingError[] };

/**
 * Resolves every setting and finds **all** errors: wrong values, and, once the `services` are known (they declare
 * settings, and their names may end `SOCLE_ORIGIN_…` and its like), unknown names with the nearest known one.
 * Pure: the sources are arguments.
 */
export const readSettings = (
  settings: readonly Setting[], sources: SettingSources, services?: readonly string[],
): ReadSettings => {
  const known = [...settings, ...perService(services ?? [])];
  const values = new Map<string, Resolved>();
  const errors: SettingError[] = [];
  for (const setting of known) {
    const resolved = resolve(setting, sources);
    values.set(setting.name, resolved);
    const text = setting.check?.(resolved.value);
    if (text) errors.push({ name: setting.name, origin: resolved.origin, text });
  }
  if (services) errors.push(...unknownNames(new Set(known.map((s) => s.name)), sources));
  return { values, errors };
};

const ORDER: readonly ('command' | 'environment' | 'file')[] = ['command', 'environment', 'file'];

const resolve = (setting: Setting, sources: SettingSources): Resolved => {
  for (const origin of ORDER) {
    const value = sources[origin][setting.name];
    if (value !== undefined) return { setting, value: value.trim(), origin };
  }
  return { setting, value: setting.default, origin: 'default' };
};

const perService = (services: readonly string[]): Setting[] =>
  services.flatMap((service) => perServicePrefixes.map((prefix): Setting => ({
    name: `${prefix}${variablePart(service)}`,
    default: '',
    check: (raw) => checkPerService(prefix, raw),
    text: { fr: `Réglage propre à ${service}`, en: `Setting of ${service} alone` },
  })));

const checkPerService = (prefix: string, raw: string): Text | undefined => {
  if (raw === '') return undefined;
  if (prefix === 'SOCLE_ORIGIN_') {
    const found = URL.parse(raw);
    return found && found.pathname === '/' && !raw.endsWith('/') ? undefined
      : { fr: 'attendu : https://nom[:port] sans chemin', en: 'expected https://name[:port] without a path' };
  }
  return /^\d{1,5}$/.test(raw) ? undefined : { fr: 'attendu : un entier', en: 'expected a whole number' };
};

/** `voter-registration` → `VOTER_REGISTRATION`. */
export const variablePart = (service: string): string => service.replaceAll('-', '_').toUpperCase();

const unknownNames = (known: ReadonlySet<string>, sources: SettingSources): SettingError[] =>
  ORDER.flatMap((origin) => Object.keys(sources[origin])
    .filter((name) => (origin === 'environment' ? name.startsWith('SOCLE_') : true))
    .filter((name) => !known.has(name) && !foreignVariables.has(name))
    .map((name) => ({ name, origin, text: unknownText(name, [...known]) })));

const unknownText = (name: string, known: readonly string[]): Text => {
  const close = nearest(name, known);
  return {
    fr: close ? `réglage inconnu ; vouliez-vous dire ${close} ?` : 'réglage inconnu',
    en: close ? `unknown setting; did you mean ${close}?` : 'unknown setting',
  };
};
