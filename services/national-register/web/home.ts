import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import { languageOf } from '#base/http/language.ts';
import { staticFiles } from '#base/http/static-files.ts';
import { inContext, systemContext } from '#base/store/context.ts';
import { languageHref } from '#base/ui/shell.ts';
import { LANGS, type Lang } from '#base/values/lang.ts';
import type { RegisterApi } from '../api/register-api.ts';
import type { FaultPlan } from '../domain/faults.ts';
import { demandesByState, type Figures } from '../store/figures.ts';
import { registerTexts, t } from './texts.ts';

const OPERATOR = systemContext('register-home', 'exploitation');
const THEME = fileURLToPath(new URL('../../../base/ui/theme', import.meta.url));
const NAMES: Record<Lang, string> = { fr: 'Français', en: 'English' };

/** `GET /`: what this service is, requests by state, faults in force. No person appears on it. */
export const homeRoute = (app: FastifyInstance, api: RegisterApi): void => {
  staticFiles(app, '/assets', THEME);
  app.get('/', { schema: { hide: true } }, async (request, reply) => {
    const figures = await inContext(api.pool, OPERATOR, async (tx) =>
      (await Promise.all(Array.from({ length: api.partitions }, (_, partition) => demandesByState(tx, partition)))).flat());
    return reply.type('text/html; charset=utf-8').send(homePage(languageOf(request), figures, api.faults));
  });
};

const homePage = (lang: Lang, figures: Figures, faults: FaultPlan): string => `<!doctype html>
<html lang="${lang}"><head><meta charset="utf-8"><title>${t(lang, 'title')}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
<link rel="stylesheet" href="/assets/full.css"></head>
<body><nav class="fr-skiplinks" aria-label="${t(lang, 'skipLinks')}"><ul class="fr-skiplinks__list fr-container">
<li><a href="#content">${t(lang, 'skip')}</a></li></ul></nav>
<header class="fr-header"><div class="fr-container fr-header__body"><div class="fr-header__body-row">
<div class="fr-header__brand"><p class="fr-header__service-title">${t(lang, 'title')}</p></div>
<div class="fr-header__tools-links"><nav aria-label="${t(lang, 'language')}"><ul class="fr-btns-group">${LANGS.map((other) =>
    `<li><a class="fr-btn" href="${languageHref('/', other)}" lang="${other}" hreflang="${other}"`
    + `${other === lang ? ' aria-current="true"' : ''}>${NAMES[other]}</a></li>`).join('')}</ul></nav></div>
</div></div></header>
<main id="content" tabindex="-1"><div class="fr-container so-page"><h1>${t(lang, 'title')}</h1>
<p>${t(lang, 'about')}</p>
${figures.length === 0 ? `<p>${t(lang, 'none')}</p>` : figuresTable(lang, figures)}
<h2>${t(lang, 'faults')}</h2>${faultList(lang, faults)}
</div></main></body></html>
`;

const figuresTable = (lang: Lang, figures: Figures): string => {
  const sums = new Map<string, number>();
  for (const { etat, demandes } of figures) sums.set(etat, (sums.get(etat) ?? 0) + demandes);
  const rows = [...sums].map(([etat, count]) => `<tr><th scope="row">${stateName(lang, etat)}</th>`
    + `<td data-label="${t(lang, 'count')}">${count.toLocaleString(lang)}</td></tr>`);
  return `<div class="fr-table"><table><caption>${t(lang, 'caption')}</caption>
<thead><tr><th scope="col">${t(lang, 'state')}</th><th scope="col">${t(lang, 'count')}</th></tr></thead>
<tbody>${rows.join('\n')}</tbody></table></div>`;
};

const stateName = (lang: Lang, etat: string): string =>
  (Object.hasOwn(registerTexts, etat) ? t(lang, etat as keyof typeof registerTexts) : etat);

const faultList = (lang: Lang, { seed: _seed, ...faults }: FaultPlan): string => {
  const active = Object.entries(faults).filter(([, value]) => value > 0);
  if (active.length === 0) return `<p>${t(lang, 'noFaults')}</p>`;
  return `<ul>${active.map(([name, value]) => `<li><code>${name}</code> ${value}</li>`).join('')}</ul>`;
};
