import { X509Certificate } from 'node:crypto';
import { openAmqpLink, type AmqpLink } from '#base/messages/amqp-link.ts';
import type { Logger } from '#base/telemetry/logger.ts';
import type { Clock } from '#base/values/instant.ts';
import { recipientOf } from './envelope.ts';
import type { EnvelopeReader } from './envelope-reader.ts';
import type { HubHandler, HubLink } from './hub-link.ts';
import type { QueueName } from './hub/admit.ts';
import { formOf, type Form, type Reading } from './read-envelope.ts';
import { CONTENT_TYPES } from './write-envelope.ts';

/** How to reach the hub as one client. */
export type AmqpHubOptions = {
  clientId: string;
  host: string;
  port: number;
  /** One vhost a model version. */
  vhost: string;
  tls: { ca: string; cert: string; key: string; servername?: string };
  /** Form in which we write to a client; both are read. */
  formFor(recipient: string): Form;
  reader: EnvelopeReader;
  clock: Clock;
  logger: Logger;
};

const EXCHANGE = 'hubsante';
const QUEUES: readonly QueueName[] = ['message', 'ack', 'info'];
const PREFETCH = 32;

/** Common name of a certificate (PEM); `undefined` when it has none. */
export const commonNameOf = (pem: string): string | undefined =>
  new X509Certificate(pem).subject.split('\n').find((line) => line.startsWith('CN='))?.slice(3);

/**
 * The hub over AMQP 0-9-1: TLS with certificates on both sides, SASL EXTERNAL, exchange `hubsante` with our id as routing
 * key, queues `{id}.message`, `.ack` and `.info`. Source: technical specification of the hub, §2-3.
 *
 * A certificate of another name than `clientId` throws: every message would be refused.
 */
export const openAmqpHubLink = (options: AmqpHubOptions): HubLink => {
  const { clientId, host, port, vhost, tls, reader, clock, logger } = options;
  const name = commonNameOf(tls.cert);
  if (name !== clientId) throw new Error(`the certificate of ${clientId} is made out to ${name ?? 'nobody'}`);
  let handler: HubHandler | undefined;
  let link: AmqpLink | undefined;
  const queues = QUEUES.map((queue) => `${clientId}.${queue}`);
  return {
    clientId,
    send: async (envelope) => {
      if (!link) throw new Error('nobody listens yet: name a handler first');
      const form = options.formFor(recipientOf(envelope));
      await link.publish(await reader.write(envelope, form), { contentType: CONTENT_TYPES[form], messageId: envelope.distributionID });
    },
    onMessage: (named) => {
      handler = named;
      link ??= openAmqpLink({ host, port, vhost, tls, exchange: EXCHANGE, routingKey: clientId, queues, prefetch: PREFETCH, logger },
        async ({ queue, bytes, contentType, redelivered }) => {
          const found = formOf(contentType);
          const reading = found ? await reader.read(bytes, found) : UNKNOWN_TYPE;
          await handler?.({ queue: QUEUES[queues.indexOf(queue)]!, reading, bytes, receivedAt: clock(), redelivered });
        });
    },
    isUp: () => link?.isUp() ?? false,
    close: async () => { await link?.close(); },
  };
};

const UNKNOWN_TYPE: Reading =
  { ok: false, code: 'NOT_ALLOWED_CONTENT_TYPE', reason: 'content-type', faults: [], distributionID: undefined };
