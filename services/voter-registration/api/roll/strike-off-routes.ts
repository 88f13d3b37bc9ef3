import type { FastifyInstance } from 'fastify';
import { field, postedForm, type Form } from '#base/http/form.ts';
import type { FormState } from '#base/ui/form.ts';
import type { Command } from '../../domain/commands.ts';
import { zoneOf } from '../../domain/calendar/territory.ts';
import { problems } from '../../errors.ts';
import { LIMITS } from '../../limits.ts';
import { strikeOffProceduresOf } from '../../store/strike-offs.ts';
import { STRIKE_OFF, strikeOffHome } from '../../web/staff/views/strike-off.ts';
import { strikeOffProcedure } from '../../web/staff/views/strike-off-procedure.ts';
import { placeAsked, placeOf, type CommunePlace } from '../commission/commission-place.ts';
import { actNow } from '../desk/act.ts';
import { openDossier } from '../desk/open-dossier.ts';
import { PURPOSE } from '../access-rules.ts';
import { permit } from '../desk/desk-kit.ts';
import { inCommune, missing, posted, showStaff, staffVisit, type StaffKit, type StaffVisit } from '../staff/staff-kit.ts';

const HIDDEN = { schema: { hide: true } };

type StrikeOffCommand = Extract<Command, { type: 'engagerRadiation' | 'repondreRadiation' | 'deciderRadiation' }>;

/** Each step with the right that it needs: only who signs decisions decides. */
const STEPS: Readonly<Record<string, { right: string; needs: readonly string[]; command(form: Form): StrikeOffCommand }>> = {
  engager: { right: 'demande:instruire', needs: ['numero', 'message'],
    command: (form) => ({ type: 'engagerRadiation', message: field(form, 'message') }) },
  repondre: { right: 'demande:instruire', needs: ['numero', 'message'],
    command: (form) => ({ type: 'repondreRadiation', message: field(form, 'message') }) },
  decider: { right: 'demande:viser', needs: ['numero', 'radier', 'message'],
    command: (form) => ({ type: 'deciderRadiation', radier: field(form, 'radier') === 'oui', message: field(form, 'message') }) },
};

/** Strike-offs by the mayor, with their adversarial procedure (L.18 I). */
export const strikeOffRoutes = (app: FastifyInstance, kit: StaffKit): void => {
  app.get(STRIKE_OFF, HIDDEN, async (request, reply) => {
    const visit = await staffVisit(kit, request, reply, PURPOSE);
    return visit ? showStrikeOffs(kit, visit, placeAsked(kit, visit, request)) : reply;
  });
  for (const [path, step] of Object.entries(STEPS)) {
    app.post(`${STRIKE_OFF}/${path}`, HIDDEN, async (request, reply) => {
      const visit = await staffVisit(kit, request, reply, PURPOSE);
      if (!visit) return reply;
      const place = placeOf(kit, field(postedForm(request), 'commune'), visit.at);
      // In this order no answer tells what somebody may do elsewhere: the place, then the action.
      await permit(kit, visit, 'demande:lire', { territories: [place.commune] });
      await permit(kit, visit, step.right, { territories: [place.commune] });
      const numero = field(postedForm(request), 'numero');
      const next = path === 'engager' ? `${STRIKE_OFF}?commune=${place.commune}` : `${STRIKE_OFF}/${encodeURIComponent(numero)}`;
      return posted(visit, next, async (form) => {
        const errors = missing(form, ...step.needs);
        if (errors.length > 0) throw problems.SAISIE_INVALIDE({ errors });
        await actNow(kit, visit, field(form, 'numero'), step.right, () => step.command(form));
      }, (refused) => again(kit, visit, place, path, refused));
    });
  }
  app.get(`${STRIKE_OFF}/:numero`, HIDDEN, async (request, reply) => {
    const visit = await staffVisit(kit, request, reply, PURPOSE);
    return visit ? showProcedure(kit, visit, (request.params as { numero: string }).numero) : reply;
  });
};

/** A refused step comes back where it was typed: the list opens procedures, the page of one answers and decides it. */
const again = (kit: StaffKit, visit: StaffVisit, place: CommunePlace, step: string, refused: FormState) => {
  const numero = refused.values['numero'];
  return step === 'engager' || typeof numero !== 'string' || numero === '' ? showStrikeOffs(kit, visit, place, refused)
    : showProcedure(kit, visit, numero, refused);
};

const showProcedure = async (kit: StaffKit, visit: StaffVisit, numero: string, refused?: FormState) => {
  const screen = await openDossier(kit, visit, numero, 'demande:lire', async ({ loaded: { state, events }, commune }) => {
    if (!state.procedure) throw problems.DOSSIER_INTROUVABLE();
    const may = (right: string): boolean =>
      kit.access.authorise(visit.actor, right, { territories: [commune], state: state.etat }, PURPOSE, visit.at).allow;
    return { fields: ['identity', 'strike-off'], value: strikeOffProcedure({ lang: visit.lang, zone: zoneOf(commune), commune, state,
      events,
      may: { answer: may('demande:instruire'), decide: may('demande:viser') } }) };
  });
  return showStaff(kit, visit, { ...screen, ...(refused ? { refused } : {}) }, refused ? 422 : 200);
};

/** The request that somebody came from, if its number reads as one. */
const aboutOf = ({ request }: StaffVisit): string | undefined => {
  const { numero } = request.query as { numero?: unknown };
  return typeof numero === 'string' ? numero.slice(0, LIMITS.search_chars_max) : undefined;
};

const showStrikeOffs = async (kit: StaffKit, visit: StaffVisit, place: CommunePlace, refused?: FormState) => {
  const rows = await inCommune(kit, visit, 'liste:lire', { territories: [place.commune] }, async (tx) => {
    const value = await strikeOffProceduresOf(tx, place);
    return { value, fields: ['identity'], dossiers: value.map(({ partition, dossier_id }) => ({ partition, id: dossier_id })) };
  });
  const screen = strikeOffHome(visit.lang, place.commune, rows, aboutOf(visit));
  return showStaff(kit, visit, { ...screen, ...(refused ? { refused } : {}) }, refused ? 422 : 200);
};
