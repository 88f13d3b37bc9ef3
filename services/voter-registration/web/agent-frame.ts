import { plainPage, type PlainPage } from '#base/ui/plain-page.ts';
import type { PageAssets } from '#base/ui/shell.ts';
import { citizenService } from './citizen/service-identity.ts';

/** The service as agents and administrators see it. */
const AGENT_SERVICE = {
  name: { fr: 'Inscription électorale – agents', en: 'Voter registration – staff' },
  tagline: { fr: 'Mairies, assistance et administration', en: 'Town halls, support and administration' },
  home: '/mairie',
} as const;

const SIGN_OUT = '/deconnexion';

type Page = Pick<PlainPage, 'lang' | 'path' | 'title' | 'main'> & { nav?: PlainPage['service']['nav']; user?: string };

/** A page for people at work: plain HTML, works without script. */
export const agentFrame = (assets: Pick<PageAssets, 'styles'>) => ({ lang, path, title, main, nav, user }: Page): string =>
  plainPage({ lang, path, title, main, assets, footer: citizenService, service: { ...AGENT_SERVICE, ...(nav ? { nav } : {}) },
    ...(user === undefined ? {} : { user: { name: user, signOut: SIGN_OUT } }) });
