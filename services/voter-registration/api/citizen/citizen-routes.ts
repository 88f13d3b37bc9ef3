import type { FastifyInstance } from 'fastify';
import { loginRoutes, type LoginRoutesOptions } from '#base/access/login-routes.ts';
import { refuseForeignOrigin } from '#base/access/same-origin.ts';
import { checkRoutes } from './check-routes.ts';
import { followRoutes } from './follow-routes.ts';
import { completeRoutes } from './complete-routes.ts';
import type { CitizenKit } from './kit.ts';
import { otherListRoutes } from './other-list-routes.ts';
import { pieceRoutes } from './piece-routes.ts';
import { receiptApi } from './receipt-api.ts';
import { receiptRoutes } from './receipt-routes.ts';
import { enquiryPages, type EnquiryPages } from '../enquiry/enquiry-pages.ts';
import { startRoutes } from './start-routes.ts';
import { waitingGate, type WaitingGateOptions } from './waiting-gate.ts';
import { EVEN_ON_FULL_DISK } from '#base/http/full-disk.ts';
import { communeChoiceRoutes, stepRoutes } from './step-routes.ts';

/** Every page of the citizen's path. Posts from another site are refused. */
export const citizenRoutes = (app: FastifyInstance, kit: CitizenKit, enquiry: EnquiryPages, gate: WaitingGateOptions): void => {
  waitingGate(app, kit, gate);
  void app.register(async (pages) => {
    pages.addHook('onRequest', refuseForeignOrigin(kit.context.origin));
    startRoutes(pages, kit);
    stepRoutes(pages, kit);
    communeChoiceRoutes(pages, kit);
    pieceRoutes(pages, kit);
    checkRoutes(pages, kit);
    receiptRoutes(pages, kit);
    receiptApi(pages, kit);
    followRoutes(pages, kit);
    completeRoutes(pages, kit);
    otherListRoutes(pages, kit);
    enquiryPages(pages, kit, enquiry);
  });
};

/** Login of citizens and agents, rendered by the service. */
export const voterLogin = (app: FastifyInstance, kit: CitizenKit, more: Pick<LoginRoutesOptions, 'render' | 'sendLink'>): void => {
  const { access, context, register } = kit;
  loginRoutes(app, { origin: context.origin, keys: access.keys, cookies: access.cookies, clock: register.clock, login: access.login,
    clients: access.clients, ...more });
  // The page's button is a form: a plain link to another site would be announced as a link.
  app.post('/connexion/franceconnect', { schema: { hide: true }, config: EVEN_ON_FULL_DISK }, (request, reply) =>
    reply.redirect(request.url, 303));
};
