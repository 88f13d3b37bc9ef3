import swagger from '@fastify/swagger';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Logger } from '#base/telemetry/logger.ts';
import type { Metrics } from '#base/telemetry/metrics.ts';
import { readiness, type HealthCheck } from '#base/telemetry/health.ts';
import { newTraceId, traceOf } from '#base/telemetry/trace.ts';
import { describeApi, type ApiDescription } from './api-description.ts';
import { toProblem } from './to-problem.ts';
import { parseForm } from './form.ts';
import { answerClientError } from './client-errors.ts';
import { refuseOnFullDisk } from './full-disk.ts';
import { languageOf, wantsHtml } from './language.ts';
import { httpProblems } from './errors.ts';
import { HTTP_LIMITS } from './limits.ts';
import { problemPages } from './problem-pages.ts';
import { parseBody } from './parse-body.ts';
import { keepRouteTable, methodsAt } from './route-table.ts';
import { schemaCompiler } from './schema-compiler.ts';
import { securityHeaders } from './security-headers.ts';
import { upgradeTable } from './upgrades.ts';
import type { ServiceContext } from './service-context.ts';
import type { Problem } from '#base/values/problem.ts';
import type { Lang } from '#base/values/lang.ts';

export type ServerOptions = {
  service: string;
  version?: string;
  logger: Logger;
  metrics: Metrics;
  checks?: readonly HealthCheck[];
  /** Origins, other than its own, that a form of this service may lead to (the identity providers). */
  formOrigins?: readonly string[];
  /** What the platform tells the process about its door: the edge before it, whether anything may be stored, and the other doors. */
  context?: Partial<Pick<ServiceContext, 'trustedProxies' | 'admission' | 'origin' | 'origins'>>;
  bodyBytesMax?: number;
  /** Deadlines other than those of `limits.ts`, ms. */
  deadlines?: Partial<Record<'headers_ms_max' | 'request_ms_max' | 'deadline_check_ms', number>>;
  /** Renders a problem as a page, for readers who are people. */
  renderProblem?: (problem: Problem, lang: Lang, traceId: string) => string | undefined;
  /** What `/openapi.json` tells programs beside the schemas of the routes. */
  api?: ApiDescription;
};

/**
 * A Fastify server with what every service owes its users: strict JSON, problem+json with both
 * languages, request ids, security headers, deadlines, health, OpenAPI. Routes are added by the caller.
 */
export const createServer = async (options: ServerOptions): Promise<FastifyInstance> => {
  const deadlines = { ...HTTP_LIMITS, ...options.deadlines };
  const upgrades = upgradeTable();
  const app = Fastify({
    logger: false,
    bodyLimit: options.bodyBytesMax ?? HTTP_LIMITS.body_bytes_max,
    requestTimeout: deadlines.request_ms_max,
    keepAliveTimeout: HTTP_LIMITS.keep_alive_ms_max,
    connectionTimeout: 0,
    routerOptions: { maxParamLength: 200 },
    ...behind(options.context?.trustedProxies ?? []),
    genReqId: newTraceId,
    clientErrorHandler: answerClientError,
    frameworkErrors: (error, request, reply) => answerProblem(toProblem(error, options.logger, request), request, reply as FastifyReply,
      options),
    http: { headersTimeout: deadlines.headers_ms_max, connectionsCheckingInterval: deadlines.deadline_check_ms,
      maxHeaderSize: HTTP_LIMITS.header_bytes_max, shouldUpgradeCallback: upgrades.wanted },
    forceCloseConnections: 'idle',
    return503OnClosing: false,
  });
  app.setValidatorCompiler(await schemaCompiler());
  app.server.maxConnections = HTTP_LIMITS.connections_max;
  upgrades.keep(app.server);
  keepRouteTable(app);
  addParsers(app);
  addHeaders(app, options);
  if (options.context?.admission) {
    refuseOnFullDisk(app, { admission: options.context.admission, renderProblem: options.renderProblem });
  }
  addErrors(app, options);
  addMetrics(app, options.metrics);
  addHealth(app, options);
  addPagesOfPortal(app, options.context ?? {});
  problemPages(app);
  await app.register(swagger, { openapi: { openapi: '3.1.0',
    info: { title: options.service, version: options.version ?? '1' } } });
  let described: object | undefined;
  app.get('/openapi.json', { schema: { hide: true } }, () => (described ??= options.api
    ? describeApi(app.swagger() as unknown as Record<string, unknown>, options.api, options.context?.origin) : app.swagger()));
  return app;
};

