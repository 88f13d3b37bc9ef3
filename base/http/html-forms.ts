import { html, type Html, type HtmlValue } from '#base/values/html.ts';
import type { Lang } from '#base/values/lang.ts';
import type { FieldError } from '#base/values/problem.ts';

/** Pages made of plain HTML, for screens that few people open: they work without script. */
export type FieldOptions = {
  name: string; label: string; hint?: string; value?: string; required?: boolean;
  type?: 'text' | 'email' | 'date' | 'number' | 'search';
  lengthMax?: number; autocomplete?: string; errors?: readonly FieldError[]; lang: Lang;
};

const errorOf = ({ name, errors = [], lang }: Pick<FieldOptions, 'name' | 'errors' | 'lang'>): string | undefined =>
  errors.find(({ pointer }) => pointer === `/${name}`)?.detail[lang];

const describedBy = (name: string, hint: string | undefined, error: string | undefined): Html | undefined => {
  const ids = [hint && `hint-${name}`, error && `error-${name}`].filter(Boolean).join(' ');
  return ids === '' ? undefined : html` aria-describedby="${ids}"`;
};

const group = (kind: 'input' | 'select', options: FieldOptions, control: (more: HtmlValue) => Html): Html => {
  const { name, label, hint, required } = options;
  const error = errorOf(options);
  const more = [describedBy(name, hint, error), error !== undefined && html` aria-invalid="true"`, required && html` required`];
  return html`<div class="fr-${kind}-group${error === undefined ? '' : ` fr-${kind}-group--error`}">
<label class="fr-label" for="${name}">${label}${hint === undefined ? '' : html`
<span class="fr-hint-text" id="hint-${name}">${hint}</span>`}</label>
${control(more)}${error === undefined ? '' : html`<p class="fr-error-text" id="error-${name}">${error}</p>`}</div>`;
};

/** A labelled field of one line, with its hint and its error. */
export const inputField = (options: FieldOptions): Html => group('input', options, (more) => html`<input class="fr-input"
 id="${options.name}" name="${options.name}" type="${options.type ?? 'text'}" value="${options.value ?? ''}"
 maxlength="${options.lengthMax ?? 254}"${options.autocomplete === undefined ? ''
   : html` autocomplete="${options.autocomplete}"`}${more}>`);

/** A labelled field of several lines. */
export const textField = (options: FieldOptions): Html => group('input', options, (more) => html`<textarea class="fr-input"
 id="${options.name}" name="${options.name}" rows="3" maxlength="${options.lengthMax ?? 500}"${more}>${options.value ?? ''}</textarea>`);

/** A labelled choice among codes. */
export const selectField = (options: FieldOptions & { choices: readonly (readonly [code: string, label: string])[] }): Html =>
  group('select', options, (more) => html`<select class="fr-select" id="${options.name}" name="${options.name}"${more}>
${options.choices.map(([code, label]) => html`<option value="${code}"${code === options.value && html` selected`}>${label}</option>`)}
</select>`);

/** What is wrong with a form, first on the page, each fault a link to its field. */
export const errorSummary = (lang: Lang, errors: readonly FieldError[]): Html | undefined => (errors.length === 0 ? undefined
  : html`<div class="fr-alert fr-alert--error" role="alert" tabindex="-1">
<h2 class="fr-alert__title">${lang === 'fr' ? 'Il y a un problème' : 'There is a problem'}</h2>
<ul>${errors.map(({ pointer, detail }) => html`<li><a href="#${pointer.slice(1)}">${detail[lang]}</a></li>`)}</ul></div>`);

/** Values that travel with a form unseen. */
export const hiddenFields = (fields: Readonly<Record<string, string | number>>): Html => html`${Object.entries(fields)
  .map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}`;

/** A table whose first column names each row; on a narrow screen each cell says its column. */
export const dataTable = (caption: string, heads: readonly string[], rows: readonly (readonly HtmlValue[])[]): Html => html`
<div class="fr-table so-table--stack"><table><caption class="fr-sr-only">${caption}</caption>
<thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead><tbody>
${rows.map(([first, ...rest]) => html`<tr><th scope="row">${first}</th>${rest.map((cell, i) =>
    html`<td data-label="${heads[i + 1]}">${cell}</td>`)}</tr>`)}
</tbody></table></div>`;

/** Names and values of one thing. */
export const factList = (facts: readonly (readonly [name: string, value: HtmlValue])[]): Html => html`<dl class="so-summary">${
  facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;

/** Nothing to show, and what that means. */
export const emptyState = (title: string, text: string): Html =>
  html`<div class="so-empty"><p class="fr-text--lead">${title}</p><p>${text}</p></div>`;
