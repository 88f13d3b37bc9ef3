import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { auditAccess } from '#base/access/audit.ts';
import { checkFormToken, refuseForeignOrigin } from '#base/access/same-origin.ts';
import { field, postedForm } from '#base/http/form.ts';
import { languageOf } from '#base/http/language.ts';
import { toProblem } from '#base/http/to-problem.ts';
import { inContext } from '#base/store/context.ts';
import { createLogger } from '#base/telemetry/logger.ts';
import { html, type Html } from '#base/values/html.ts';
import { Problem, type FieldError } from '#base/values/problem.ts';
import type { Located } from '../../store/desk-locate.ts';
import { agentFrame } from '../../web/agent-frame.ts';
import { historyOf } from '../desk/history-view.ts';
import { findHtml, openedHtml, openHtml, type GlassForm } from './assistance-page.ts';
import { say } from './assistance-texts.ts';
import { accessLine, assistanceVisit, locateTyped, permitAssistance, type AssistanceKit,
  type AssistanceVisit } from './assistance-visit.ts';
import { openAccess, readOpened } from './open-access.ts';

const PATH = '/assistance';
const HIDDEN = { schema: { hide: true } };
const BLANK: GlassForm = { reasonCode: '', explanation: '', minutes: '60' };
const ZONE = 'Europe/Paris';

/** Somebody who may not act on a request where it lies: its state for support, its content by emergency access. */
export const assistanceRoutes = (app: FastifyInstance, kit: AssistanceKit): void => {
  const logger = createLogger(kit.context.service);
  void app.register(async (scope) => {
    scope.addHook('onRequest', refuseForeignOrigin(kit.context.origin));
    scope.setErrorHandler((error, request, reply) => answer(kit, toProblem(error, logger, request), request, reply));
    findRoute(scope, kit);
    openRoutes(scope, kit);
  });
};

const show = (kit: AssistanceKit, request: FastifyRequest, reply: FastifyReply, title: string, main: Html, user?: string, status = 200) =>
  reply.code(status).type('text/html; charset=utf-8').send(agentFrame(kit.assets)({
    lang: languageOf(request), path: request.method === 'GET' ? request.url : PATH, title, main, ...(user === undefined ? {}
      : { user }) }));

/** Support reads the state and the commune; others only go on to the form, which tells nothing. */
const stateFor = async (kit: AssistanceKit, visit: AssistanceVisit, { ref, etat, commune }: Located) => {
  const decision = kit.access.authorise(visit.actor, 'demande:etat', { dossier: ref.id }, visit.purpose, visit.at);
  if (!decision.allow) return undefined;
  const own = { actor: visit.actor.id, kind: visit.actor.kind, roles: [], territories: [], purpose: visit.purpose };
  await inContext(kit.register.app, own, (tx) => auditAccess(tx, accessLine(kit, visit, decision, [ref], ['state']),
    kit.register.partitions));
  return { etat, commune: kit.reference().communes.get(commune)?.nom ?? commune };
};

const findRoute = (app: FastifyInstance, kit: AssistanceKit): void => {
  app.get(PATH, HIDDEN, async (request, reply) => {
    const visit = await assistanceVisit(kit, request);
    const lang = languageOf(request);
    await permitAssistance(kit, visit, 'demande:ouvrir-exception', {});
    const { numero = '' } = request.query as { numero?: string };
    const user = visit.actor.displayName;
    if (numero === '') return show(kit, request, reply, say(lang, 'title'), findHtml(lang, PATH, '', []), user);
    const found = await locateTyped(kit, visit, numero);
    const known = await stateFor(kit, visit, found);
    return show(kit, request, reply, numero, openHtml({ lang, path: PATH, numero, formToken: visit.session.formToken, form: BLANK,
      errors: [], ...(known ? { known } : {}) }), user);
  });
};

const FIELD_OF: Readonly<Record<string, string>> = { ACCESS_GLASS_REASON: '/explanation', ACCESS_GLASS_TOO_LONG: '/minutes' };

const openRoutes = (app: FastifyInstance, kit: AssistanceKit): void => {
  app.post(`${PATH}/:numero`, HIDDEN, async (request, reply) => {
    const visit = await assistanceVisit(kit, request);
    const sent = postedForm(request);
    await permitAssistance(kit, visit, 'demande:ouvrir-exception', {});
    checkFormToken(visit.session, sent);
    const { numero } = request.params as { numero: string };
    const found = await locateTyped(kit, visit, numero);
    const form = { reasonCode: field(sent, 'reasonCode'), explanation: field(sent, 'explanation'), minutes: field(sent, 'minutes') };
    try {
      await openAccess(kit, visit, found, { reference: numero, reasonCode: form.reasonCode, explanation: form.explanation,
        minutes: Number(form.minutes) });
    } catch (error) {
      if (!(error instanceof Problem) || FIELD_OF[error.code] === undefined) throw error;
      const lang = languageOf(request);
      return show(kit, request, reply, numero, openHtml({ lang, path: PATH, numero, formToken: visit.session.formToken, form,
        errors: [fieldError(error)] }), visit.actor.displayName, 422);
    }
    return reply.redirect(`${PATH}/${encodeURIComponent(numero)}`, 303);
  });
  app.get(`${PATH}/:numero`, HIDDEN, async (request, reply) => {
    const visit = await assistanceVisit(kit, request);
    const lang = languageOf(request);
    await permitAssistance(kit, visit, 'demande:ouvrir-exception', {});
    const found = await locateTyped(kit, visit, (request.params as { numero: string }).numero);
    const { loaded, until } = await readOpened(kit, visit, found);
    const format = new Intl.DateTimeFormat(lang === 'fr' ? 'fr-FR' : 'en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone: ZONE });
    return show(kit, request, reply, loaded.state.numero, openedHtml({ lang, path: PATH, state: loaded.state, until: format.format(until),
      communeName: kit.reference().communes.get(found.commune)?.nom ?? found.commune, history: historyOf(loaded.events, visit.actor.id),
      timeOf: (text) => format.format(new Date(text)) }), visit.actor.displayName);
  });
};

const fieldError = ({ code, kind: { title, remedy } }: Problem): FieldError => ({ pointer: FIELD_OF[code]!, code,
  detail: { fr: `${title.fr}. ${remedy.fr}`, en: `${title.en}. ${remedy.en}` } });

/** A visitor signs in and comes back; a refusal says why and what to do. */
const answer = async (kit: AssistanceKit, problem: Problem, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
  if (problem.status === 401 && request.method === 'GET') {
    return reply.redirect(`/connexion/proconnect?retour=${encodeURIComponent(request.url)}`, 303);
  }
  const lang = languageOf(request);
  const { title, remedy } = problem.kind;
  const user = (await kit.access.requests.of(request))?.actor.displayName;
  return show(kit, request, reply, title[lang], html`<h1>${title[lang]}</h1><p class="fr-text--lead">${remedy[lang]}</p>
<p class="fr-text--sm fr-text--muted">${problem.code} · ${request.id}</p>
<p><a class="fr-btn" href="${problem.status === 404 ? PATH : '/'}">${say(lang, problem.status === 404 ? 'another' : 'home')}</a></p>`,
  user, problem.status);
};
