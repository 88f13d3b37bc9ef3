import type { FastifyInstance, FastifyRequest } from 'fastify';
import { field, postedForm } from '#base/http/form.ts';
import type { Lang } from '#base/values/lang.ts';
import { Problem, type FieldError } from '#base/values/problem.ts';
import { localDay } from '../../domain/calendar/local-day.ts';
import { APPEAL_MOTIVES } from '../../domain/codes/appeal-motives.ts';
import { REFUSAL_MOTIVES } from '../../domain/codes/refusal-motives.ts';
import { STATES } from '../../domain/codes/states.ts';
import { contestable } from '../../domain/decide/recours.ts';
import type { DossierState } from '../../domain/state.ts';
import { problems } from '../../errors.ts';
import { CITIZEN_PAGES } from '../../web/citizen/pages.ts';
import type { FollowUpProps } from '../../web/citizen/props.ts';
import { command } from './citizen-command.ts';
import type { CitizenKit } from './kit.ts';
import { ownDossier } from './own-dossier.ts';
import { show, signedIn, type SignedIn } from './visit.ts';

const HIDDEN = { schema: { hide: true } };
const pathOf = (page: 'appeal' | 'follow-up', numero: string): string => CITIZEN_PAGES[page].path.replace(':numero', numero);
const numeroOf = (request: { params: unknown }): string => (request.params as { numero: string }).numero;

/** What the follow-up says of an appeal: until when the commission answers, what it decided, until when the court can be asked. */
export const appealView = ({ etat, recours }: DossierState, lang: Lang): Pick<FollowUpProps, 'appeal'> => {
  if (!recours) return {};
  const outcome = etat === 'RAPO_ACCEPTE' || etat === 'RAPO_REJETE'
    ? [STATES[etat].citoyen[lang], recours.motif ? APPEAL_MOTIVES[recours.motif].label[lang] : ''].filter(Boolean).join('. ') : undefined;
  if (outcome === undefined && etat !== 'RAPO') return {};
  return { appeal: { answerBefore: recours.silenceLe, ...(outcome ? { outcome } : {}),
    ...(etat === 'RAPO_REJETE' && recours.tribunalAvant ? { courtBefore: recours.tribunalAvant } : {}) } };
};

/** The appeal to the control commission, online (L.18 III): one field, and the follow-up then says what happens. */
export const appealRoutes = (app: FastifyInstance, kit: CitizenKit): void => {
  app.get(CITIZEN_PAGES.appeal.path, HIDDEN, async (request, reply) => {
    const visit = await signedIn(kit, request, reply);
    return visit ? showAppeal(kit, visit, numeroOf(request), '', []) : reply;
  });
  // The term is kept by the arrival of the request, never by its processing.
  const arrives = { ...HIDDEN, onRequest: async (request: FastifyRequest) => { request.arrivedAt = kit.register.clock(); } };
  app.post(CITIZEN_PAGES.appeal.path, arrives, async (request, reply) => {
    const visit = await signedIn(kit, request, reply);
    if (!visit) return reply;
    const [numero, message] = [numeroOf(request), field(postedForm(request), 'message')];
    try {
      await command(kit, visit, numero, 'demande:recours', { type: 'formerRecours', message, arrivee: request.arrivedAt });
    } catch (error) {
      if (!(error instanceof Problem) || error.status !== 422) throw error;
      return showAppeal(kit, visit, numero, message, [{ pointer: '/message', code: error.code, detail: error.kind.remedy }]);
    }
    return reply.redirect(`${pathOf('follow-up', numero)}?fait=recours`, 303);
  });
};

const showAppeal = async (kit: CitizenKit, visit: SignedIn, numero: string, message: string, errors: FieldError[]) => {
  const { state } = await ownDossier(kit, visit, numero, 'demande:lire', async (_tx, loaded) => loaded);
  const { decision, commune, procedure } = state;
  const against = contestable(state);
  if (!against?.avant || !commune) throw problems.TRANSITION_IMPOSSIBLE();
  const refusal = decision?.motif ? REFUSAL_MOTIVES[decision.motif].citoyen[visit.lang] : '';
  return show(kit, visit, 'appeal', { number: state.numero, commune: kit.reference().communes.get(commune)?.nom ?? '',
    against: against.objet === 'REFUS' ? 'refusal' : 'strike-off',
    reason: against.objet === 'REFUS' ? refusal : procedure?.decision?.message ?? '',
    before: against.avant, late: localDay(kit.register.clock(), commune) > against.avant,
    back: pathOf('follow-up', numero), form: { action: pathOf('appeal', numero), values: { message }, errors } },
  errors.length > 0 ? 422 : 200);
};
