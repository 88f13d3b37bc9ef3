import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { field, type Form } from '#base/http/form.ts';
import type { FormState } from '#base/ui/form.ts';
import { isCodeOf } from '../../domain/codes/code-list.ts';
import { APPEAL_MOTIVES } from '../../domain/codes/appeal-motives.ts';
import type { DossierState } from '../../domain/state.ts';
import { problems } from '../../errors.ts';
import { LIMITS } from '../../limits.ts';
import { closeMeeting, membersOf, recordPresent } from '../../store/commission.ts';
import { heardAppeals } from '../../store/roll-changes.ts';
import { staff } from '../../web/staff/texts/common.ts';
import { commissionAppeal } from '../../web/staff/views/commission-appeal.ts';
import { commissionMeeting } from '../../web/staff/views/commission-meeting.ts';
import { act } from '../desk/act.ts';
import { openDossier } from '../desk/open-dossier.ts';
import { inCommune, posted, showStaff, staffVisit, type StaffKit, type StaffVisit } from '../staff/staff-kit.ts';
import { CONTROL, placeAsked, type CommunePlace } from './commission-place.ts';
import { getMeeting, loadMeeting, meetingFor, shownOf, voteOf, type LoadedMeeting } from './meeting-of.ts';
import { commissionPdf, PAPERS, type Paper } from './minutes-pdf.ts';

const HIDDEN = { schema: { hide: true } };
type Params = { id: string; numero: string };
type Handler = (visit: StaffVisit, place: CommunePlace, params: Params) => Promise<unknown>;

/** One meeting: presence, votes on appeals, closing, papers. */
export const meetingRoutes = (app: FastifyInstance, kit: StaffKit): void => {
  const on = (handler: Handler) => async (request: FastifyRequest, reply: FastifyReply) => {
    const visit = await staffVisit(kit, request, reply, CONTROL);
    return visit ? handler(visit, placeAsked(kit, visit, request), request.params as Params) : reply;
  };
  const base = '/commission/seances/:id';
  app.get(base, HIDDEN, on((visit, place, { id }) => showMeeting(kit, visit, place, id)));
  app.post(`${base}/presents`, HIDDEN, on((visit, place, { id }) => posted(visit, `/commission/seances/${id}`,
    (form) => present(kit, visit, place, id, form), (refused) => showMeeting(kit, visit, place, id, refused))));
  app.post(`${base}/clore`, HIDDEN, on((visit, place, { id }) => posted(visit, `/commission/seances/${id}`,
    (form) => close(kit, visit, place, id, form), (refused) => showMeeting(kit, visit, place, id, refused))));
  app.get(`${base}/recours/:numero`, HIDDEN, on((visit, place, { id, numero }) => showAppeal(kit, visit, place, id, numero)));
  app.post(`${base}/recours/:numero`, HIDDEN, on((visit, place, { id, numero }) => posted(visit, `/commission/seances/${id}`,
    (form) => vote(kit, visit, place, { id, numero }, form), (refused) => showAppeal(kit, visit, place, id, numero, refused))));
  for (const paper of PAPERS) {
    app.get(`${base}/${paper}.pdf`, HIDDEN, on((visit, place, { id }) => sendPaper(kit, visit, place, id, paper)));
  }
};

const load = (kit: StaffKit, visit: StaffVisit, place: CommunePlace, id: string): Promise<LoadedMeeting> =>
  inCommune(kit, visit, 'commission:lire', { territories: [place.commune] }, async (tx) => {
    const value = await loadMeeting(tx, place, id, visit.at);
    return { value, fields: ['identity'], dossiers: shownOf(value) };
  });

const sits = (kit: StaffKit, { actor, at }: StaffVisit, { commune }: CommunePlace): boolean =>
  kit.access.authorise(actor, 'commission:sieger', { territories: [commune] }, CONTROL, at).allow;

const showMeeting = async (kit: StaffKit, visit: StaffVisit, place: CommunePlace, id: string, refused?: FormState) => {
  const meeting = meetingFor(await load(kit, visit, place, id), visit.lang, sits(kit, visit, place));
  return showStaff(kit, visit, { ...commissionMeeting(meeting), ...(refused ? { refused } : {}) }, refused ? 422 : 200);
};

