import type { Lang, Text } from '#base/values/lang.ts';

/** Legal levels of the accessibility statement (RGAA 4.1): without an audit by people it is `none`. */
export type Conformity = 'none' | 'partial' | 'full';

export type NavItem = { text: Text; href: string };

/** What every page of one service shares; written once by the service. */
export type ServiceIdentity = {
  name: Text;
  tagline: Text;
  home: string;
  nav: readonly NavItem[];
  conformity: Conformity;
  /** Who publishes and hosts, one sentence for the footer. */
  about: Text;
  links: { accessibility: string; legal: string; privacy: string; plainLanguage?: string; status: string; verify: string };
};

/** What the server knows of this visit, given with the props of every page. */
export type Shell = {
  /** Path and query of the page, for the menu and the language links; never holds personal data. Empty: no page of the menu. */
  path: string;
  user?: { name: string; signOut: string };
  /** Where the same page is in each language, when `?lang=` will not do (static files). */
  languages?: Readonly<Record<Lang, string>>;
  /** Time left in the session, by the server's clock, and the path that prolongs it (POST → `{leftMs}`). */
  session?: { leftMs: number; extend: string };
  /** Message of the operator on every page. */
  banner?: { text: Text; urgent: boolean };
};

/** Built files that a page links to; `loadRenderer` fills it from the bundle's manifest. */
export type PageAssets = { styles: readonly string[]; scripts: readonly string[] };

/** Same page in another language: `?lang=` replaced or added, the rest of the query kept. */
export const languageHref = (path: string, lang: Lang): string => {
  const url = new URL(path, 'http://any.invalid');
  url.searchParams.set('lang', lang);
  return `${url.pathname}${url.search}`;
};
