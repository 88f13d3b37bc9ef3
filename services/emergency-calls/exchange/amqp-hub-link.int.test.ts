import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createLogger } from '#base/telemetry/logger.ts';
import { openAmqpLink } from '#base/messages/amqp-link.ts';
import { isMissing, type Missing } from '#test/peers/peer.ts';
import { startRabbitMq, type Definitions, type RabbitMq } from '#test/peers/rabbitmq.ts';
import type { Certified } from '#test/peers/test-authority.ts';
import { commonNameOf, openAmqpHubLink } from './amqp-hub-link.ts';
import { createEnvelopeReader } from './envelope-reader.ts';
import type { HubDelivery, HubLink } from './hub-link.ts';
import { buildEnvelope } from './hub/build-envelope.ts';

const [A, B] = ['fr.health.samu750', 'fr.health.samu940'];
const VHOST = '15-15_v3';
const AT = Date.UTC(2026, 0, 12, 20, 4, 5);

/** What the hub of a test holds: two clients, each with its three queues; what A publishes goes to B, and back. */
const definitions = (): Definitions => {
  const clients = [A, B];
  const escaped = (id: string) => id.replaceAll('.', '\\.');
  return {
    users: clients.map((name) => ({ name, password_hash: '', hashing_algorithm: 'rabbit_password_hashing_sha256', tags: '' })),
    vhosts: [{ name: VHOST }],
    permissions: clients.map((user) => ({ user, vhost: VHOST, configure: '^$', write: '^hubsante$',
      read: `^${escaped(user)}\\.(message|ack|info)$` })),
    exchanges: [{ name: 'hubsante', vhost: VHOST, type: 'topic', durable: true, auto_delete: false, internal: false, arguments: {} }],
    queues: clients.flatMap((id) => ['message', 'ack', 'info'].map((queue) =>
      ({ name: `${id}.${queue}`, vhost: VHOST, durable: true, auto_delete: false, arguments: {} }))),
    bindings: [[A, B], [B, A]].map(([from, to]) => ({ source: 'hubsante', vhost: VHOST, destination: `${to}.message`,
      destination_type: 'queue', routing_key: from, arguments: {} })),
  };
};

const status = (unique: string) => buildEnvelope({ sender: A, recipient: B, unique, at: AT }, 'RS-SR', {
  caseId: `${A}.DRFR157502601200042`, resourceId: `${A}.resource.VLM3`,
  state: { datetime: '2026-01-12T21:03:58+01:00', status: 'DEPART' },
});

/** Resolves once `test` holds; each delivery and a short tick look again. */
const until = async (test: () => boolean, seconds = 60): Promise<void> => {
  const end = Date.now() + seconds * 1000;
  while (!test()) {
    assert.ok(Date.now() < end, 'it never came');
    await new Promise((resolve) => { setTimeout(resolve, 20); });
  }
};

