import { languageHref } from '#base/ui/shell.ts';
import { LANGS, type Lang } from '#base/values/lang.ts';
import { t } from './texts.ts';

const NAMES: Record<Lang, string> = { fr: 'Français', en: 'English' };

/** The document around each page of the register; `path` is the page's own, for the languages' links. */
export const frame = (lang: Lang, main: string, path: string): string => `<!doctype html>
<html lang="${lang}"><head><meta charset="utf-8"><title>${t(lang, 'title')}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
<link rel="stylesheet" href="/assets/full.css"></head>
<body><nav class="fr-skiplinks" aria-label="${t(lang, 'skipLinks')}"><ul class="fr-skiplinks__list fr-container">
<li><a href="#content">${t(lang, 'skip')}</a></li></ul></nav>
<header class="fr-header"><div class="fr-container fr-header__body"><div class="fr-header__body-row">
<div class="fr-header__brand"><p class="fr-header__service-title"><a href="/">${t(lang, 'title')}</a></p></div>
<div class="fr-header__tools-links"><nav aria-label="${t(lang, 'language')}">
<ul class="fr-btns-group">${LANGS.map((other) => languageItem(other, lang, path)).join('')}</ul></nav></div>
</div></div></header>
<main id="content" tabindex="-1"><div class="fr-container so-page">${main}</div></main></body></html>
`;

const languageItem = (other: Lang, lang: Lang, path: string): string =>
  `<li><a class="fr-btn" href="${languageHref(path, other).replaceAll('&', '&amp;')}" lang="${other}"`
  + ` hreflang="${other}"${other === lang ? ' aria-current="true"' : ''}>${NAMES[other]}</a></li>`;
