import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { createReceiver } from '#base/files/receive.ts';
import { field, postedForm } from '#base/http/form.ts';
import { Problem, type FieldError } from '#base/values/problem.ts';
import type { Lang } from '#base/values/lang.ts';
import { authorityWords } from '../../domain/authority.ts';
import { largeInitial } from '../../domain/initials.ts';
import { needsOf } from '../../domain/codes/attachments.ts';
import { STRIKE_OFF_MOTIVES } from '../../domain/codes/strike-off-motives.ts';
import { isCodeOf } from '../../domain/codes/code-list.ts';
import type { BesoinPiece } from '../../domain/codes/piece-needs.ts';
import { localDay } from '../../domain/calendar/local-day.ts';
import { contestable } from '../../domain/decide/recours.ts';
import type { DossierState } from '../../domain/state.ts';
import { problems } from '../../errors.ts';
import { LIMITS } from '../../limits.ts';
import { CITIZEN_PAGES } from '../../web/citizen/pages.ts';
import type { FollowUpProps } from '../../web/citizen/props.ts';
import { command } from './citizen-command.ts';
import { dropFiles } from './keep-file.ts';
import type { CitizenKit } from './kit.ts';
import { ownDossier } from './own-dossier.ts';
import { PIECE_LIMITS, piecesOf, slotsOf, takePieces, waitingFiles } from './take-pieces.ts';
import { show, signedIn, type SignedIn } from './visit.ts';

const HIDDEN = { schema: { hide: true } };
const PAGE = CITIZEN_PAGES['strike-off-answer'].path;
const pathOf = (page: 'strike-off-answer' | 'follow-up' | 'appeal', numero: string): string =>
  CITIZEN_PAGES[page].path.replace(':numero', numero);
const numeroOf = (request: { params: unknown }): string => (request.params as { numero: string }).numero;

/** Who may strike off, at the head of a sentence: a town hall, or a consular post. */
const officeOf = (kit: CitizenKit, { commune }: DossierState, lang: Lang): string =>
  largeInitial(authorityWords(commune ?? '', kit.reference().communes.get(commune ?? '')?.nom ?? '', lang).office);

const isOpen = ({ procedure }: DossierState): boolean => procedure !== null && procedure.decision === null;

/** What the follow-up says of a strike-off: the notice and how to answer it, then the decision and how to contest it. */
export const strikeOffView = (kit: CitizenKit, state: DossierState, lang: Lang): Pick<FollowUpProps, 'strikeOff' | 'ended'> => {
  const { procedure, radiation, radieLe, numero, commune } = state;
  const struck = procedure?.decision;
  const ended = radiation !== null && radieLe !== null && !struck?.radier
    ? { ended: { on: localDay(radieLe, commune ?? ''), ...(isCodeOf(STRIKE_OFF_MOTIVES, radiation)
      ? { motive: STRIKE_OFF_MOTIVES[radiation].label } : {}) } } : {};
  if (!procedure || (struck?.radier && radiation === null)) return ended;
  const open = contestable(state);
  return { ...ended, strikeOff: { office: officeOf(kit, state, lang), why: procedure.message ?? '', before: procedure.repondreAvant,
    ...(procedure.reponse ? { answeredAt: procedure.reponse.le } : {}),
    ...(isOpen(state) ? { answerHref: pathOf('strike-off-answer', numero) } : {}),
    ...(struck ? { decision: { struck: struck.radier, reason: struck.message ?? '', on: localDay(struck.le, commune ?? ''),
      ...(open?.objet === 'RADIATION' && open.avant ? { appealBefore: open.avant, appealHref: pathOf('appeal', numero) } : {}) } }
        : {}) } };
};

/** The proofs that show the link with the commune: the attachment's own, never the identity that nobody doubts. */
const needsFor = ({ demande }: DossierState): BesoinPiece[] => {
  if (!demande) return [];
  const needs = needsOf(demande.attache, demande.typeListe);
  const own = needs.filter((need) => !need.startsWith('IDENTITE'));
  return own.length > 0 ? own : [...needs];
};

