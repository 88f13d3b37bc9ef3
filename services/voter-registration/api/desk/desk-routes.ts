import type { FastifyInstance } from 'fastify';
import { refuseForeignOrigin } from '#base/access/same-origin.ts';
import type { LiveHub } from '#base/http/live-hub.ts';
import { createLogger } from '#base/telemetry/logger.ts';
import type { DeskKit } from './desk-kit.ts';
import { dossierRoutes } from './dossier-routes.ts';
import { deskLiveHub } from './live-news.ts';
import { pageRoutes } from './page-routes.ts';
import { paperPieceRoutes } from './paper-piece-routes.ts';
import { paperRoutes } from './paper-routes.ts';
import { pieceRoutes } from './piece-routes.ts';
import { queueRoutes } from './queue-routes.ts';
import { streamRoutes } from './stream-routes.ts';
import { visaRoutes } from './visa-routes.ts';

/** Everything of the town hall: the console's page and its API. Close the hub that it gives when the process drains. */
export const deskRoutes = (app: FastifyInstance, kit: DeskKit): LiveHub => {
  const logger = createLogger(kit.context.service);
  const hub = deskLiveHub(kit.register, (error) => logger.warn({ err: error }, 'the live news could not be read'));
  void app.register(async (desk) => {
    desk.addHook('onRequest', refuseForeignOrigin(kit.context.origin));
    pageRoutes(desk, kit);
    void desk.register(async (api) => {
      api.addHook('onRequest', async (request) => { await kit.access.requests.require(request); });
      queueRoutes(api, kit);
      dossierRoutes(api, kit);
      visaRoutes(api, kit);
      paperRoutes(api, kit);
      paperPieceRoutes(api, kit);
      pieceRoutes(api, kit);
      streamRoutes(api, kit, hub);
    });
  });
  return hub;
};
