import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { field, postedForm, type Form } from '#base/http/form.ts';
import { httpProblems } from '#base/http/errors.ts';
import { civilDateAt } from '#base/values/civil-date.ts';
import { Problem } from '#base/values/problem.ts';
import { latestReviews, pendingReviews, reviewBreakGlass, type GlassReview, type PendingReview } from '../break-glass-review.ts';
import { recordFact } from '../fact.ts';
import { ACCESS_LIMITS } from '../limits.ts';
import { checkFormToken } from '../same-origin.ts';
import { asAdministrator, permitAdministration, showAdministration, type AdministrationKit,
  type AdministrationVisit } from './administration-kit.ts';
import { word } from './desk-texts.ts';
import { glassHtml, type FailedReview } from './glass-page.ts';
import { namesOf } from './rights-list.ts';

const HIDDEN = { schema: { hide: true } };
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The screen where emergency accesses are judged, by somebody else than who opened. */
export const glassRoutes = (app: FastifyInstance, kit: AdministrationKit): void => {
  const path = `${kit.path}/acces-exceptionnels`;
  const may = (request: FastifyRequest) => permitAdministration(kit, request, 'break-glass:review', 'break-glass-review');
  app.get(path, HIDDEN, async (request, reply) => {
    const { fait } = request.query as { fait?: string };
    return show(kit, path, await may(request), reply, undefined, fait === '1');
  });
  app.post(path, HIDDEN, async (request, reply) => {
    const visit = await may(request);
    const form = postedForm(request);
    checkFormToken(visit.session, form);
    const review = reviewOf(kit, visit, form);
    const failed = await judge(kit, visit, review);
    return failed ? show(kit, path, visit, reply, failed, false) : reply.redirect(`${path}?fait=1`, 303);
  });
};

const read = (kit: AdministrationKit, visit: AdministrationVisit) => asAdministrator(kit, visit, ['emergency access'], async (tx) => {
  const today = civilDateAt(visit.at, kit.zone);
  const found = { pending: [] as PendingReview[], reviewed: [] as Awaited<ReturnType<typeof latestReviews>> };
  for (let partition = 0; partition < kit.partitions; partition += 1) {
    found.pending.push(...await pendingReviews(tx, kit.keys, partition, today));
    found.reviewed.push(...await latestReviews(tx, partition));
  }
  const people = [...found.pending.map(({ actorId }) => actorId), ...found.reviewed.map(({ by }) => by)];
  return { ...found, names: await namesOf(tx, kit, people) };
}, ({ pending }) => pending.map(({ partition, dossier }) => ({ partition, id: dossier })));

const show = async (
  kit: AdministrationKit, path: string, visit: AdministrationVisit, reply: FastifyReply, failed: FailedReview | undefined, done: boolean,
): Promise<FastifyReply> => {
  const { lang, session, actor } = visit;
  const { pending, reviewed, names } = await read(kit, visit);
  pending.sort((one, other) => one.dueOn.localeCompare(other.dueOn) || one.from - other.from);
  reviewed.sort((one, other) => other.at - one.at);
  const words = { lang, path, zone: kit.zone, formToken: session.formToken, reasons: kit.glassReasons, names,
    roleName: (role: string) => kit.roles.get(role)?.label[lang] ?? role };
  return showAdministration(kit, reply, { lang, path, title: word(lang, 'glass'),
    main: glassHtml(words, pending, reviewed.slice(0, ACCESS_LIMITS.glass_reviewed_shown_max), failed, done) }, actor, failed ? 422 : 200);
};

const reviewOf = (kit: AdministrationKit, { actor }: AdministrationVisit, form: Form): GlassReview => {
  const [id, partition] = [field(form, 'id'), Number(field(form, 'partition'))];
  const result = (['justified', 'unjustified'] as const).find((one) => one === field(form, 'result'));
  if (!UUID.test(id) || !Number.isInteger(partition) || partition < 0 || partition >= kit.partitions || !result) {
    throw httpProblems.HTTP_INVALID();
  }
  return { partition, id, reviewer: actor.id, result, remark: field(form, `remark-${id}`) };
};

/** Keeps the judgment and its fact; gives what the person must mend. */
const judge = async (kit: AdministrationKit, visit: AdministrationVisit, review: GlassReview): Promise<FailedReview | undefined> => {
  const { id, partition, remark, result } = review;
  const failed = (code: string, fr: string, en: string): FailedReview =>
    ({ id, remark, errors: [{ pointer: `/remark-${id}`, code, detail: { fr, en } }] });
  if (remark.length < ACCESS_LIMITS.glass_remark_chars_min || remark.length > ACCESS_LIMITS.glass_remark_chars_max) {
    return failed('short', 'Expliquez en dix caractères au moins.', 'Explain in at least ten characters.');
  }
  try {
    await asAdministrator(kit, visit, ['emergency access'], async (tx) => {
      await reviewBreakGlass(tx, kit.keys, review, visit.at);
      await recordFact(tx, partition, { type: 'AccesExceptionnelControle', facts: { access: id, result } },
        { service: kit.service, actor: visit.actor.id, purpose: visit.purpose, at: visit.at });
    });
    return undefined;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const { title, remedy } = error.kind;
    return failed(error.code, `${title.fr}. ${remedy.fr}`, `${title.en}. ${remedy.en}`);
  }
};
