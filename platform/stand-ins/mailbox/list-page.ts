import { escapeHtml } from '#base/values/escape-html.ts';
import { toRfc3339 } from '#base/values/instant.ts';
import type { Lang } from '#base/values/lang.ts';
import { MAILBOX_LIMITS } from './limits.ts';
import type { Filter, MessageStore, StoredMessage } from './message-store.ts';
import { readableInstant, renderPage } from './page.ts';
import { t } from './texts.ts';

/** What the address of the list says. */
export type ListQuery = Filter & { page: number; refresh: boolean };

/** Reads the list's query; what is wrong is left out. */
export const listQuery = (query: Readonly<Record<string, unknown>>): ListQuery => {
  const text = (name: string): string | undefined => {
    const value = query[name];
    const trimmed = typeof value === 'string' ? value.trim().slice(0, MAILBOX_LIMITS.query_chars_max) : '';
    return trimmed === '' ? undefined : trimmed;
  };
  const [to, search] = [text('to'), text('q')];
  const page = Number(text('page') ?? 1);
  return { ...(to ? { to } : {}), ...(search ? { query: search } : {}), refresh: query.refresh === '1',
    page: Number.isInteger(page) && page > 0 && page < 1000 ? page : 1 };
};

const href = ({ to, query, page, refresh }: ListQuery, lang: Lang, change: Partial<ListQuery> = {}): string => {
  const next = { to, query, page, refresh, ...change };
  const search = new URLSearchParams({ lang });
  if (next.to) search.set('to', next.to);
  if (next.query) search.set('q', next.query);
  if (next.page > 1) search.set('page', String(next.page));
  if (next.refresh) search.set('refresh', '1');
  return escapeHtml(`/?${search}`);
};

/** The list of messages: by recipient, by words, fifty a page. */
export const listPage = (store: MessageStore, query: ListQuery, lang: Lang, path: string): string => {
  const found = store.list(query);
  const rows = found.slice((query.page - 1) * MAILBOX_LIMITS.page_rows, query.page * MAILBOX_LIMITS.page_rows);
  const main = `${searchForm(store, query, lang)}
<p><a href="${href(query, lang, { refresh: !query.refresh })}">${query.refresh ? t(lang, 'refreshOff')
    : t(lang, 'refreshOn', { seconds: MAILBOX_LIMITS.refresh_s })}</a></p>
${rows.length === 0 ? emptyState(query, lang) : table(rows, found.length, lang)}
${pager(query, found.length, lang)}`;
  return renderPage({ lang, path, title: t(lang, 'list'), main,
    ...(query.refresh ? { refreshS: MAILBOX_LIMITS.refresh_s } : {}) });
};

const searchForm = (store: MessageStore, { to, query, refresh }: ListQuery, lang: Lang): string => {
  const recipients = store.recipients();
  const total = recipients.reduce((sum, { count }) => sum + count, 0);
  return `<form method="get" action="/" role="search" class="mb-filters">
<input type="hidden" name="lang" value="${lang}">${refresh ? '<input type="hidden" name="refresh" value="1">' : ''}
<div class="fr-select-group"><label class="fr-label" for="to">${t(lang, 'recipient')}</label>
<select class="fr-select" id="to" name="to">
<option value="">${escapeHtml(t(lang, 'everybody', { count: total }))}</option>
${recipients.map((one) => `<option value="${escapeHtml(one.to)}"${one.to === to ? ' selected' : ''}>`
    + `${escapeHtml(t(lang, 'recipientCount', one))}</option>`).join('')}</select></div>
<div class="fr-input-group"><label class="fr-label" for="q">${t(lang, 'search')}
<span class="fr-hint-text">${t(lang, 'searchHint')}</span></label>
<input class="fr-input" id="q" name="q" type="search" maxlength="${MAILBOX_LIMITS.query_chars_max}"
value="${escapeHtml(query ?? '')}"></div>
<button class="fr-btn" type="submit">${t(lang, 'show')}</button></form>`;
};

const COLUMNS = ['subject', 'recipient', 'kind', 'received'] as const;

const table = (rows: readonly StoredMessage[], total: number, lang: Lang): string =>
  `<div class="fr-table so-table--stack"><table>
<caption>${t(lang, 'caption', { count: total })}</caption>
<thead><tr>${COLUMNS.map((key) => `<th scope="col">${t(lang, key)}</th>`).join('')}</tr></thead>
<tbody>${rows.map((message) => row(message, lang)).join('\n')}</tbody></table></div>`;

const row = (message: StoredMessage, lang: Lang): string => `<tr>
<th scope="row"><a href="/messages/${message.id}?lang=${lang}">${
  escapeHtml(message.subject || t(lang, 'noSubject'))}</a></th>
<td data-label="${t(lang, 'recipient')}">${escapeHtml(message.to)}</td>
<td data-label="${t(lang, 'kind')}">${t(lang, message.kind)}</td>
<td data-label="${t(lang, 'received')}"><time datetime="${toRfc3339(message.at)}">${
  readableInstant(message.at, lang)}</time></td></tr>`;

const emptyState = ({ to, query }: ListQuery, lang: Lang): string => to === undefined && query === undefined
  ? `<div class="so-empty"><h2 class="fr-h3">${t(lang, 'empty')}</h2><p>${t(lang, 'emptyNext')}</p></div>`
  : `<div class="so-empty"><h2 class="fr-h3">${t(lang, 'nothingFound')}</h2>
<p><a href="/?lang=${lang}">${t(lang, 'showAll')}</a></p></div>`;

const pager = (query: ListQuery, total: number, lang: Lang): string => {
  const links = [
    ...(query.page > 1 ? [`<li><a href="${href(query, lang, { page: query.page - 1 })}">${t(lang, 'newer')}</a></li>`]
      : []),
    ...(query.page * MAILBOX_LIMITS.page_rows < total
      ? [`<li><a href="${href(query, lang, { page: query.page + 1 })}">${t(lang, 'older')}</a></li>`] : []),
  ];
  return links.length === 0 ? '' : `<nav aria-label="${t(lang, 'pages')}"><ul>${links.join('')}</ul></nav>`;
};
