import type { FastifyInstance } from 'fastify';
import { accessProblems } from '#base/access/errors.ts';
import type { CitizenKit } from './kit.ts';
import { ownDossier } from './own-dossier.ts';
import { receiptOf } from './receipt-routes.ts';
import { visitOf } from './visit.ts';

/** `GET /v1/receipts/:numero`: a person's programs get a receipt again, with what has become of the request. Only who filed it may. */
export const receiptApi = (app: FastifyInstance, kit: CitizenKit): void => {
  app.get<{ Params: { numero: string } }>('/v1/receipts/:numero', async (request, reply) => {
    const visit = await visitOf(kit, request, reply);
    const { session } = visit;
    if (session?.actor.kind !== 'citizen') throw accessProblems.ACCESS_SESSION_REQUIRED();
    const text = await ownDossier(kit, { ...visit, session }, request.params.numero, 'demande:lire', async (tx, loaded) =>
      `{"numero":${JSON.stringify(loaded.state.numero)},"etat":${JSON.stringify(loaded.state.etat)},"receipt":${
        await receiptOf(kit, tx, loaded)}}`);
    return reply.type('application/json; charset=utf-8').send(text);
  });
};
