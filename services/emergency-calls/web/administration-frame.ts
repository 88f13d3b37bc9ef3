import { plainPage, type PlainPage } from '#base/ui/plain-page.ts';
import type { PageAssets } from '#base/ui/shell.ts';

const SERVICE = {
  name: { fr: 'Régulation des appels d’urgence', en: 'Emergency medical calls' },
  tagline: { fr: 'Droits et accès exceptionnels', en: 'Rights and exceptional access' },
  home: '/administration',
} as const;

type Page = Pick<PlainPage, 'lang' | 'path' | 'title' | 'main'> & { nav?: PlainPage['service']['nav']; user?: string };

/** A page of the administration: plain HTML, works without a script. */
export const administrationFrame = (assets: Pick<PageAssets, 'styles'>) => ({ lang, path, title, main, nav, user }: Page): string =>
  plainPage({ lang, path, title, main, assets, service: { ...SERVICE, ...(nav ? { nav } : {}) },
    ...(user === undefined ? {} : { user: { name: user, signOut: '/deconnexion' } }) });
