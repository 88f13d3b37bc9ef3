import type { FastifyInstance } from 'fastify';
import { invitationOf, requestGrant } from '#base/access/grants.ts';
import { decideRight } from '#base/access/right-changes.ts';
import { field, type Form } from '#base/http/form.ts';
import { inContext, type RowContext, type Tx } from '#base/store/context.ts';
import type { FormState } from '#base/ui/form.ts';
import { endOfDay, parseCivilDate, startOfDay } from '#base/values/civil-date.ts';
import { newId } from '#base/values/ids.ts';
import type { Instant } from '#base/values/instant.ts';
import type { Lang } from '#base/values/lang.ts';
import type { FieldError } from '#base/values/problem.ts';
import { localDay } from '../../domain/calendar/local-day.ts';
import { formatDate } from '../../domain/format-date.ts';
import { problems } from '../../errors.ts';
import { LIMITS } from '../../limits.ts';
import { delegationsOf, type Delegation } from '../../store/delegations.ts';
import type { Block, Cell } from '../../web/staff/model.ts';
import { delegations } from '../../web/staff/texts/delegations.ts';
import { staff } from '../../web/staff/texts/common.ts';
import { placeAsked, type CommunePlace } from '../commission/commission-place.ts';
import { PURPOSE } from '../access-rules.ts';
import { permit } from '../desk/desk-kit.ts';
import { missing, posted, showStaff, staffVisit, type StaffKit, type StaffVisit } from '../staff/staff-kit.ts';

const HIDDEN = { schema: { hide: true } };
/** A mandate lasts six years: no delegation outlives it. */
const MANDATE_MS = 6 * 366 * 86_400_000;
const EMAIL = /^[^@\s]+@[^@\s]+\.[^@\s]+$/;

/** The mayor's delegations: asked for by the mayor, confirmed by the administration, ended by either. */
export const delegationRoutes = (app: FastifyInstance, kit: StaffKit): void => {
  app.get('/delegations', HIDDEN, async (request, reply) => {
    const visit = await staffVisit(kit, request, reply, PURPOSE);
    return visit ? showDelegations(kit, visit) : reply;
  });
  for (const [path, act] of [['/delegations', delegate], ['/delegations/fin', end]] as const) {
    app.post(path, HIDDEN, async (request, reply) => {
      const visit = await staffVisit(kit, request, reply, PURPOSE);
      return visit ? posted(visit, '/delegations', (form) => act(kit, visit, form), (refused) => showDelegations(kit, visit, refused))
        : reply;
    });
  }
};

/** The mayor acts on rights in their own name; the second person stays the administration's. */
const asMayor = async <T>(
  kit: StaffKit, visit: StaffVisit, place: CommunePlace, fn: (tx: Tx, context: RowContext) => Promise<T>,
): Promise<T> => {
  await permit(kit, visit, 'delegation:donner', { territories: [place.commune] });
  const context: RowContext = { actor: visit.actor.id, kind: 'system', roles: ['rights-manager'], territories: ['*'], purpose: 'rights' };
  return inContext(kit.register.app, context, (tx) => fn(tx, context));
};

const stateOf = (lang: Lang, { du, au, approuvee, refusee, terminee }: Delegation, now: Instant): Cell => {
  if (refusee) return { badge: delegations(lang, 'refused'), severity: 'error' };
  if (terminee || au.getTime() <= now) return { badge: delegations(lang, 'over') };
  if (!approuvee) return { badge: delegations(lang, 'waiting'), severity: 'warning' };
  return du.getTime() > now ? { badge: delegations(lang, 'ahead'), severity: 'info' } : { badge: delegations(lang, 'inForce'), severity:
    'success' };
};

const periodOf = (lang: Lang, { commune }: CommunePlace, { du, au }: Delegation): string => delegations(lang, 'fromTo', {
  du: formatDate(localDay(du.getTime(), commune), lang), au: formatDate(localDay(au.getTime() - 1, commune), lang) });

