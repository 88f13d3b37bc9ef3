import type { FastifyInstance } from 'fastify';
import { createServer } from '#base/http/server.ts';
import type { ServiceContext } from '#base/http/service-context.ts';
import { messageDesk } from '#base/messages/message-desk.ts';
import type { RowContext } from '#base/store/context.ts';
import type { Logger } from '#base/telemetry/logger.ts';
import type { Metrics } from '#base/telemetry/metrics.ts';
import { LIMITS } from '../limits.ts';
import { PORTAL } from '../store/register-context.ts';
import { frame } from '../web/frame.ts';
import { DESK_PATH, homeRoute } from '../web/home.ts';
import { API_DESCRIPTION } from './api-description.ts';
import { enquiryRoutes } from './enquiries.ts';
import { messageRoutes } from './messages.ts';
import type { RegisterApi } from './register-api.ts';
import { proxyRoutes } from './proxies.ts';
import { rollRoutes } from './rolls.ts';
import { stateRoutes } from './states.ts';

/** Whoever stands before this machine: the simulated register has no accounts, and does not start in production. */
const DEMO_OPERATOR: RowContext = { actor: 'demo-operator', kind: 'admin', roles: [], territories: [],
  purpose: 'exploitation' };

/** The register's HTTP server: the exchange and its home page. It does not listen yet. */
export const createRegisterServer = async (
  api: RegisterApi, logger: Logger, metrics: Metrics, context?: ServiceContext,
): Promise<FastifyInstance> => {
  const app = await createServer({ service: 'national-register', api: API_DESCRIPTION, logger, metrics,
    ...(context ? { context } : {}), bodyBytesMax: LIMITS.batch_bytes_max,
    checks: [{ name: 'database', check: async () => (await api.pool.query('select 1')).rowCount === 1 }] });
  await app.register(async (exchange) => {
    // The signature covers the bytes: they are parsed after it is verified.
    exchange.removeAllContentTypeParsers();
    for (const type of ['application/json', 'application/x-ndjson']) {
      exchange.addContentTypeParser(type, { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    }
    messageRoutes(exchange, api);
    stateRoutes(exchange, api);
    enquiryRoutes(exchange, api);
    rollRoutes(exchange, api);
    proxyRoutes(exchange, api);
  });
  homeRoute(app, api);
  messageDesk(app, { path: DESK_PATH, origin: api.origin, pool: api.pool, partitions: api.partitions, senders: [PORTAL],
    clock: api.context.clock, administrator: async () => DEMO_OPERATOR, frame });
  return app;
};
