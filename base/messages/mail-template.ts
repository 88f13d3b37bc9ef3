import { escapeHtml } from '#base/values/escape-html.ts';
import type { Lang, Text } from '#base/values/lang.ts';
import { checkAddress, checkHeader, type Mail } from './mail.ts';

/** A paragraph, a list, or a link on a line of its own (its address is a placeholder or a constant). */
export type Block = Text | { list: readonly Text[] } | { link: string; label: Text };

/** A mail or letter as data: `{name}` stands for a value. The same blocks give the text, the HTML and the PDF. */
export type MessageTemplate = { id: string; subject: Text; blocks: readonly Block[] };

export type TemplateValues = Readonly<Record<string, string>>;

/** A rendered block, in one language and without placeholders. */
export type RenderedBlock =
  | { kind: 'paragraph'; text: string } | { kind: 'list'; items: string[] }
  | { kind: 'link'; url: string; label: string };

/** Fills a text's placeholders; a missing value is a bug and throws. */
const fill = (text: string, values: TemplateValues): string => text.replace(/\{(\w+)\}/g, (_, name: string) => {
  const value = Object.hasOwn(values, name) ? values[name] : undefined;
  if (value === undefined) throw new Error(`template value ${name} is missing`);
  return value;
});

const renderBlock = (block: Block, lang: Lang, values: TemplateValues): RenderedBlock => {
  if ('list' in block) return { kind: 'list', items: block.list.map((item) => fill(item[lang], values)) };
  if ('link' in block) {
    return { kind: 'link', url: webUrl(fill(block.link, values)), label: fill(block.label[lang], values) };
  }
  return { kind: 'paragraph', text: fill(block[lang], values) };
};

/** Only web links: a `javascript:` address in a mail would be an attack. */
const webUrl = (url: string): string => {
  const { protocol, href } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:') throw new Error(`not a web link: ${protocol}`);
  return href;
};

/** Subject and blocks of a template in one language, for a mail or a letter. */
const renderTemplate = (
  template: MessageTemplate, lang: Lang, values: TemplateValues,
): { subject: string; blocks: RenderedBlock[] } => ({
  subject: fill(template.subject[lang], values),
  blocks: template.blocks.map((block) => renderBlock(block, lang, values)),
});

/**
 * A template as a mail to one address. Values are escaped in the HTML. Throws `MSG_ADDRESS`, and `MSG_HEADER` when a
 * value would break the subject's line.
 */
export const renderMail = (template: MessageTemplate, lang: Lang, to: string, values: TemplateValues): Mail => {
  const { subject, blocks } = renderTemplate(template, lang, values);
  return {
    to: checkAddress(to), subject: checkHeader(subject),
    text: `${blocks.map(blockText).join('\n\n')}\n`,
    html: `<!doctype html>\n<html lang="${lang}"><head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head>`
      + `<body>\n${blocks.map(blockHtml).join('\n')}\n</body></html>\n`,
  };
};

const blockText = (block: RenderedBlock): string => {
  if (block.kind === 'list') return block.items.map((item) => `- ${item}`).join('\n');
  return block.kind === 'link' ? `${block.label} :\n${block.url}` : block.text;
};

const blockHtml = (block: RenderedBlock): string => {
  if (block.kind === 'list') return `<ul>${block.items.map((item) => `<li>${escapeHtml(item)}</li>`).join('')}</ul>`;
  if (block.kind === 'link') return `<p><a href="${escapeHtml(block.url)}">${escapeHtml(block.label)}</a></p>`;
  return `<p>${escapeHtml(block.text)}</p>`;
};