const addForm = (lang: Lang, today: string): Block => ({
  kind: 'form', action: '/delegations', title: delegations(lang, 'add'), submit: delegations(lang, 'addButton'), values: { du: today },
  fields: [{ sort: 'text', name: 'nom', label: delegations(lang, 'name') }, { sort: 'text', name: 'courriel', label: delegations(lang,
    'email') },
    { sort: 'text', name: 'arrete', label: delegations(lang, 'order') }, { sort: 'date', name: 'du', label: delegations(lang, 'from') },
    { sort: 'date', name: 'au', label: delegations(lang, 'until') }] });

const showDelegations = async (kit: StaffKit, visit: StaffVisit, refused?: FormState) => {
  const { lang, at } = visit;
  const place = placeAsked(kit, visit, visit.request);
  const list = await asMayor(kit, visit, place, (tx) => delegationsOf(tx, place.commune, visit.actor.id));
  const open = list.filter(({ au, refusee, terminee }) => !refusee && !terminee && au.getTime() > at);
  return showStaff(kit, visit, { title: delegations(lang, 'title', { commune: place.nom }), lead: delegations(lang, 'lead'),
    ...(refused ? { refused } : {}), blocks: [
      { kind: 'table', caption: delegations(lang, 'list'), empty: delegations(lang, 'none'),
        heads: [delegations(lang, 'who'), delegations(lang, 'period'), staff(lang, 'state')],
        rows: list.map((one): Cell[] => [one.motif, periodOf(lang, place, one), stateOf(lang, one, at)]) },
      ...open.map((one): Block => ({ kind: 'form', action: '/delegations/fin', danger: true, fields: [], hidden: { delegation: one.id },
        submit: delegations(lang, 'end', { qui: one.motif }) })),
      addForm(lang, place.today)] }, refused ? 422 : 200);
};

const delegate = async (kit: StaffKit, visit: StaffVisit, form: Form): Promise<void> => {
  const place = placeAsked(kit, visit, visit.request);
  const errors: FieldError[] = missing(form, 'nom', 'courriel', 'arrete', 'du', 'au');
  const [du, au] = [parseCivilDate(field(form, 'du')), parseCivilDate(field(form, 'au'))];
  const [from, until] = [du ? startOfDay(du, place.zone) : 0, au ? endOfDay(au, place.zone) : 0];
  const email = field(form, 'courriel');
  if (email !== '' && !EMAIL.test(email)) errors.push({ pointer: '/courriel', code: 'COURRIEL', detail: delegations.texts.badEmail! });
  if (du && au && (until <= from || until <= visit.at || until > visit.at + MANDATE_MS)) {
    errors.push({ pointer: '/au', code: 'PERIODE', detail: delegations.texts.badOrder! });
  }
  if (errors.length > 0 || !du || !au) throw problems.SAISIE_INVALIDE({ errors });
  const reason = `${field(form, 'nom')}, ${field(form, 'arrete')}`.slice(0, LIMITS.label_chars_max);
  await asMayor(kit, visit, place, (tx) => requestGrant(tx, kit.access.login.roles, { id: newId(), role: 'maire',
    holder: invitationOf(kit.access.keys, visit.actor.structure ?? '', email), territories: [place.commune],
    purposes: ['instruction', 'controle'], from, until, reason: reason.padEnd(10, '.') }, visit.actor.id, visit.at));
};

const end = async (kit: StaffKit, visit: StaffVisit, form: Form): Promise<void> => {
  const place = placeAsked(kit, visit, visit.request);
  await asMayor(kit, visit, place, async (tx, context) => {
    const mine = (await delegationsOf(tx, place.commune, visit.actor.id)).find(({ id }) => id === field(form, 'delegation'));
    if (!mine) throw problems.DOSSIER_INTROUVABLE();
    const { service, partitions } = kit.register;
    // Who signed for the mayor a moment ago is signed out: a right is read at the login.
    await decideRight(tx, { service, partitions, roles: kit.access.login.roles }, { id: mine.id, decision: 'revoked', reason: mine.motif },
      context, visit.at);
  });
};
