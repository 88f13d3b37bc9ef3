import { escapeHtml } from '#base/values/escape-html.ts';
import { languageHref } from '#base/ui/shell.ts';
import { LANGS, type Lang } from '#base/values/lang.ts';
import { t } from './texts.ts';

const NAMES: Record<Lang, string> = { fr: 'Français', en: 'English' };

export type Page = {
  lang: Lang;
  /** Path and query, for the links to the other language. */
  path: string;
  title: string;
  main: string;
  refreshS?: number;
};

/** The frame of each page: no script, the suite's own style. */
export const renderPage = ({ lang, path, title, main, refreshS }: Page): string => `<!doctype html>
<html lang="${lang}"><head><meta charset="utf-8"><title>${escapeHtml(`${title} – ${t(lang, 'title')}`)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
${refreshS === undefined ? '' : `<meta http-equiv="refresh" content="${refreshS}">`}
<link rel="stylesheet" href="/assets/full.css"><link rel="stylesheet" href="/mailbox.css"></head>
<body><nav class="fr-skiplinks" aria-label="${t(lang, 'skipLinks')}"><ul class="fr-skiplinks__list fr-container">
<li><a href="#content">${t(lang, 'skip')}</a></li></ul></nav>
<header class="fr-header"><div class="fr-container fr-header__body"><div class="fr-header__body-row">
<div class="fr-header__brand"><div class="fr-header__service">
<p class="fr-header__service-title"><a href="/">${t(lang, 'title')}</a></p>
<p class="fr-header__service-tagline">${t(lang, 'tagline')}</p></div></div>
<div class="fr-header__tools"><div class="fr-header__tools-links"><nav aria-label="${t(lang, 'language')}">
<ul class="fr-btns-group">${LANGS.map((other) => languageItem(other, lang, path)).join('')}</ul></nav></div></div>
</div></div></header>
<main id="content" tabindex="-1"><div class="fr-container so-page">
<h1>${escapeHtml(title)}</h1>
${main}
</div></main></body></html>
`;

const languageItem = (other: Lang, lang: Lang, path: string): string =>
  `<li><a class="fr-btn" href="${escapeHtml(languageHref(path, other))}" lang="${other}" hreflang="${other}"`
  + `${other === lang ? ' aria-current="true"' : ''}>${NAMES[other]}</a></li>`;

/** An instant as people read it, Paris time. */
export const readableInstant = (at: number, lang: Lang): string =>
  new Intl.DateTimeFormat(lang === 'fr' ? 'fr-FR' : 'en-GB',
  { dateStyle: 'medium', timeStyle: 'medium', timeZone: 'Europe/Paris' }).format(at);
