import type { FastifyInstance } from 'fastify';
import { problems } from '../../errors.ts';
import { deskVisit, type DeskKit, type Rendition } from './desk-kit.ts';
import { openDossier } from './open-dossier.ts';

const PREPARING: Rendition = { state: 'preparing' };
const PARAMS = { type: 'object',
  properties: { numero: { type: 'string', maxLength: 64 }, id: { type: 'string', maxLength: 64 },
  page: { type: 'string', pattern: '^[0-9]{1,3}$' } } };

type Params = { numero: string; id: string; page: string };

/**
 * One page of a document as an image made by the service, never the sender's bytes. While it is being made, or when it
 * never
 * will be, the answer says so in JSON (202, 409, 422) and the console shows it.
 */
export const pieceRoutes = (app: FastifyInstance, kit: DeskKit): void => {
  app.get('/api/desk/demandes/:numero/pieces/:id/pages/:page', { schema: { tags: ['desk'], params: PARAMS } },
    async (request, reply) => {
    const visit = await deskVisit(kit, request);
    const { numero, id, page } = request.params as Params;
    const rendition = await openDossier(kit, visit, numero, 'piece:lire', async ({ tx, loaded }) => {
      const piece = loaded.state.pieces.find((one) => one.id === id);
      if (!piece) throw problems.PIECE_INCONNUE();
      if (piece.statut === 'INFECTEE') return { value: { state: 'quarantined' } as Rendition, fields: ['pieces'] };
      const value = await kit.pieceRendition?.(tx, kit.register, id, Number(page)) ?? PREPARING;
      return { value, fields: ['pieces'] };
    });
    if (rendition.state !== 'ready') return reply.code(202).send(rendition);
    return reply.header('x-pages', String(rendition.pages)).type('image/jpeg').send(rendition.png);
  });
};
