import type { FastifyInstance, FastifyRequest } from 'fastify';
import { field, postedForm, type Form } from '#base/http/form.ts';
import { newId } from '#base/values/ids.ts';
import { Problem, type FieldError } from '#base/values/problem.ts';
import { accessProblems } from '../errors.ts';
import { ACCESS_LIMITS } from '../limits.ts';
import { askRight, decideRight } from '../right-changes.ts';
import { checkFormToken } from '../same-origin.ts';
import { asAdministrator, permitAdministration, showAdministration, type AdministrationKit,
  type AdministrationVisit } from './administration-kit.ts';
import { readRightForm, typedRight } from './read-right-form.ts';
import { filterOf, findRightById, listRights, type Right, type RightsFilter } from './rights-list.ts';
import { newRightHtml, rightHtml, rightsListHtml, type RightForm, type RightsWords } from './rights-page.ts';
import { word } from './desk-texts.ts';

const HIDDEN = { schema: { hide: true } };
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const EMPTY: RightForm = { email: '', structure: '', role: '', places: '', from: '', until: '', reason: '' };

const filterAsked = (request: FastifyRequest): RightsFilter => {
  const { q = '', etat = '', apres = '' } = request.query as { q?: string; etat?: string; apres?: string };
  const state = (['waiting', 'in-force', 'ended'] as const).find((one) => one === etat) ?? 'all';
  return { ...filterOf(String(q).trim().slice(0, ACCESS_LIMITS.email_chars_max)), state, ...(UUID.test(apres) ? { after: apres } : {}) };
};

/** The screen of rights: list and search, a new one, one with its decisions. */
export const rightsRoutes = (app: FastifyInstance, kit: AdministrationKit): void => {
  const path = `${kit.path}/habilitations`;
  const wordsOf = ({ lang, session }: AdministrationVisit): RightsWords =>
    ({ lang, path, roles: kit.roles, zone: kit.zone, placeName: kit.placeName, formToken: session.formToken });
  const may = (request: FastifyRequest, action: 'read' | 'ask' | 'decide') => permitAdministration(kit, request, `rights:${action}`,
    'rights');
  const find = (visit: AdministrationVisit, request: FastifyRequest): Promise<Right> =>
    asAdministrator(kit, visit, ['rights'], async (tx) => {
      const { id } = request.params as { id: string };
      const right = UUID.test(id) ? await findRightById(tx, kit, id, visit.at) : undefined;
      if (!right) throw accessProblems.ACCESS_GRANT_UNKNOWN();
      return right;
    });
  app.get(path, HIDDEN, async (request, reply) => {
    const visit = await may(request, 'read');
    const filter = filterAsked(request);
    const rights = await asAdministrator(kit, visit, ['rights'], (tx) => listRights(tx, kit, filter, visit.at));
    const { fait } = request.query as { fait?: string };
    return showAdministration(kit, reply, { lang: visit.lang, path: request.url, title: word(visit.lang, 'rights'),
      main: rightsListHtml(wordsOf(visit), rights, filter, fait === 'asked' || fait === 'decided' ? fait : undefined) }, visit.actor);
  });
  app.get(`${path}/nouvelle`, HIDDEN, async (request, reply) => {
    const visit = await may(request, 'ask');
    return showAdministration(kit, reply, { lang: visit.lang, path: request.url, title: word(visit.lang, 'newRight'),
      main: newRightHtml(wordsOf(visit), EMPTY, []) }, visit.actor);
  });
  app.post(path, HIDDEN, async (request, reply) => {
    const visit = await may(request, 'ask');
    const form = postedForm(request);
    checkFormToken(visit.session, form);
    const typed = typedRight(form);
    const errors = await ask(kit, visit, typed);
    if (errors.length === 0) return reply.redirect(`${path}?fait=asked`, 303);
    return showAdministration(kit, reply, { lang: visit.lang, path: `${path}/nouvelle`, title: word(visit.lang, 'newRight'),
      main: newRightHtml(wordsOf(visit), typed, errors) }, visit.actor, 422);
  });
  app.get(`${path}/:id`, HIDDEN, async (request, reply) => {
    const visit = await may(request, 'read');
    const right = await find(visit, request);
    return showAdministration(kit, reply, { lang: visit.lang, path: request.url, title: right.who,
      main: rightHtml(wordsOf(visit), right, []) }, visit.actor);
  });
  app.post(`${path}/:id`, HIDDEN, async (request, reply) => {
    const visit = await may(request, 'decide');
    const form = postedForm(request);
    checkFormToken(visit.session, form);
    const right = await find(visit, request);
    const errors = await settle(kit, visit, right, form);
    if (errors.length === 0) return reply.redirect(`${path}?fait=decided`, 303);
    return showAdministration(kit, reply, { lang: visit.lang, path: `${path}/${right.id}`, title: right.who,
      main: rightHtml(wordsOf(visit), right, errors) }, visit.actor, 422);
  });
};

/** What the room refuses for a reason that the person can mend shows on the form; anything else is a page of its own. */
const asErrors = (error: unknown, pointer: string): readonly FieldError[] => {
  if (!(error instanceof Problem) || error.status === 404) throw error;
  if (error.errors.length > 0) return error.errors;
  const { title, remedy } = error.kind;
  return [{ pointer, code: error.code, detail: { fr: `${title.fr}. ${remedy.fr}`, en: `${title.en}. ${remedy.en}` } }];
};

const ask = async (kit: AdministrationKit, visit: AdministrationVisit, typed: RightForm): Promise<readonly FieldError[]> => {
  const read = readRightForm(kit, typed, visit.decision.territories, visit.at);
  if (!read.ok) return read.errors;
  try {
    await asAdministrator(kit, visit, ['rights'], (tx) =>
      askRight(tx, kit, { ...read.request, id: newId() }, visit.actor.id, visit.at));
    return [];
  } catch (error) {
    return asErrors(error, '/role');
  }
};

const settle = async (
  kit: AdministrationKit, visit: AdministrationVisit, { id }: Right, form: Form,
): Promise<readonly FieldError[]> => {
  const reason = field(form, 'reason');
  const decision = (['approved', 'refused', 'revoked'] as const).find((one) => one === field(form, 'decision'));
  const { grant_reason_chars_min: least, grant_reason_chars_max: most } = ACCESS_LIMITS;
  if (decision === undefined || reason.length < least || reason.length > most) {
    return [{ pointer: '/reason', code: 'short', detail: { fr: 'Expliquez en dix caractères au moins.',
      en: 'Explain in at least ten characters.' } }];
  }
  try {
    await asAdministrator(kit, visit, ['rights'], (tx) => decideRight(tx, kit, { id, decision, reason }, visit.context, visit.at));
    kit.sessions.forget();
    return [];
  } catch (error) {
    return asErrors(error, '/reason');
  }
};
