import type { FastifyInstance } from 'fastify';
import { whoLooked, type Look } from '#base/access/who-looked.ts';
import { field, postedForm } from '#base/http/form.ts';
import type { Text } from '#base/values/lang.ts';
import type { FieldError } from '#base/values/problem.ts';
import { zoneOf } from '../../domain/calendar/territory.ts';
import { GLASS_REASONS } from '../../domain/codes/glass-reasons.ts';
import { ROLES, type Role } from '../../domain/codes/roles.ts';
import type { DossierState } from '../../domain/state.ts';
import { CITIZEN_PAGES, CITIZEN_PATHS } from '../../web/citizen/pages.ts';
import { PURPOSES, type Purpose } from '../access-rules.ts';
import { appealRoutes, appealView } from './appeal-routes.ts';
import { command } from './citizen-command.ts';
import { earlierOf } from './check-routes.ts';
import { emailRoutes, emailView } from './email-routes.ts';
import { dataCopyRoutes } from './data-copy.ts';
import { currentDraft } from './draft-session.ts';
import type { CitizenKit } from './kit.ts';
import { ownRequests } from './open-requests.ts';
import { filedOutlook } from './outlook.ts';
import { ownDossier } from './own-dossier.ts';
import type { EarlierRequest } from '../../web/citizen/props.ts';
import { strikeOffAnswerRoutes, strikeOffView } from './strike-off-answer-routes.ts';
import { factsOf, timelineOf } from './timeline-of.ts';
import { asPerson, show, signedIn, type SignedIn } from './visit.ts';

const HIDDEN = { schema: { hide: true } };
const pathOf = (page: 'follow-up' | 'withdraw' | 'accesses' | 'receipt' | 'complete-piece' | 'appeal', numero: string): string =>
  CITIZEN_PAGES[page].path.replace(':numero', numero);
const numeroOf = (request: { params: unknown }): string => (request.params as { numero: string }).numero;
const WITHDRAWABLE = new Set(['DEPOSEE', 'CONTROLE_AUTO', 'TRANSMISE', 'A_COMPLETER', 'COMPLETE', 'INSTRUITE', 'NON_INSCRITE_REU']);

/** A person's requests, one request with its timeline, who looked at it, and withdrawal. */
export const followRoutes = (app: FastifyInstance, kit: CitizenKit): void => {
  app.get(CITIZEN_PAGES['my-requests'].path, HIDDEN, async (request, reply) => {
    const visit = await signedIn(kit, request, reply);
    return visit ? showMine(kit, visit) : reply;
  });
  app.get(CITIZEN_PAGES['follow-up'].path, HIDDEN, async (request, reply) => {
    const visit = await signedIn(kit, request, reply);
    if (!visit) return reply;
    const { state, events, earlier } = await ownDossier(kit, visit, numeroOf(request), 'demande:lire', async (tx, loaded) =>
      ({ ...loaded, earlier: await earlierOf(kit, visit, { tx, except: loaded.ref.id }) }));
    return showOne(kit, visit, state, timelineOf(kit, state, events), earlier);
  });
  app.get(CITIZEN_PAGES.accesses.path, HIDDEN, async (request, reply) => {
    const visit = await signedIn(kit, request, reply);
    return visit ? showAccesses(kit, visit, numeroOf(request)) : reply;
  });
  app.get(CITIZEN_PAGES.withdraw.path, HIDDEN, async (request, reply) => {
    const visit = await signedIn(kit, request, reply);
    return visit ? showWithdraw(kit, visit, numeroOf(request), []) : reply;
  });
  app.post(CITIZEN_PAGES.withdraw.path, HIDDEN, async (request, reply) => {
    const visit = await signedIn(kit, request, reply);
    if (!visit) return reply;
    const numero = numeroOf(request);
    if (field(postedForm(request), 'confirmation') !== '1') {
      return showWithdraw(kit, visit, numero, [{ pointer: '/confirmation', code: 'MANQUANT', detail: CONFIRM }]);
    }
    await command(kit, visit, numero, 'demande:retirer', { type: 'retirer' });
    return reply.redirect(`${pathOf('follow-up', numero)}?fait=retrait`, 303);
  });
  appealRoutes(app, kit);
  dataCopyRoutes(app, kit);
  emailRoutes(app, kit);
  strikeOffAnswerRoutes(app, kit);
};

const CONFIRM = { fr: 'Cochez la case pour confirmer.', en: 'Tick the box to confirm.' };

const communeName = (kit: CitizenKit, state: DossierState): string => kit.reference().communes.get(state.commune ?? '')?.nom ?? '';
const zone = (state: DossierState): string => zoneOf(state.commune ?? '75101');

