import type { FastifyInstance } from 'fastify';
import { languageOf } from '#base/http/language.ts';
import { readIdempotencyKey } from '#base/intake/idempotency-key.ts';
import { localDay } from '../../domain/calendar/local-day.ts';
import type { Canal } from '../../domain/codes/channels.ts';
import { validateDemande } from '../../domain/demande/validate-demande.ts';
import { problems } from '../../errors.ts';
import { LIMITS } from '../../limits.ts';
import type { PaperReference } from '../../web/desk/model.ts';
import { communeAsked, permitIn } from './desk-communes.ts';
import { deskVisit, type DeskKit } from './desk-kit.ts';
import { dossierActor } from './open-dossier.ts';
import { paperPieces } from './paper-piece-routes.ts';
import { paperErrors } from './paper-errors.ts';

const BODY = { type: 'object', additionalProperties: false, required: ['demande'],
  properties: { canal: { type: 'string', maxLength: 20 }, recueLe: { type: 'string', maxLength: 10 },
    demande: { type: 'object' }, pieces: { type: 'array', maxItems: LIMITS.pieces_max, uniqueItems: true,
      items: { type: 'string', format: 'uuid' } } } };

type Body = { canal?: string; recueLe?: string; demande: Record<string, unknown>; pieces?: string[] };

/** A request received on paper, typed by the town hall: the same checks, every attachment and list open. */
export const paperRoutes = (app: FastifyInstance, kit: DeskKit): void => {
  app.get('/api/desk/reference', { schema: { tags: ['desk'] } }, async (request): Promise<PaperReference> => {
    const visit = await deskVisit(kit, request);
    const commune = communeAsked(kit, visit, request);
    await permitIn(kit, visit, 'demande:saisir', commune);
    const { countries, communes } = kit.reference();
    return { today: localDay(visit.at, commune), countries: countries.list(languageOf(request)),
      postalCodes: communes.get(commune)?.codesPostaux ?? [] };
  });
  app.post('/api/desk/demandes', { schema: { tags: ['desk'], body: BODY } }, async (request, reply) => {
    const visit = await deskVisit(kit, request);
    const commune = communeAsked(kit, visit, request);
    const { decision } = await permitIn(kit, visit, 'demande:saisir', commune);
    const key = readIdempotencyKey(request.headers['idempotency-key']);
    const { canal, recueLe, demande, pieces: ids = [] } = request.body as Body;
    const reference = kit.reference();
    const pieces = await paperPieces(kit, visit, commune, ids);
    const valid = validateDemande({ ...demande, pieces, communeDemandee: commune }, reference, false);
    const errors = [...paperErrors(request.body as Body, visit.at, commune), ...(valid.ok ? [] : valid.errors.map((error) =>
      ({ ...error, pointer: `/demande${error.pointer}` })))];
    if (!valid.ok || errors.length > 0) throw problems.DEMANDE_INVALIDE({ errors });
    const { numero, replayed } =
      await kit.deposit({ actor: dossierActor(visit, decision, commune), key, demande: valid.demande,
      canal: canal as Canal, recueLe: recueLe!, arrivee: visit.at });
    return reply.code(202).send({ numero, replayed });
  });
};