/**
 * The person answers the notice of a strike-off (L.18 I): documents first, each kept as it is sent, then the answer, which takes
 * them along. The term is kept by the arrival of the request, never by its processing.
 */
export const strikeOffAnswerRoutes = (app: FastifyInstance, kit: CitizenKit): void => {
  const receive = createReceiver(kit.receiver);
  const guarded = (then: (visit: SignedIn, numero: string) => Promise<FastifyReply>) =>
    async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
      const visit = await signedIn(kit, request, reply);
      return visit ? then(visit, numeroOf(request)) : reply;
    };
  const arrives = { ...HIDDEN, onRequest: async (request: FastifyRequest) => { request.arrivedAt = kit.register.clock(); } };
  app.get(PAGE, HIDDEN, guarded((visit, numero) => showAnswer(kit, visit, numero, '', [])));
  app.post(PAGE, { ...HIDDEN, bodyLimit: LIMITS.pieces_bytes_max }, guarded(async (visit, numero) => {
    const state = await opened(kit, visit, numero);
    const { errors, saved } = await takePieces(kit, visit, receive,
      { numero: state.numero, files: await waitingFiles(kit, visit, state.numero), needs: needsFor(state) });
    if (saved) return visit.reply.send({ version: 1 });
    return errors.length > 0 ? showAnswer(kit, visit, numero, '', errors)
      : visit.reply.redirect(pathOf('strike-off-answer', state.numero), 303);
  }));
  app.post(`${PAGE}/retirer`, HIDDEN, guarded(async (visit, numero) => {
    const { numero: known } = await opened(kit, visit, numero);
    const id = field(postedForm(visit.request), 'fichierId');
    await dropFiles(kit, visit, (await waitingFiles(kit, visit, known)).filter((file) => file.id === id).map((file) => file.id));
    return visit.reply.redirect(pathOf('strike-off-answer', known), 303);
  }));
  app.post(`${PAGE}/envoyer`, arrives, guarded((visit, numero) => answer(kit, visit, numero)));
};

/** The request, whose strike-off awaits an answer. */
const opened = async (kit: CitizenKit, visit: SignedIn, numero: string): Promise<DossierState> => {
  const { state } = await ownDossier(kit, visit, numero, 'demande:lire', async (_tx, loaded) => loaded);
  if (!isOpen(state)) throw problems.RADIATION_IMPOSSIBLE();
  return state;
};

const answer = async (kit: CitizenKit, visit: SignedIn, numero: string): Promise<FastifyReply> => {
  const { numero: known } = await opened(kit, visit, numero);
  const message = field(postedForm(visit.request), 'message');
  const pieces = piecesOf(await waitingFiles(kit, visit, known));
  try {
    await command(kit, visit, known, 'demande:repondre-radiation',
      { type: 'repondreRadiation', message, pieces, arrivee: visit.request.arrivedAt });
  } catch (error) {
    if (!(error instanceof Problem) || error.status !== 422) throw error;
    return showAnswer(kit, visit, numero, message, [{ pointer: '/message', code: error.code, detail: error.kind.remedy }]);
  }
  return visit.reply.redirect(`${pathOf('follow-up', known)}?fait=reponse`, 303);
};

const showAnswer = async (
  kit: CitizenKit, visit: SignedIn, numero: string, message: string, errors: readonly FieldError[],
): Promise<FastifyReply> => {
  const state = await opened(kit, visit, numero);
  const path = pathOf('strike-off-answer', state.numero);
  const { message: why, repondreAvant: before } = state.procedure!;
  const commune = state.commune ?? '';
  return show(kit, visit, 'strike-off-answer', { number: state.numero, back: pathOf('follow-up', state.numero),
    office: officeOf(kit, state, visit.lang), commune: kit.reference().communes.get(commune)?.nom ?? '', why: why ?? '', before,
    late: localDay(kit.register.clock(), commune) > before, limits: PIECE_LIMITS, form: { action: path, values: { message }, errors },
    slots: slotsOf(needsFor(state), await waitingFiles(kit, visit, state.numero)), removeAction: `${path}/retirer`,
    continueAction: `${path}/envoyer` }, errors.length > 0 ? 422 : 200);
};