const showMine = async (kit: CitizenKit, visit: SignedIn) => {
  const draft = await currentDraft(kit, visit);
  const requests = (await ownRequests(kit, visit)).map(({ state }) => ({ number: state.numero, commune: communeName(kit, state),
    etat: state.etat as Exclude<typeof state.etat, 'INEXISTANT'>, facts: factsOf(kit, state), receivedAt: state.dateDepot,
    zone: zone(state), href: pathOf('follow-up', state.numero) }));
  return show(kit, visit, 'my-requests', { requests, ...(draft ? { draft: draftView(draft) } : {}) });
};

/** What the first page and the list say of a draft. */
export const draftView = (draft: { savedAt: number; expiresAt: number }) => ({ href: CITIZEN_PAGES.resume.path, savedAt: draft.savedAt,
  keptUntil: new Date(draft.expiresAt).toISOString().slice(0, 10), zone: 'Europe/Paris' });

const asked = ({ attendues }: DossierState) =>
  attendues.map(({ besoin, motif, message }) => ({ need: besoin, motive: motif, ...(message ? { message } : {}) }));

const DONE = { retrait: 'withdrawn', complete: 'completed', recours: 'appealed', reponse: 'answered', courriel: 'corrected' } as const;

const showOne = (
  kit: CitizenKit, visit: SignedIn, state: DossierState, timeline: ReturnType<typeof timelineOf>, earlier: EarlierRequest[],
) => {
  const done = (visit.request.query as { fait?: string }).fait;
  // Once it is decided, nothing can be completed: the appeal takes what the person has to say.
  const due = state.decision === null ? state.attendues[0]?.echeance : undefined;
  const refused = state.inscription === null && state.recours?.objet !== 'RADIATION' && state.decision?.sens === 'REFUSER'
    && state.decision.motif && state.decision.recoursAvant;
  return show(kit, visit, 'follow-up', {
    number: state.numero, commune: communeName(kit, state), zone: zone(state), timeline,
    etat: state.etat as Exclude<typeof state.etat, 'INEXISTANT'>,
    ...(due ? { asked: { pieces: asked(state), before: due, href: pathOf('complete-piece', state.numero) } } : {}),
    ...(refused ? { refusal: { motive: state.decision!.motif!, appealBefore: state.decision!.recoursAvant!,
      ...(state.etat === 'VISEE_REFUSEE' ? { appealHref: pathOf('appeal', state.numero) } : {}) } } : {}),
    ...appealView(state, visit.lang), ...strikeOffView(kit, state, visit.lang), ...emailView(state),
    ...(WITHDRAWABLE.has(state.etat) ? { withdrawHref: pathOf('withdraw', state.numero) } : {}),
    receiptHref: pathOf('receipt', state.numero), accessesHref: pathOf('accesses', state.numero),
    dataHref: CITIZEN_PATHS.dataCopy.replace(':numero', state.numero),
    outlook: filedOutlook(state, kit.register.clock()), earlier,
    ...(done !== undefined && Object.hasOwn(DONE, done) ? { done: DONE[done as keyof typeof DONE] } : {}),
  });
};

const showAccesses = async (kit: CitizenKit, visit: SignedIn, numero: string) => {
  const { ref, state } = await ownDossier(kit, visit, numero, 'demande:consultations', async (_tx, loaded) => loaded);
  const looks = await asPerson(kit, visit, (tx) => whoLooked(tx, ref, kit.register.clock()), ref.id);
  return show(kit, visit, 'accesses', { number: state.numero, back: pathOf('follow-up', state.numero), zone: zone(state),
    lines: looks.map(({ at, role, organisation, purpose, breakGlass }) => ({ at, who: whoOf(kit, role), place: organisation ?? '',
      purpose: PURPOSES[purpose as Purpose] ?? PURPOSES.instruction, ...(breakGlass ? { exceptional: exceptionalOf(breakGlass) }
        : {}) })) });
};

/** The role in words, those of the administration too. */
const whoOf = (kit: CitizenKit, role: string): Text => kit.access.login.roles.get(role)?.label ?? ROLES[role as Role]?.label
  ?? ROLES.systeme.label;

/** An emergency access with its reason in words, and what the review said. */
const exceptionalOf = ({ reasonCode, review }: NonNullable<Look['breakGlass']>) =>
  ({ reason: GLASS_REASONS[reasonCode as keyof typeof GLASS_REASONS].label, ...(review ? { review } : {}) });

const showWithdraw = async (kit: CitizenKit, visit: SignedIn, numero: string, errors: FieldError[]) => {
  const { state } = await ownDossier(kit, visit, numero, 'demande:lire', async (_tx, loaded) => loaded);
  return show(kit, visit, 'withdraw', { number: state.numero, commune: communeName(kit, state), back: pathOf('follow-up', state.numero),
    form: { action: pathOf('withdraw', state.numero), values: {}, errors } }, errors.length > 0 ? 422 : 200);
};

