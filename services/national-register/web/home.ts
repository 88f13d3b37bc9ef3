import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import { languageOf } from '#base/http/language.ts';
import { staticFiles } from '#base/http/static-files.ts';
import { inContext, systemContext } from '#base/store/context.ts';
import { localeOf, type Lang } from '#base/values/lang.ts';
import type { RegisterApi } from '../api/register-api.ts';
import type { FaultPlan } from '../domain/faults.ts';
import { demandesByState, type Figures } from '../store/figures.ts';
import { frame } from './frame.ts';
import { registerTexts, t } from './texts.ts';

const OPERATOR = systemContext('register-home', 'exploitation');
const THEME = fileURLToPath(new URL('../../../base/ui/theme', import.meta.url));
/** The operator's screen of messages. */
export const DESK_PATH = '/exploitation/messages';

/** `GET /`: what this service is, requests by state, faults in force. No person appears on it. */
export const homeRoute = (app: FastifyInstance, api: RegisterApi): void => {
  staticFiles(app, '/assets', THEME);
  app.get('/', { schema: { hide: true } }, async (request, reply) => {
    const figures = await inContext(api.pool, OPERATOR, async (tx) =>
      (await Promise.all(Array.from({ length: api.partitions }, (_, partition) =>
        demandesByState(tx, partition)))).flat());
    return reply.type('text/html; charset=utf-8').send(homePage(languageOf(request), figures, api.faults, request.url));
  });
};

const homePage = (lang: Lang, figures: Figures, faults: FaultPlan, path: string): string =>
  frame(lang, homeMain(lang, figures, faults), path);

const homeMain = (lang: Lang, figures: Figures, faults: FaultPlan): string => `<h1>${t(lang, 'title')}</h1>
<p>${t(lang, 'about')}</p>
<p><a href="${DESK_PATH}?lang=${lang}">${t(lang, 'messages')}</a></p>
${figures.length === 0 ? `<p>${t(lang, 'none')}</p>` : figuresTable(lang, figures)}
<h2>${t(lang, 'faults')}</h2>${faultList(lang, faults)}`;

const figuresTable = (lang: Lang, figures: Figures): string => {
  const sums = new Map<string, number>();
  for (const { etat, demandes } of figures) sums.set(etat, (sums.get(etat) ?? 0) + demandes);
  const rows = [...sums].map(([etat, count]) => `<tr><th scope="row">${stateName(lang, etat)}</th>`
    + `<td data-label="${t(lang, 'count')}">${count.toLocaleString(localeOf(lang))}</td></tr>`);
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
