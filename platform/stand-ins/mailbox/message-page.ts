import { escapeHtml } from '#base/values/escape-html.ts';
import type { Lang } from '#base/values/lang.ts';
import type { StoredMessage } from './message-store.ts';
import { readableInstant, renderPage } from './page.ts';
import { t } from './texts.ts';

/** All that a formatted mail may do: let its reader follow a link. */
const POWERS = 'allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation';

/** One message: its head, its text with clickable links, its formatted version in a frame without powers. */
export const messagePage = (message: StoredMessage, lang: Lang, path: string): string => {
  const facts: [string, string][] = [
    [t(lang, 'recipient'), message.to], [t(lang, 'sender'), message.from],
    [t(lang, 'received'), readableInstant(message.at, lang)], [t(lang, 'kind'), t(lang, message.kind)],
  ];
  const main = `<p><a href="/?lang=${lang}">${t(lang, 'back')}</a></p>
<dl class="so-summary">${facts.map(([name, value]) =>
    `<div><dt>${name}</dt><dd>${escapeHtml(value)}</dd></div>`).join('')}</dl>
${message.pdf ? `<p><a class="fr-btn" href="/messages/${message.id}/pdf">${t(lang, 'openPdf')}</a></p>` : ''}
<h2>${t(lang, 'text')}</h2>
${message.text.trim() === '' ? `<p>${t(lang, 'noText')}</p>` : textHtml(message.text)}
${message.html === undefined ? '' : `<h2 id="formatted">${t(lang, 'formatted')}</h2>
<iframe class="mb-mail" src="/messages/${message.id}/html" title="${t(lang, 'formatted')}"
sandbox="${POWERS}"></iframe>`}`;
  return renderPage({ lang, path, title: message.subject || t(lang, 'noSubject'), main });
};

/** Paragraphs, with web addresses as links; nothing else of the text is markup. */
const textHtml = (text: string): string => text.trim().replaceAll('\r\n', '\n').split(/\n{2,}/)
  .map((paragraph) => `<p>${linked(paragraph).replaceAll('\n', '<br>')}</p>`).join('\n');

const linked = (text: string): string => text.split(/(https?:\/\/[^\s<>"']+)/).map((part, index) => {
  if (index % 2 === 0) return escapeHtml(part);
  // A full stop or a bracket after an address belongs to the sentence.
  const [, url, rest] = /^(.*?)([.,;:!?)\]»]*)$/.exec(part) as unknown as [string, string, string];
  return `<a href="${escapeHtml(url)}" rel="noreferrer">${escapeHtml(url)}</a>${escapeHtml(rest)}`;
}).join('');

/** The formatted version as a document of its own; its links leave the frame. */
export const framedHtml = (html: string): string => `<!doctype html><base target="_top">${html}`;

/** Policy of that document: no script, no form, nothing from elsewhere. */
export const FRAME_POLICY = [
  "default-src 'none'", "style-src 'unsafe-inline'", 'img-src data:', "base-uri 'none'", "form-action 'none'",
  "frame-ancestors 'self'", `sandbox ${POWERS}`,
].join('; ');
