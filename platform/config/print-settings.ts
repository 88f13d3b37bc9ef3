import type { Lang } from '#base/values/lang.ts';
import type { Resolved, SettingError } from './read-settings.ts';
import type { Origin } from './setting.ts';

const ORIGINS: Record<Lang, Record<Origin, string>> = {
  fr: { default: 'défaut', file: 'fichier', environment: 'environnement', command: 'commande' },
  en: { default: 'default', file: 'file', environment: 'environment', command: 'command' },
};

/** The table of settings: name, value (secrets masked), origin, meaning. Per-service settings only when set. */
export const settingsTable = (values: Iterable<Resolved>, lang: Lang): string[] => {
  const rows = [...values]
    .filter(({ setting, value }) => !/^SOCLE_(ORIGIN|PORT|WEB_MIN|WEB_MAX)_[A-Z]/.test(setting.name) || value !== ''
      || setting.name === 'SOCLE_PORT_BASE')
    .map(({ setting, value, origin }) => ({
      name: setting.name, value: shown(value, setting.secret), origin: ORIGINS[lang][origin], text: setting.text[lang],
    }));
  const width = (key: 'name' | 'value' | 'origin'): number => Math.max(0, ...rows.map((row) => row[key].length));
  const [names, texts, origins] = [width('name'), Math.min(width('value'), 40), width('origin')];
  return rows.map(({ name, value, origin, text }) =>
    `  ${name.padEnd(names)}  ${value.padEnd(texts)}  ${origin.padEnd(origins)}  ${text}`);
};

const shown = (value: string, secret: boolean | undefined): string => {
  if (value === '') return '–';
  return secret ? '••••••' : value;
};

/** One line an error, with where the wrong value came from. */
export const errorLines = (errors: readonly SettingError[], lang: Lang): string[] =>
  errors.map(({ name, origin, text }) => `  ✗ ${name} (${ORIGINS[lang][origin]}) : ${text[lang]}`);
