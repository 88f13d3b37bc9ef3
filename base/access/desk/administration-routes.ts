import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { languageOf } from '#base/http/language.ts';
import { toProblem } from '#base/http/to-problem.ts';
import { html } from '#base/values/html.ts';
import type { Problem } from '#base/values/problem.ts';
import { refuseForeignOrigin } from '../same-origin.ts';
import { permitAdministration, screensOf, showAdministration, type AdministrationKit } from './administration-kit.ts';
import { word } from './desk-texts.ts';
import { enrolmentRoutes } from './enrolment-routes.ts';
import { glassRoutes } from './glass-routes.ts';
import { rightsRoutes } from './rights-routes.ts';

/**
 * Mounts the administration of a service: first administrator, rights, review of emergency access, and what `more` adds
 * under the same guard (`inside`). Visitors are sent to sign in; refusals and failures have their own page.
 */
export const administrationRoutes = (
  app: FastifyInstance, kit: AdministrationKit, inside: (scope: FastifyInstance) => void = () => undefined,
): void => {
  void app.register(async (scope) => {
    scope.addHook('onRequest', refuseForeignOrigin(kit.origin));
    scope.setErrorHandler((error, request, reply) => answer(kit, toProblem(error, kit.logger, request), request, reply));
    homeRoute(scope, kit);
    enrolmentRoutes(scope, kit);
    rightsRoutes(scope, kit);
    glassRoutes(scope, kit);
    inside(scope);
  });
};

const homeRoute = (app: FastifyInstance, kit: AdministrationKit): void => {
  app.get(kit.path, { schema: { hide: true } }, async (request, reply) => {
    const { actor } = await kit.requests.require(request);
    const screens = screensOf(kit, actor);
    // Nothing to open: refused as the first screen would, and written down.
    if (screens.length === 0) await permitAdministration(kit, request, 'rights:read', 'rights');
    const lang = languageOf(request);
    return showAdministration(kit, reply, { lang, path: request.url, title: word(lang, 'administration'),
      main: html`<h1>${word(lang, 'administration')}</h1><p class="fr-text--lead">${word(lang, 'homeLead')}</p>
<ul class="fr-links-group">${screens.map(({ text, href }) =>
  html`<li><a class="fr-link" href="${href}">${text[lang]}</a></li>`)}</ul>` }, actor);
  });
};

/** A visitor comes back here after signing in; somebody who may not reads why, and what to ask for. */
const answer = async (kit: AdministrationKit, problem: Problem, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
  if (problem.status === 401 && request.method === 'GET') {
    return reply.redirect(`${kit.signIn}?retour=${encodeURIComponent(request.url)}`, 303);
  }
  const lang = languageOf(request);
  const actor = (await kit.requests.of(request))?.actor;
  const { title, remedy } = problem.kind;
  if (problem.options.retryAfterS !== undefined) reply.header('retry-after', String(problem.options.retryAfterS));
  return showAdministration(kit, reply, { lang, path: request.method === 'GET' ? request.url : kit.path, title: title[lang],
    main: html`<h1>${title[lang]}</h1><p class="fr-text--lead">${remedy[lang]}</p><p class="fr-text--sm fr-text--muted">${problem.code}
 · ${request.id}</p><p><a class="fr-btn" href="/">${word(lang, 'home')}</a></p>` }, actor, problem.status);
};
