import { plainPage, type PlainPage } from '#base/ui/plain-page.ts';
import type { PageAssets } from '#base/ui/shell.ts';

const SERVICE = {
  name: { fr: 'Régulation des appels d’urgence', en: 'Emergency medical calls' },
  tagline: { fr: 'Espace des agents', en: 'Staff area' },
  home: '/',
} as const;

type Page = Pick<PlainPage, 'lang' | 'path' | 'title' | 'main'> & { nav?: PlainPage['service']['nav']; user?: string };

/** A page of the sign-in or of the administration: plain HTML, works without a script. */
export const administrationFrame = (assets: Pick<PageAssets, 'styles'>) => ({ lang, path, title, main, nav, user }: Page): string =>
  plainPage({ lang, path, title, main, assets, service: { ...SERVICE, ...(nav ? { nav } : {}) },
    ...(user === undefined ? {} : { user: { name: user, signOut: '/deconnexion' } }) });
