import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Allowed, Resource } from '#base/access/decide.ts';
import type { Permit, Shown } from '#base/access/desk.ts';
import { field, postedForm, type Form } from '#base/http/form.ts';
import { languageOf } from '#base/http/language.ts';
import { systemContext, type Tx } from '#base/store/context.ts';
import type { FormState } from '#base/ui/form.ts';
import type { Lang } from '#base/values/lang.ts';
import { Problem, type FieldError } from '#base/values/problem.ts';
import type { StaffRenderer } from '../../web/staff/bundle.ts';
import type { StaffView } from '../../web/staff/model.ts';
import { staff } from '../../web/staff/texts/common.ts';
import { permit, type DeskKit, type DeskVisit } from '../desk/desk-kit.ts';
import { CITIZEN_PATHS } from '../../web/citizen/pages.ts';
import type { LiveLevers } from '../operations/live-levers.ts';
import { navOf } from './staff-nav.ts';

/** What the routes of agents' screens share. */
export type StaffKit = DeskKit & { render: StaffRenderer; levers: LiveLevers };

/** One request of an agent to a screen. */
export type StaffVisit = DeskVisit & { reply: FastifyReply; lang: Lang };

/** Who asks; somebody who is not signed in goes to ProConnect and comes back. */
export const staffVisit = async (
  kit: StaffKit, request: FastifyRequest, reply: FastifyReply, purpose: string,
): Promise<StaffVisit | undefined> => {
  const session = await kit.access.requests.of(request);
  if (session === undefined) {
    reply.redirect(`/connexion/proconnect?retour=${encodeURIComponent(request.url)}`, 303);
    return undefined;
  }
  return { actor: session.actor, request, reply, at: kit.register.clock(), purpose, lang: languageOf(request) };
};

/** What an agent may do in one commune, and a transaction under that right whose reading is written down. */
export const inCommune = async <T>(
  kit: StaffKit, visit: StaffVisit, action: string, resource: Resource, fn: (tx: Tx, decision: Allowed) => Promise<Shown<T>>,
): Promise<T> => {
  const held = await permit(kit, visit, action, resource);
  return kit.access.desk.read(held, (tx) => fn(tx, held.decision));
};

/**
 * A transaction beyond one commune, for a right that was permitted on a wider territory: what it shows of people is
 * written down all the same.
 */
export const asSystem = <T>(
  kit: StaffKit, visit: StaffVisit, held: Permit, fn: (tx: Tx) => Promise<Shown<T>>,
): Promise<T> => kit.access.desk.readAs(held, { ...systemContext('agents', visit.purpose), actor: visit.actor.id }, fn);

type Screen = Omit<StaffView, 'nav' | 'done'>;

/** Sends a screen; `?fait=1` after a post says that it is saved. */
export const showStaff = (kit: StaffKit, visit: StaffVisit, screen: Screen, status = 200): FastifyReply => {
  const { request, reply, lang, actor } = visit;
  const done = (request.query as { fait?: string }).fait === '1' && status === 200 ? { done: staff(lang, 'saved') } : {};
  const shell = { path: request.url, user: { name: actor.displayName, signOut: CITIZEN_PATHS.signOut }, ...kit.levers.banner() };
  return reply.code(status).type('text/html; charset=utf-8')
    .send(kit.render('staff', { ...screen, ...done, nav: navOf(actor.roles, lang), shell }, lang));
};

const valuesOf = (form: Form): FormState['values'] =>
  Object.fromEntries([...form].map(([name, values]) => [name, values.length > 1 ? values : values[0]]));

/** Fields of a refusal that names none: the message stands for the whole form. */
const errorsOf = (problem: Problem): readonly FieldError[] => {
  const { errors } = problem.options;
  if (errors && errors.length > 0) return errors;
  const { title, remedy } = problem.kind;
  return [{ pointer: '/', code: problem.code, detail: { fr: `${title.fr}. ${remedy.fr}`, en: `${title.en}. ${remedy.en}` } }];
};

const REFUSED_BY_RULE: ReadonlySet<number> = new Set([409, 412, 422]);

/**
 * A posted form: done, the browser goes on to `next`; refused by a rule, the same screen comes back with what was
 * typed and all that is wrong. Other problems (no right, no such thing) are pages of their own.
 */
export const posted = async (
  visit: StaffVisit, next: string, act: (form: Form) => Promise<unknown>, again: (refused: FormState) => Promise<unknown>,
): Promise<unknown> => {
  const form = postedForm(visit.request);
  try {
    await act(form);
  } catch (error) {
    if (!(error instanceof Problem) || !REFUSED_BY_RULE.has(error.status)) throw error;
    return again({ action: visit.request.url.split('?')[0]!, values: valuesOf(form), errors: errorsOf(error) });
  }
  return visit.reply.redirect(`${next}${next.includes('?') ? '&' : '?'}fait=1`, 303);
};

/** Names of the fields that were left empty, as errors. */
export const missing = (form: Form, ...names: string[]): FieldError[] => names.filter((name) => field(form, name) === '')
  .map((name) => ({ pointer: `/${name}`, code: 'MANQUANT', detail: staff.texts.missing! }));