const present = (kit: StaffKit, visit: StaffVisit, place: CommunePlace, id: string, form: Form): Promise<void> =>
  inCommune(kit, visit, 'commission:sieger', { territories: [place.commune] }, async (tx) => {
    const seance = await getMeeting(tx, place, id);
    if (seance.closeLe !== null) throw problems.SEANCE_CLOSE();
    const known = new Set((await membersOf(tx, place, seance.jour)).map((member) => member.id));
    await recordPresent(tx, place, id, [...new Set(form.get('presents') ?? [])].filter((member) => known.has(member)));
    return { value: undefined, fields: [], dossiers: [] };
  });

const close = (kit: StaffKit, visit: StaffVisit, place: CommunePlace, id: string, form: Form): Promise<void> =>
  inCommune(kit, visit, 'commission:sieger', { territories: [place.commune] }, async (tx) => {
    const seance = await getMeeting(tx, place, id);
    if (seance.closeLe !== null) throw problems.SEANCE_CLOSE();
    const releve = (await heardAppeals(tx, place, id)).map(voteOf);
    await closeMeeting(tx, place, id, { observations: field(form, 'observations').slice(0, LIMITS.message_chars_max), releve },
      visit.actor.id, visit.at);
    return { value: undefined, fields: [], dossiers: [] };
  });

/** The meeting as it stands before a vote: open, with those who are present. */
const presentAt = (kit: StaffKit, visit: StaffVisit, place: CommunePlace, id: string): Promise<number> =>
  inCommune(kit, visit, 'commission:sieger', { territories: [place.commune] }, async (tx) => {
    const { closeLe, presents } = await getMeeting(tx, place, id);
    if (closeLe !== null) throw problems.SEANCE_CLOSE();
    return { value: presents.length, fields: [], dossiers: [] };
  });

const vote = async (kit: StaffKit, visit: StaffVisit, place: CommunePlace, { id, numero }: Params, form: Form): Promise<void> => {
  const presents = await presentAt(kit, visit, place, id);
  const motif = field(form, 'motif');
  const known = isCodeOf(APPEAL_MOTIVES, motif);
  const missing = [...['pour', 'contre'].filter((name) => !/^\d$/.test(field(form, name))), ...(known ? [] : ['motif'])];
  if (missing.length > 0 || !known) {
    throw problems.SAISIE_INVALIDE({ errors: missing.map((name) =>
      ({ pointer: `/${name}`, code: 'MANQUANT', detail: staff.texts.missing! })) });
  }
  await act(kit, visit, numero, 'recours:statuer', () => Number(field(form, 'version')), () => ({ type: 'statuerRecours', seance: id,
    presents, pour: Number(field(form, 'pour')), contre: Number(field(form, 'contre')), motif, message: field(form, 'motivation') }));
};

const addressOf = ({ demande }: DossierState): string => {
  if (!demande) return '';
  const { numero, voie, complement1, lieuDit, codePostal } = demande.adresseRattachement;
  return [[numero, voie].filter(Boolean).join(' '), complement1, lieuDit, codePostal].filter(Boolean).join(', ');
};

const showAppeal = async (
  kit: StaffKit, visit: StaffVisit, place: CommunePlace, seance: string, numero: string, refused?: FormState,
) => {
  await presentAt(kit, visit, place, seance);
  const { state, mayorMessage } = await openDossier(kit, visit, numero, 'recours:lire', async ({ loaded }) => {
    if (loaded.state.recours === null) throw problems.DOSSIER_INTROUVABLE();
    const decision = loaded.events.findLast(({ type }) => type === 'DecisionVisee')?.content as { message?: string } | undefined;
    return { value: { state: loaded.state, mayorMessage: decision?.message ?? '' }, fields: ['identity', 'address', 'appeal'] };
  });
  const screen = commissionAppeal({ lang: visit.lang, zone: place.zone, seance, state, address: addressOf(state), mayorMessage });
  return showStaff(kit, visit, { ...screen, ...(refused ? { refused } : {}) }, refused ? 422 : 200);
};

const sendPaper = async (kit: StaffKit, visit: StaffVisit, place: CommunePlace, id: string, paper: Paper) => {
  const loaded = await load(kit, visit, place, id);
  if (paper !== 'ordre-du-jour' && loaded.seance.closeLe === null) throw problems.SEANCE_INTROUVABLE();
  const pdf = await commissionPdf(meetingFor(loaded, visit.lang, false), paper);
  return visit.reply.header('content-disposition', `inline; filename="${paper}-${place.commune}.pdf"`)
    .type('application/pdf').send(Buffer.from(pdf));
};
