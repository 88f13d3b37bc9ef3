import type { FastifyInstance } from 'fastify';
import type { Allowed } from '#base/access/decide.ts';
import { field, postedForm, type Form } from '#base/http/form.ts';
import { newId } from '#base/values/ids.ts';
import { parseCivilDate } from '#base/values/civil-date.ts';
import type { FieldError } from '#base/values/problem.ts';
import type { FormState } from '#base/ui/form.ts';
import { placeInWindow } from '../../domain/commission/meeting-window.ts';
import { formatDate } from '../../domain/format-date.ts';
import { problems } from '../../errors.ts';
import { LIMITS } from '../../limits.ts';
import { callMeeting, meetingsOf, membersOf, type Objet } from '../../store/commission.ts';
import { pendingAppeals } from '../../store/roll-changes.ts';
import { commission } from '../../web/staff/texts/commission.ts';
import { staff } from '../../web/staff/texts/common.ts';
import { commissionHome } from '../../web/staff/views/commission-home.ts';
import { inCommune, missing, posted, showStaff, staffVisit, type StaffKit, type StaffVisit } from '../staff/staff-kit.ts';
import { CONTROL, placeAsked, placeOf, windowOf, type CommunePlace } from './commission-place.ts';
import { meetingRoutes } from './meeting-routes.ts';
import { POST_MEMBERS, postMembersRoutes } from './post-members-routes.ts';

const HIDDEN = { schema: { hide: true } };

/** The control commission of a commune: its home, its meetings, appeals and papers. */
export const commissionRoutes = (app: FastifyInstance, kit: StaffKit): void => {
  app.get('/commission', HIDDEN, async (request, reply) => {
    const visit = await staffVisit(kit, request, reply, CONTROL);
    return visit ? showHome(kit, visit, placeAsked(kit, visit, request)) : reply;
  });
  app.post('/commission/seances', HIDDEN, async (request, reply) => {
    const visit = await staffVisit(kit, request, reply, CONTROL);
    if (!visit) return reply;
    const place = placeOf(kit, field(postedForm(request), 'commune'), visit.at);
    return posted(visit, `/commission?commune=${place.commune}`, (form) => call(kit, visit, place, form),
      (refused) => showHome(kit, visit, place, refused));
  });
  meetingRoutes(app, kit);
  postMembersRoutes(app, kit);
};

const showHome = async (kit: StaffKit, visit: StaffVisit, place: CommunePlace, refused?: FormState) => {
  const { lang } = visit;
  const home = await inCommune(kit, visit, 'commission:lire', { territories: [place.commune] }, async (tx) => {
    const appeals = await pendingAppeals(tx, place);
    const value = { lang, today: place.today, zone: place.zone, window: windowOf(place, lang), appeals,
      meetings: await meetingsOf(tx, place), members: await membersOf(tx, place, place.today),
      canCall: mayCall(kit, visit, place), tables: `/tableaux/${place.commune}`,
      ...(mayName(kit, visit, place) ? { naming: `${POST_MEMBERS}?commune=${place.commune}` } : {}) };
    return { value, fields: ['identity'], dossiers: appeals.map(({ partition, dossier_id }) => ({ partition, id: dossier_id })) };
  });
  return showStaff(kit, visit, { ...commissionHome(home, { code: place.commune, nom: place.nom }), ...(refused ? { refused } : {}) },
    refused ? 422 : 200);
};

const mayCall = (kit: StaffKit, { actor, at }: StaffVisit, { commune }: CommunePlace): boolean =>
  kit.access.authorise(actor, 'commission:convoquer', { territories: [commune] }, CONTROL, at).allow;

const mayName = (kit: StaffKit, { actor, at }: StaffVisit, { commune }: CommunePlace): boolean =>
  kit.access.authorise(actor, 'commission:nommer-au-poste', { territories: [commune] }, CONTROL, at).allow;

const callErrors = (form: Form, place: CommunePlace, visit: StaffVisit): FieldError[] => {
  const errors = missing(form, 'jour', 'heure', 'lieu', 'objet');
  const jour = parseCivilDate(field(form, 'jour'));
  if (!errors.some(({ pointer }) => pointer === '/jour') && (!jour || jour < place.today)) {
    errors.push({ pointer: '/jour', code: 'DATE', detail: staff.texts.badDate! });
  }
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(field(form, 'heure')) && field(form, 'heure') !== '') {
    errors.push({ pointer: '/heure', code: 'HEURE', detail: staff.texts.missing! });
  }
  const window = windowOf(place, visit.lang);
  if (jour && field(form, 'objet') === 'REGULARITE' && placeInWindow(jour, window) !== 'DANS') {
    const text = (lang: 'fr' | 'en'): string =>
      commission(lang, 'outside', { du: formatDate(window.du, lang), au: formatDate(window.au, lang) });
    errors.push({ pointer: '/jour', code: 'HORS_PERIODE', detail: { fr: text('fr'), en: text('en') } });
  }
  return errors;
};

const call = (kit: StaffKit, visit: StaffVisit, place: CommunePlace, form: Form): Promise<void> =>
  inCommune(kit, visit, 'commission:convoquer', { territories: [place.commune] }, async (tx, _decision: Allowed) => {
    const errors = callErrors(form, place, visit);
    if (errors.length > 0) throw problems.SAISIE_INVALIDE({ errors });
    const last = (await meetingsOf(tx, place)).find(({ closeLe }) => closeLe !== null);
    const objet: Objet = field(form, 'objet') === 'RECOURS' ? 'RECOURS' : 'REGULARITE';
    await callMeeting(tx, place, { id: newId(), jour: field(form, 'jour'), heure: field(form, 'heure'),
      lieu: field(form, 'lieu').slice(0, LIMITS.label_chars_max), objet, scrutin: windowOf(place, visit.lang).scrutin,
      depuis: last?.closeLe ?? 0 }, visit.actor.id, visit.at);
    return { value: undefined, fields: [], dossiers: [] };
  });
