import type { Lang } from '#base/values/lang.ts';
import { ui } from './i18n/ui-texts.ts';
import type { Conformity, ServiceIdentity } from './shell.ts';

const CONFORMITY_KEY = {
  none: 'accessibilityNone', partial: 'accessibilityPartial', full: 'accessibilityFull',
} as const satisfies Record<Conformity, string>;

/** What the foot of every page links to, in its order: the law wants the accessibility level, legal notice and privacy one click away. */
export const footerLinks = (lang: Lang, { links, conformity }: Pick<ServiceIdentity, 'links' | 'conformity'>): [string, string][] => [
  [links.accessibility, ui(lang, CONFORMITY_KEY[conformity])],
  [links.legal, ui(lang, 'legal')],
  [links.privacy, ui(lang, 'privacy')],
  ...(links.plainLanguage ? [[links.plainLanguage, ui(lang, 'plainLanguage')] as [string, string]] : []),
  [links.status, ui(lang, 'status')],
  [links.verify, ui(lang, 'verify')],
];
