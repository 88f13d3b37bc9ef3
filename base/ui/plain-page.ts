import { html, type Html } from '#base/values/html.ts';
import { LANGS, type Lang, type Text } from '#base/values/lang.ts';
import { footerLinks } from './footer-links.ts';
import { ui } from './i18n/ui-texts.ts';
import { LOGO_MARK } from './logo-mark.ts';
import { languageHref, type NavItem, type PageAssets, type ServiceIdentity } from './shell.ts';

const NAMES: Record<Lang, string> = { fr: 'Français', en: 'English' };
const WORDS = {
  skipLinks: { fr: 'Accès rapide', en: 'Skip links' }, skip: { fr: 'Contenu', en: 'Content' },
  languages: { fr: 'Langue', en: 'Language' }, menu: { fr: 'Menu principal', en: 'Main menu' },
  signOut: { fr: 'Se déconnecter', en: 'Sign out' },
} as const satisfies Record<string, Text>;

/** A page of plain HTML in the suite's look: no script, no React. */
export type PlainPage = {
  lang: Lang;
  /** Path and query, for the language links and the menu. */
  path: string;
  title: string;
  main: Html;
  assets: Pick<PageAssets, 'styles'>;
  service: { name: Text; tagline: Text; home: string; nav?: readonly NavItem[] };
  /** Foot of the page, when the service has public pages that it leads to. */
  footer?: Pick<ServiceIdentity, 'about' | 'links' | 'conformity'>;
  user?: { name: string; signOut: string };
};

/** The whole document. */
export const plainPage = ({ lang, path, title, main, assets, service, footer, user }: PlainPage): string => html`<!doctype html>
<html lang="${lang}"><head><meta charset="utf-8"><title>${title} – ${service.name[lang]}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
<meta name="format-detection" content="telephone=no,date=no">
${assets.styles.map((href) => html`<link rel="stylesheet" href="${href}">`)}</head>
<body><nav class="fr-skiplinks" aria-label="${WORDS.skipLinks[lang]}"><ul class="fr-skiplinks__list fr-container">
<li><a href="#content">${WORDS.skip[lang]}</a></li>${footer && html`<li><a href="#footer">${ui(lang, 'skipToFooter')}</a></li>`}</ul></nav>
<header class="fr-header"><div class="fr-container fr-header__body"><div class="fr-header__body-row">
<div class="fr-header__brand"><div class="fr-header__logo">${LOGO}</div><div class="fr-header__service">
<p class="fr-header__service-title"><a href="${service.home}">${service.name[lang]}</a></p>
<p class="fr-header__service-tagline">${service.tagline[lang]}</p></div></div>
<div class="fr-header__tools"><div class="fr-header__tools-links">${languages(lang, path)}${user && signedIn(lang, user)}</div></div>
</div>${menu(lang, path, service.nav ?? [])}</div></header>
<main id="content" tabindex="-1"><div class="fr-container so-page">${main}</div></main>${footer && foot(lang, footer)}</body></html>
`.html;

const { viewBox, ball, steps } = LOGO_MARK;
const LOGO = html`<svg viewBox="${viewBox}" width="44" height="44" aria-hidden="true" focusable="false">
<circle cx="${ball.cx}" cy="${ball.cy}" r="${ball.r}" fill="${ball.fill}"/>${
  steps.map(({ d, opacity }) => html`<path d="${d}" fill="currentColor" opacity="${opacity}"/>`)}</svg>`;

const foot = (lang: Lang, footer: NonNullable<PlainPage['footer']>): Html => html`
<footer class="fr-footer" id="footer" tabindex="-1"><div class="fr-container"><div class="fr-footer__body">
<div class="fr-footer__brand">${LOGO}</div>
<div class="fr-footer__content"><p class="fr-footer__content-desc">${footer.about[lang]}</p></div>
</div><nav class="fr-footer__bottom" aria-label="${ui(lang, 'footerLinks')}"><ul class="fr-footer__bottom-list">${
  footerLinks(lang, footer).map(([href, text]) =>
    html`<li class="fr-footer__bottom-item"><a class="fr-footer__bottom-link" href="${href}">${
    text}</a></li>`)}</ul></nav></div></footer>`;

const languages = (lang: Lang, path: string): Html => html`<nav aria-label="${WORDS.languages[lang]}">
<ul class="fr-btns-group">${LANGS.map((other) => html`<li><a class="fr-btn" href="${languageHref(path, other)}" lang="${other}"
 hreflang="${other}"${other === lang && html` aria-current="true"`}>${NAMES[other]}</a></li>`)}</ul></nav>`;

const signedIn = (lang: Lang, { name, signOut }: NonNullable<PlainPage['user']>): Html =>
  html`<form method="post" action="${signOut}" class="fr-btns-group"><span class="fr-header__user fr-text--sm">${name}</span>
<button class="fr-btn" type="submit">${WORDS.signOut[lang]}</button></form>`;

const menu = (lang: Lang, path: string, items: readonly NavItem[]): Html | undefined => (items.length === 0 ? undefined
  : html`<nav class="fr-nav" aria-label="${WORDS.menu[lang]}"><ul class="fr-nav__list">${items.map(({ text, href }) =>
    html`<li class="fr-nav__item"><a class="fr-nav__link" href="${href}"${path.split('?')[0] === href && html` aria-current="page"`}>${
      text[lang]}</a></li>`)}</ul></nav>`);
