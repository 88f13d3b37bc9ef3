import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { field, postedForm } from '#base/http/form.ts';
import { languageOf } from '#base/http/language.ts';
import { errorSummary, hiddenFields, inputField } from '#base/http/html-forms.ts';
import { html, type Html } from '#base/values/html.ts';
import type { Lang } from '#base/values/lang.ts';
import { Problem, type FieldError } from '#base/values/problem.ts';
import { auditAccess, auditRefusal } from '../audit.ts';
import { enrolAdministrator } from '../first-administrator.ts';
import { checkFormToken, FORM_TOKEN_FIELD } from '../same-origin.ts';
import type { Session } from '../sessions.ts';
import { inContext } from '#base/store/context.ts';
import { showAdministration, type AdministrationKit } from './administration-kit.ts';
import { word } from './desk-texts.ts';

const HIDDEN = { schema: { hide: true } };
const WORD_CHARS_MAX = 60;

const ENROLMENT = '/premier';

const formHtml = (lang: Lang, action: string, session: Session, errors: readonly FieldError[]): Html => html`${errorSummary(lang, errors)}
<h1>${word(lang, 'enrolTitle')}</h1><p class="fr-text--lead">${word(lang, 'enrolLead')}</p>
<form method="post" action="${action}">${hiddenFields({ [FORM_TOKEN_FIELD]: session.formToken })}
${inputField({ lang, name: 'mot', label: word(lang, 'word'), hint: word(lang, 'wordHint'), required: true, autocomplete: 'off', errors,
    lengthMax: WORD_CHARS_MAX })}<button class="fr-btn" type="submit">${word(lang, 'enrol')}</button></form>`;

/** How the first administrator of a service comes in: signed in, with the operator's word. Every try is written down. */
export const enrolmentRoutes = (app: FastifyInstance, kit: AdministrationKit): void => {
  const path = `${kit.path}${ENROLMENT}`;
  const show = (request: FastifyRequest, reply: FastifyReply, session: Session, errors: readonly FieldError[], status = 200) => {
    const lang = languageOf(request);
    return showAdministration(kit, reply, { lang, path, title: word(lang, 'enrolTitle'), main: formHtml(lang, path, session, errors) },
      session.actor, status);
  };
  app.get(path, HIDDEN, async (request, reply) => show(request, reply, await kit.requests.require(request), []));
  app.post(path, HIDDEN, async (request, reply) => {
    const session = await kit.requests.require(request);
    const form = postedForm(request);
    checkFormToken(session, form);
    const problem = await attempt(kit, session, field(form, 'mot').slice(0, WORD_CHARS_MAX), request);
    if (problem === undefined) return welcome(kit, request, reply);
    if (problem.retryAfter) reply.header('retry-after', String(problem.retryAfter));
    return show(request, reply, session, [problem.error], problem.status);
  });
};

const welcome = (kit: AdministrationKit, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
  const lang = languageOf(request);
  kit.sessions.forget();
  return showAdministration(kit, reply, { lang, path: `${kit.path}${ENROLMENT}`, title: word(lang, 'enrolled'),
    main: html`<h1>${word(lang, 'enrolled')}</h1><p>${word(lang, 'enrolledText')}</p>
<p><a class="fr-btn" href="${kit.signIn}?retour=${encodeURIComponent(kit.path)}">${word(lang, 'signIn')}</a></p>` });
};

type Failed = { error: FieldError; status: number; retryAfter: number | undefined };

/** One try, with its line of audit whatever comes of it. */
const attempt = async (kit: AdministrationKit, { actor }: Session, typed: string, request: FastifyRequest): Promise<Failed | undefined> => {
  const at = kit.clock();
  const access = { actor, purpose: 'rights', dossiers: [], fields: ['rights'], route: request.routeOptions.url ?? '',
    correlationId: request.id, at };
  try {
    await enrolAdministrator(kit, actor, typed, request.ip, at);
    const context = { actor: actor.id, kind: actor.kind, roles: [], territories: [], purpose: 'rights' };
    await inContext(kit.pool, context, (tx) => auditAccess(tx, { ...access, decision: { allow: true, rule: 'enrolment',
      role: 'rights-manager', obligations: [], territories: ['*'] } }, kit.partitions));
    return undefined;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    await auditRefusal(kit.pool, { ...access, decision: { allow: false, rule: 'enrolment', reason: 'prohibited' } }, kit.partitions);
    const { title, remedy } = error.kind;
    return { status: error.status, retryAfter: error.options.retryAfterS, error: { pointer: '/mot', code: error.code,
      detail: { fr: `${title.fr}. ${remedy.fr}`, en: `${title.en}. ${remedy.en}` } } };
  }
};
