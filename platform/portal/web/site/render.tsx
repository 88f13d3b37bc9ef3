import type { ReactElement } from 'react';
import { renderDocument } from '#base/ui/render-document.ts';
import type { PageAssets } from '#base/ui/shell.ts';
import type { Lang } from '#base/values/lang.ts';
import { ErrorPage } from './pages/error.tsx';
import { HomePage } from './pages/home.tsx';
import { AccessibilityPage, LegalPage, PrivacyPage } from './pages/information.tsx';
import { StatusPage } from './pages/status.tsx';
import type { PortalPages } from './props.ts';

/** What every page is told besides its own props. */
export type View = { lang: Lang; assets: PageAssets };

const PAGES: { [Name in keyof PortalPages]: (props: PortalPages[Name] & View) => ReactElement } = {
  home: HomePage, status: StatusPage, accessibility: AccessibilityPage, legal: LegalPage, privacy: PrivacyPage,
  error: ErrorPage,
};

/** Entry of the server bundle: one page in one language as a whole HTML document. Pure. */
export const render = <Name extends keyof PortalPages>(
  name: Name, props: PortalPages[Name], lang: Lang, assets: PageAssets,
): string => renderDocument(PAGES[name]({ ...props, lang, assets }));
