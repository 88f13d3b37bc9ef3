import type { FastifyInstance } from 'fastify';
import { messageProblems } from '#base/messages/errors.ts';
import { verifyWebhook, type WebhookKey } from '#base/messages/webhook-signature.ts';
import { Problem } from '#base/values/problem.ts';
import { problems } from '../errors.ts';
import { LIMITS } from '../limits.ts';
import type { Fix } from '../store/resources.ts';
import type { Regulation } from '../store/open-regulation.ts';
import { gatherPositions } from './gather-positions.ts';
import { telephonyAidRoutes } from './mutual-aid/telephony-aid-routes.ts';
import { parseTold, takeEvents } from './telephony/take-told.ts';
import { CENTRE_CODE } from './centre-query.ts';
import { amlPostRoute, takeHanded } from './location-routes.ts';

type Body = { events?: unknown; centre?: unknown; fixes?: unknown; places?: unknown };

const CENTRE = new RegExp(CENTRE_CODE.pattern);

/** The centre and the list that a batch tells of; each item of the list is judged for itself. */
const readBatch = (centre: unknown, list: unknown, max: number): { centre: string; items: unknown[]; told: number } => {
  if (typeof centre !== 'string' || !CENTRE.test(centre) || !Array.isArray(list)) throw problems.TELEPHONIE_INVALIDE();
  return { centre, items: list.slice(0, max), told: list.length };
};

/**
 * What machines send: `POST /v1/emergency-calls/telephony/events`, what the telephony asks to do (`…/telephony/orders`), `…/positions`
 * and `…/localisations`, signed in the Standard Webhooks layout, and the posts of telephones.
 * Good events of a batch are kept even when others are not: nothing of a call is lost for a neighbour's fault.
 */
export const ingestRoutes = (app: FastifyInstance, regulation: Regulation, keys: readonly WebhookKey[],
  amlKey: Buffer | 'closed' | undefined): void => {
  void app.register(async (ingest) => {
    // The signature covers the bytes: they are parsed after it is verified.
    ingest.removeAllContentTypeParsers();
    ingest.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    ingest.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    const options = { bodyLimit: LIMITS.ingest_bytes_max, schema: { hide: true } };
    const bodyOf = (request: { headers: Record<string, unknown>; body: unknown }): Body => {
      const verdict = verifyWebhook(keys, request.headers, request.body as Buffer, regulation.clock());
      if (!verdict.ok) throw messageProblems.MSG_SIGNATURE({ extra: { reason: verdict.reason } });
      return parseTold((request.body as Buffer).toString()) as Body;
    };
    amlPostRoute(ingest, regulation, amlKey, bodyOf);
    telephonyAidRoutes(ingest, regulation, bodyOf);
    const move = gatherPositions(regulation);
    ingest.post('/v1/emergency-calls/telephony/events', options, async (request, reply) =>
      reply.code(202).send(await takeEvents(regulation, bodyOf(request).events ?? [])));
    ingest.post('/v1/emergency-calls/localisations', options, async (request, reply) => {
      const body = bodyOf(request);
      const { centre, items } = readBatch(body.centre, body.places ?? [], LIMITS.places_max);
      const met = [];
      for (const place of items) met.push(await takeHanded(regulation, centre, place).catch(toAnswer));
      return reply.code(202).send({ places: met });
    });
    ingest.post('/v1/emergency-calls/positions', options, async (request, reply) => {
      const body = bodyOf(request);
      const { centre, items, told } = readBatch(body.centre, body.fixes ?? [], LIMITS.fixes_max);
      const good = items.filter(isFix);
      const moved = await move(centre, good);
      return reply.code(202).send({ moved, refused: told - good.length });
    });
  });
};

/** A place that cannot be read holds up no other. */
const toAnswer = (error: unknown) => {
  if (error instanceof Problem) return { code: error.code, ...error.options.extra };
  throw error;
};

const AT_MAX = Date.UTC(2100, 0, 1);

const isFix = (told: unknown): told is Fix => {
  const fix = told as Fix | null;
  return typeof fix?.resourceId === 'string' && [fix.lat, fix.lon, fix.at].every(Number.isFinite)
    && Math.abs(fix.lat) <= 90 && Math.abs(fix.lon) <= 180 && fix.at >= 0 && fix.at <= AT_MAX;
};
