import { escapeHtml } from './escape-html.ts';

/** A piece of HTML that was made here, hence safe to put into a page. */
export type Html = { readonly html: string };

/** What may stand in a template: texts are escaped, pieces are not, nothing gives nothing. */
export type HtmlValue = string | number | Html | readonly HtmlValue[] | undefined | null | false;

const textOf = (value: HtmlValue): string => {
  if (value === undefined || value === null || value === false) return '';
  if (Array.isArray(value)) return value.map(textOf).join('');
  if (typeof value === 'object') return (value as Html).html;
  return escapeHtml(String(value));
};

/** HTML from a template: every text in it is escaped, so that a page cannot forget to. */
export const html = (parts: TemplateStringsArray, ...values: readonly HtmlValue[]): Html =>
  ({ html: parts.reduce((text, part, i) => text + textOf(values[i - 1]) + part) });