/**
 * Whose address counts. `X-Forwarded-For` is read only on a connection from the edge, from its right: the first address
 * that is not one of the edge's is `request.ip`, so that what a client writes there itself never counts.
 */
const behind = (proxies: readonly string[]): { trustProxy?: string[] } => (proxies.length === 0 ? {} : { trustProxy: [...proxies] });

const addParsers = (app: FastifyInstance): void => {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => parseBody(body as Buffer, done));
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' },
    async (_request: FastifyRequest, body: string) => parseForm(body));
  // Uploads are read as streams by their own route.
  app.addContentTypeParser('multipart/form-data', (_request, _payload, done) => done(null));
};

const addHeaders = (app: FastifyInstance, options: ServerOptions): void => {
  const headers = securityHeaders(options.formOrigins ?? [], options.context?.origin);
  // A program that posts JSON gets JSON, which no browser renders: the headers of pages would only burden it.
  const forPrograms = { 'x-content-type-options': 'nosniff' };
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers(request.headers['content-type'] === 'application/json' && request.method === 'POST' ? forPrograms : headers);
    done();
  });
};

const addErrors = (app: FastifyInstance, options: ServerOptions): void => {
  app.setErrorHandler((error, request, reply) => answerProblem(toProblem(error, options.logger, request), request, reply, options));
  app.setNotFoundHandler((request, reply) => answerProblem(nothingThere(app, request, reply), request, reply, options));
};

/** 404 where there is nothing; where there is something for other methods, 405 with these (RFC 9110 §15.5.6). */
const nothingThere = (app: FastifyInstance, { method, url }: FastifyRequest, reply: FastifyReply): Problem => {
  const allowed = methodsAt(app, url.split('?')[0]!);
  if (allowed.length === 0 || allowed.includes(method)) return httpProblems.HTTP_NOT_FOUND();
  reply.header('allow', allowed.join(', '));
  return httpProblems.HTTP_METHOD();
};

const answerProblem = (problem: Problem, request: FastifyRequest, reply: FastifyReply, options: ServerOptions): FastifyReply => {
  const lang = languageOf(request);
  if (problem.options.retryAfterS !== undefined) reply.header('retry-after', String(problem.options.retryAfterS));
  reply.code(problem.status).header('cache-control', 'no-store');
  const page = wantsHtml(request) ? options.renderProblem?.(problem, lang, traceOf(request)) : undefined;
  if (page !== undefined) return reply.type('text/html; charset=utf-8').send(page);
  return reply.type('application/problem+json; charset=utf-8')
    .send(JSON.stringify(problem.toDocument(lang, request.url.split('?')[0], traceOf(request))));
};

const addMetrics = (app: FastifyInstance, metrics: Metrics): void => {
  const seconds = metrics.histogram('http_request_seconds', 'Time to answer, by route', ['route', 'method', 'status']);
  app.addHook('onResponse', (request, reply, done) => {
    seconds.observe({ route: request.routeOptions.url ?? 'none', method: request.method, status: String(reply.statusCode) },
      reply.elapsedTime / 1_000);
    done();
  });
};

/** What watches a process: it answers, it has been ready once, it is ready now. */
const addHealth = (app: FastifyInstance, options: ServerOptions): void => {
  const hidden = { schema: { hide: true } };
  let started = false;
  app.get('/livez', hidden, async () => ({ alive: true }));
  app.get('/startupz', hidden, async (_request, reply) => {
    started ||= (await readiness(options.checks ?? [])).ready;
    return reply.code(started ? 200 : 503).send({ started });
  });
  app.get('/readyz', hidden, async (_request, reply) => {
    const health = await readiness(options.checks ?? []);
    return reply.code(health.ready ? 200 : 503).send(health);
  });
};

/** What the portal says for all services: where to report a weakness (RFC 9116), how they are, whether a receipt is genuine. */
const PAGES_OF_PORTAL = ['/.well-known/security.txt', '/statut', '/verifier'];

const addPagesOfPortal = (app: FastifyInstance, { origin, origins }: NonNullable<ServerOptions['context']>): void => {
  const portal = origins?.portal;
  if (portal === undefined || portal === origin) return;
  for (const page of PAGES_OF_PORTAL) {
    app.get(page, { schema: { hide: true } }, (_request, reply) => reply.redirect(`${portal}${page}`, 302));
  }
};
