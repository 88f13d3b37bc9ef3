import type { FastifyInstance } from 'fastify';
import { languageOf } from '#base/http/language.ts';
import { deskDocument } from '../../web/desk/desk-document.ts';
import type { DeskKit } from './desk-kit.ts';

/** The console's one page, which its script fills. Somebody who is not signed in goes to ProConnect and comes back. */
export const pageRoutes = (app: FastifyInstance, kit: DeskKit): void => {
  for (const path of ['/mairie', '/mairie/']) {
    app.get(path, { schema: { hide: true } }, async (request, reply) => {
      const session = await kit.access.requests.of(request);
      if (session === undefined) return reply.redirect(
        `/connexion/proconnect?retour=${encodeURIComponent(request.url)}`, 303);
      return reply.header('cache-control', 'no-store').type('text/html; charset=utf-8')
        .send(deskDocument(languageOf(request), kit.assets, kit.banner().banner));
    });
  }
};
