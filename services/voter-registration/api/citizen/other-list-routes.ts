import type { FastifyInstance } from 'fastify';
import { otherSupplementary } from '../../domain/codes/lists.ts';
import { problems } from '../../errors.ts';
import { CITIZEN_PAGES, CITIZEN_PATHS } from '../../web/citizen/pages.ts';
import { draftFromRequest } from './draft-from-request.ts';
import { restartDraft, saveDraft } from './draft-session.ts';
import type { CitizenKit } from './kit.ts';
import { ownDossier } from './own-dossier.ts';
import { signedIn } from './visit.ts';

/** The second request of a citizen of another Member State: municipal and European are two lists, and two requests. */
export const otherListRoutes = (app: FastifyInstance, kit: CitizenKit): void => {
  app.post(CITIZEN_PATHS.otherList, { schema: { hide: true } }, async (request, reply) => {
    const visit = await signedIn(kit, request, reply);
    if (!visit) return reply;
    const { numero } = request.params as { numero: string };
    const { state } = await ownDossier(kit, visit, numero, 'demande:lire', async (_tx, loaded) => loaded);
    const list = state.demande && otherSupplementary(state.demande.typeListe);
    if (!state.demande || !list) throw problems.TRANSITION_IMPOSSIBLE();
    const { communes } = kit.reference();
    const nameOf = (code: string): string => {
      const place = communes.birthPlace(code);
      return place?.connu ? place.nom : code;
    };
    const draft = await restartDraft(kit, visit);
    await saveDraft(kit, visit, draft, draftFromRequest(state.demande, list, nameOf));
    return reply.redirect(CITIZEN_PAGES.pieces.path, 303);
  });
};