describe('the hub over AMQP', () => {
  let broker: RabbitMq | Missing = { skip: 'not started' };
  let certificates: Record<string, Certified> = {};
  const links: HubLink[] = [];
  const reader = createEnvelopeReader();
  const logger = createLogger('test', { write: () => undefined });

  before(async () => {
    broker = await startRabbitMq(definitions());
    if (isMissing(broker)) return;
    for (const name of [A, B, 'fr.health.intruder']) certificates = { ...certificates, [name]: await broker.authority.issue(name) };
  });

  after(async () => {
    for (const link of links) await link.close();
    await reader.close();
    if (!isMissing(broker)) await broker.stop();
  });

  const open = (clientId: string, { port, authority }: RabbitMq, form: 'json' | 'xml', take: (one: HubDelivery) => Promise<void>) => {
    const { cert, key } = certificates[clientId]!;
    const link = openAmqpHubLink({ clientId, host: '127.0.0.1', port, vhost: VHOST, formFor: () => form, reader, clock: Date.now, logger,
      tls: { ca: authority.ca, cert, key, servername: 'localhost' } });
    link.onMessage(take);
    links.push(link);
    return link;
  };

  it('carries messages, acknowledges after the write only, and comes back after a crash of the broker', async (t) => {
    if (isMissing(broker)) return t.skip(broker.skip);
    const got: HubDelivery[] = [];
    let failing = true;
    const b = open(B, broker, 'json', async (delivery) => {
      if (failing) {
        failing = false;
        throw new Error('disk full');
      }
      got.push(delivery);
    });
    const a = open(A, broker, 'xml', async () => undefined);
    assert.equal(a.isUp(), false);
    await assert.rejects(a.send(status('0')), /out of reach/);
    await until(() => a.isUp() && b.isUp());
    await a.send(status('1'));
    await until(() => got.length === 1);
    assert.ok(got[0]?.reading.ok);
    assert.deepEqual([got[0].reading.form, got[0].reading.envelope, got[0].queue, got[0].redelivered],
      ['xml', status('1'), 'message', true]);

    await b.close();
    await a.send(status('2'));
    await broker.kill();
    await until(() => !a.isUp());
    await assert.rejects(a.send(status('3')), /out of reach/);
    await broker.start();
    await until(() => a.isUp());
    await a.send(status('4'));
    open(B, broker, 'json', async (delivery) => { got.push(delivery); });
    await until(() => got.length === 3);
    assert.deepEqual(got.slice(1).map(({ reading }) => reading.ok && reading.envelope.distributionID), [`${A}_2`, `${A}_4`]);
  });

  it('refuses a certificate of another name, here and at the broker', async (t) => {
    if (isMissing(broker)) return t.skip(broker.skip);
    const { cert, key } = certificates['fr.health.intruder']!;
    const { port, authority } = broker;
    assert.equal(commonNameOf(cert), 'fr.health.intruder');
    const tls = { ca: authority.ca, cert, key, servername: 'localhost' };
    assert.throws(() => openAmqpHubLink({ clientId: A, host: '127.0.0.1', port, vhost: VHOST, formFor: () => 'json', reader,
      clock: Date.now, logger, tls }), /made out to fr\.health\.intruder/);
    const said: string[] = [];
    const base = { host: '127.0.0.1', port, vhost: VHOST, exchange: 'hubsante', prefetch: 1,
      logger: createLogger('test', { write: (line) => { said.push(line); } }) };
    const intruder = openAmqpLink({ ...base, routingKey: A, queues: [`${A}.message`], tls }, async () => undefined);
    await until(() => said.some((line) => /ACCESS[_-]REFUSED|403/i.test(line)));
    assert.equal(intruder.isUp(), false);
    await intruder.close();
    said.length = 0;
    const other = certificates[B]!;
    const curious = openAmqpLink({ ...base, routingKey: B, queues: [`${A}.message`], tls: { ...tls, cert: other.cert, key: other.key } },
      async () => undefined);
    await until(() => said.some((line) => /ACCESS[_-]REFUSED|403/i.test(line)));
    assert.equal(curious.isUp(), false);
    await curious.close();
  });

  it('tells when no queue takes a message', async (t) => {
    if (isMissing(broker)) return t.skip(broker.skip);
    const { cert, key } = certificates[A]!;
    const link = openAmqpLink({ host: '127.0.0.1', port: broker.port, vhost: VHOST, exchange: 'hubsante', routingKey: 'nowhere',
      queues: [], prefetch: 1, logger, tls: { ca: broker.authority.ca, cert, key, servername: 'localhost' } }, async () => undefined);
    await link.ready();
    await assert.rejects(link.publish(Buffer.from('{}'), { contentType: 'application/json', messageId: '1' }), /no queue/);
    await link.close();
    await assert.rejects(link.publish(Buffer.from('{}'), { contentType: 'application/json', messageId: '2' }));
  });
});
