import type { PageAssets } from '#base/ui/shell.ts';
import { html, type Html } from '#base/values/html.ts';
import { localeOf, type Lang } from '#base/values/lang.ts';
import type { Spoken } from '../../domain/state.ts';
import { callerWords } from './texts.ts';

/** A line of the dialogue as the caller sees it: nothing of the dossier, not even who wrote. */
export type CallerLine = Pick<Spoken, 'id' | 'at' | 'side' | 'text'>;

/** What a page of the caller shows. `ids` are for its forms: sent twice, they are one sending. */
export type CallerView =
  | { name: 'start'; word: string; centre: string }
  | { name: 'open'; word: string; centre: string; lines: readonly CallerLine[]; ids: readonly [string, string, string] }
  | { name: 'ended' | 'elsewhere' } | { name: 'refused'; word: string; why: string };

type Words = (key: Parameters<typeof callerWords>[1], vars?: Record<string, string | number>) => string;

const timeOf = (at: number, lang: Lang): string =>
  new Date(at).toLocaleTimeString(localeOf(lang), { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Paris' });

/** One line of the dialogue. */
const line = (lang: Lang, t: Words) => ({ id, at, side, text }: CallerLine): Html =>
  html`<li data-message="${id}" class="ap-line ap-line--${side}"><b>${t(side === 'caller' ? 'me' : 'them')}</b>
<time>${timeOf(at, lang)}</time><p>${text}</p></li>`;

const open = (lang: Lang, t: Words, view: CallerView & { name: 'open' }): Html => {
  const [first, second, third] = view.ids;
  const path = `/l/${view.word}`;
  const id = (value: string): Html => html`<input type="hidden" name="id" value="${value}">`;
  return html`<p class="ap-stay">${t('centre', { centre: view.centre })}. ${t('stay')}</p>
<section aria-labelledby="where"><h2 id="where">${t('where')}</h2>
<p data-needs-script hidden><button type="button" data-position>${t('sendPosition')}</button></p><p role="status" data-position-said></p>
<form method="post" action="${path}/adresse">${id(first)}<label for="address">${t('address')}</label>
<textarea id="address" name="texte" rows="2" maxlength="2000" required></textarea><button>${t('sendAddress')}</button></form></section>
<section aria-labelledby="write"><h2 id="write">${t('write')}</h2>
<ol class="ap-lines" aria-live="polite" data-lines>${view.lines.map(line(lang, t))}</ol>
${view.lines.length === 0 ? html`<p data-none>${t('none')}</p>` : ''}
<form method="post" action="${path}/message" data-message-form>${id(second)}<label for="message">${t('message')}</label>
<textarea id="message" name="texte" rows="3" maxlength="2000" required></textarea><button>${t('send')}</button></form>
<p data-without-script><a href="${path}?lang=${lang}">${t('refresh')}</a></p><p role="status" data-line-said></p></section>
<section aria-labelledby="photo"><h2 id="photo">${t('photo')}</h2>
<form method="post" action="${path}/photo" enctype="multipart/form-data">${id(third)}<label for="file">${t('photoHelp')}</label>
<input id="file" type="file" name="photo" accept="image/jpeg,image/png,application/pdf" capture="environment" required>
<button>${t('photo')}</button></form></section>`;
};

const bodyOf = (lang: Lang, t: Words, view: CallerView): Html => {
  if (view.name === 'open') return open(lang, t, view);
  if (view.name === 'start') return html`<p class="ap-stay">${t('centre', { centre: view.centre })}. ${t('stay')}</p>
<p>${t('startHelp')}</p><p>${t('privacy')}</p>
<form method="post" action="/l/${view.word}/ouvrir?lang=${lang}"><button class="ap-start">${t('start')}</button></form>`;
  if (view.name === 'refused') return html`<p role="alert"><b>${t('refused')}</b> : ${view.why}</p>
<p><a href="/l/${view.word}">${t('back')}</a></p>`;
  return html`<p role="alert"><b>${t(view.name)}</b></p><p>${t('endedHelp')}</p>`;
};

/** The page of a caller: one column, large, which works without a script. Its address is not told to other sites. */
export const callerPage = (lang: Lang, view: CallerView, { styles, scripts }: PageAssets): string => {
  const t: Words = (key, vars) => callerWords(lang, key, vars);
  const other = lang === 'fr' ? 'en' : 'fr';
  const words = { asking: t('askingPosition'), refused: t('positionRefused'), me: t('me'), them: t('them'), offline: t('offline') };
  return html`<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>${t('title')}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><meta name="format-detection" content="telephone=no">
${styles.map((href) => html`<link rel="stylesheet" href="${href}">`)}
${view.name === 'open' ? scripts.map((src) => html`<script type="module" src="${src}"></script>`) : ''}
</head><body class="ap"${view.name === 'open' ? html` data-word="${view.word}" data-words="${JSON.stringify(words)}"` : ''}><main>
<h1>${t('title')}</h1>${bodyOf(lang, t, view)}<p class="ap-danger">${t('danger')}</p></main>
<footer><a href="?lang=${other}" lang="${other}" hreflang="${other}">${t('other')}</a></footer></body></html>`.html;
};
