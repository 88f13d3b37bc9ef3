import { createSecretKey } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { ServiceContext } from '#base/http/service-context.ts';
import { messageProblems } from '#base/messages/errors.ts';
import { verifyWebhook, type WebhookKey } from '#base/messages/webhook-signature.ts';
import type { Metrics } from '#base/telemetry/metrics.ts';
import { LIMITS } from '../limits.ts';
import { receiveBounce, type BounceReceiver } from './work/late-bounces.ts';

const PATH = '/v1/voter-registration/bounces';

/** The key by which the operator's mail system signs; without the setting nobody is believed. */
export const bounceKeys = ({ settings }: Pick<ServiceContext, 'settings'>): readonly WebhookKey[] =>
  (settings.SOCLE_VOTER_BOUNCE_SECRET
    ? [{ kind: 'hmac', secret: createSecretKey(Buffer.from(settings.SOCLE_VOTER_BOUNCE_SECRET)) }] : []);

/** `POST …/bounces`: a mail that came back, as it is; the answer is the same whatever it is about. */
export const bounceRoutes = (app: FastifyInstance, receiver: BounceReceiver, keys: readonly WebhookKey[], metrics: Metrics): void => {
  const count = metrics.counter('socle_bounces_total', 'Mails that came back after the server had accepted them, by what they were',
    ['fate']);
  void app.register(async (bounces) => {
    // The signature covers the bytes.
    bounces.removeAllContentTypeParsers();
    bounces.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    bounces.post(PATH, { bodyLimit: LIMITS.bounce_bytes_max }, async (request, reply) => {
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      const verdict = verifyWebhook(keys, request.headers, body, receiver.register.clock());
      if (!verdict.ok) throw messageProblems.MSG_SIGNATURE({ extra: { reason: verdict.reason } });
      count.inc({ fate: await receiveBounce(receiver, body) });
      return reply.code(202).send({});
    });
  });
};
