import { escapeHtml } from '#base/values/escape-html.ts';
import type { Door } from './interaction.ts';
import { nameOf, page } from './screens.ts';
import { texts, type Lang } from './texts.ts';

/** What stands behind this port: the providers, their discovery documents, their people. */
export const homePage = (doors: Door[], lang: Lang): string =>
  page(lang, texts.title[lang], `<h1>${texts.title[lang]}</h1>
${doors.map((door) => section(door, lang)).join('\n')}`, `/?lang=${lang === 'fr' ? 'en' : 'fr'}`);

const section = ({ dialect, provider, people }: Door, lang: Lang): string => `<h2>${escapeHtml(dialect.title)}</h2>
<p><a href="${dialect.mount}/.well-known/openid-configuration">${escapeHtml(provider.issuer)}</a></p>
<ul>${people.listed(dialect.kind).map((person) =>
  `<li>${escapeHtml(nameOf(person))} – ${escapeHtml(person.label[lang])}</li>`).join('')}</ul>`;
