import { html, type Html } from '#base/values/html.ts';
import { LANGS, type Lang, type Text } from '#base/values/lang.ts';
import { languageHref, type NavItem, type PageAssets } from './shell.ts';

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
  user?: { name: string; signOut: string };
};

/** The whole document. */
export const plainPage = ({ lang, path, title, main, assets, service, user }: PlainPage): string => html`<!doctype html>
<html lang="${lang}"><head><meta charset="utf-8"><title>${title} – ${service.name[lang]}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
<meta name="format-detection" content="telephone=no,date=no">
${assets.styles.map((href) => html`<link rel="stylesheet" href="${href}">`)}</head>
<body><nav class="fr-skiplinks" aria-label="${WORDS.skipLinks[lang]}"><ul class="fr-skiplinks__list fr-container">
<li><a href="#content">${WORDS.skip[lang]}</a></li></ul></nav>
<header class="fr-header"><div class="fr-container fr-header__body"><div class="fr-header__body-row">
<div class="fr-header__brand"><div class="fr-header__service">
<p class="fr-header__service-title"><a href="${service.home}">${service.name[lang]}</a></p>
<p class="fr-header__service-tagline">${service.tagline[lang]}</p></div></div>
<div class="fr-header__tools"><div class="fr-header__tools-links">${languages(lang, path)}${user && signedIn(lang, user)}</div></div>
</div>${menu(lang, path, service.nav ?? [])}</div></header>
<main id="content" tabindex="-1"><div class="fr-container so-page">${main}</div></main></body></html>
`.html;

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
