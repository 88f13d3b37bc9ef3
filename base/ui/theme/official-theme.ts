import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Text } from '#base/values/lang.ts';
import { ETAT_PREFIX, ETAT_STYLES, themeOf } from './theme.ts';

/** Settings of a service whose pages wear a theme; the folder is the operator's, and every service may read it. */
export const THEME_SETTINGS: { name: string; default: string; text: Text; choices?: string[] }[] = [
  { name: 'SOCLE_THEME', default: '', choices: ['', 'etat'],
    text: { fr: "Thème (« etat » : pour une administration qui y a droit)", en: 'Theme ("etat": for an entitled administration)' } },
  { name: 'SOCLE_THEME_DIR', default: '',
    text: { fr: 'Dossier « dist » du système de design de l’État, installé par l’administration',
      en: 'Folder "dist" of the State’s design system, installed by the administration' } },
];

/** What the chosen theme needs to be served, if anything. */
export type OfficialTheme = { prefix: string; folder: string };

/**
 * Where the State's style sheet lies when `SOCLE_THEME=etat`; nothing for our own theme.
 * @throws Error in plain words when the folder is not named or lacks the sheets that the pages link
 */
export const officialTheme = (settings: Readonly<Record<string, string>>): OfficialTheme | undefined => {
  if (themeOf(settings.SOCLE_THEME) !== 'etat') return undefined;
  const folder = settings.SOCLE_THEME_DIR ?? '';
  const wanted = ETAT_STYLES.map((path) => path.slice(ETAT_PREFIX.length + 1));
  const missing = wanted.filter((file) => folder === '' || !existsSync(join(folder, file)));
  if (missing.length === 0) return { prefix: ETAT_PREFIX, folder };
  throw new Error(folder === ''
    ? 'SOCLE_THEME=etat: SOCLE_THEME_DIR must name the "dist" folder of the State’s design system, which only entitled administrations '
      + 'may install (SOCLE_THEME_DIR doit nommer le dossier « dist » du système de design de l’État)'
    : `SOCLE_THEME=etat: ${folder} lacks ${missing.join(', ')} (il manque ${missing.join(', ')})`);
};
