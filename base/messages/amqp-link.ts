import { connect, credentials, type ChannelModel, type ConfirmChannel, type ConsumeMessage } from 'amqplib';
import type { Logger } from '#base/telemetry/logger.ts';
import { AMQP_LIMITS } from './amqp-limits.ts';
import { backoffMs } from './delivery.ts';

/** Where a broker is and how we prove who we are: TLS on both sides, SASL EXTERNAL, hence no password anywhere. */
export type AmqpOptions = {
  host: string;
  port: number;
  vhost: string;
  /** PEM texts: authorities that signed the broker, our certificate and its key. `servername` when it is not the host. */
  tls: { ca: string; cert: string; key: string; servername?: string };
  /** Exchange and routing key of everything we publish. */
  exchange: string;
  routingKey: string;
  /** Queues that we read; they must exist, and are never declared by us. */
  queues: readonly string[];
  /** Messages in our hands at once, in all queues. */
  prefetch: number;
  logger: Logger;
};

/** One message of a queue. */
export type AmqpMessage = {
  queue: string; bytes: Uint8Array; contentType: string | undefined; messageId: string | undefined; redelivered: boolean;
};

/** Takes a message: acknowledged once the promise resolves, put back (after a pause) when it rejects. */
export type AmqpHandler = (message: AmqpMessage) => Promise<void>;

export type AmqpLink = {
  /**
   * Publishes a persistent message; resolves when the broker confirms that it has it in a queue. Rejects when the link is
   * down, the broker refuses or routes it nowhere, or says nothing in time: the outcome may then be unknown.
   */
  publish(bytes: Uint8Array, about: { contentType: string; messageId: string }): Promise<void>;
  /** Whether messages pass now. */
  isUp(): boolean;
  /** Resolves at the first connection; rejects when the link is closed before. */
  ready(): Promise<void>;
  close(): Promise<void>;
};

type Session = { connection: ChannelModel; channel: ConfirmChannel; returned: Set<string>; lost: Promise<void> };

/** Keeps one connection to a broker: connects again with growing pauses, for ever, until closed. */
class Link implements AmqpLink {
  readonly #options: AmqpOptions;
  readonly #handler: AmqpHandler;
  readonly #ready = Promise.withResolvers<void>();
  readonly #closing = new AbortController();
  readonly #running: Promise<void>;
  readonly #handling = new Set<Promise<void>>();
  #session: Session | undefined;
  #waiting = 0;

  constructor(options: AmqpOptions, handler: AmqpHandler) {
    this.#options = options;
    this.#handler = handler;
    this.#ready.promise.catch(() => undefined);
    this.#running = this.#run();
  }

  isUp(): boolean {
    return this.#session !== undefined;
  }

  ready(): Promise<void> {
    return this.#ready.promise;
  }

  async close(): Promise<void> {
    this.#closing.abort();
    this.#ready.reject(new Error('the link is closed'));
    await Promise.allSettled(this.#handling);
    await this.#session?.connection.close().catch(() => undefined);
    await this.#running;
  }

  async publish(bytes: Uint8Array, { contentType, messageId }: { contentType: string; messageId: string }): Promise<void> {
    const session = this.#session;
    if (!session) throw new Error('the broker is out of reach');
    if (this.#waiting >= AMQP_LIMITS.unconfirmed_max) throw new Error('too many messages wait for the broker');
    const { exchange, routingKey } = this.#options;
    this.#waiting++;
    try {
      await inTime(Promise.race([new Promise<void>((resolve, reject) => {
        session.channel.publish(exchange, routingKey, Buffer.from(bytes),
          { contentType, messageId, deliveryMode: 2, mandatory: true },
          (error: unknown) => { error ? reject(new Error('the broker refused the message')) : resolve(); });
      }), session.lost.then(() => { throw new Error('the broker went away'); })]), AMQP_LIMITS.confirm_ms_max);
      if (session.returned.delete(messageId)) throw new Error('no queue takes the message');
    } finally {
      this.#waiting--;
    }
  }

  async #run(): Promise<void> {
    for (let failures = 0; !this.#closing.signal.aborted; failures++) {
      try {
        const session = await this.#open();
        failures = 0;
        await session.lost;
      } catch (error) {
        this.#options.logger.warn({ failures, reason: reasonOf(error) }, 'AMQP broker out of reach');
      }
      this.#session = undefined;
      const { backoff_ms_base: backoffBaseMs, backoff_ms_max: backoffMaxMs } = AMQP_LIMITS;
      await pause(backoffMs(failures + 1, { backoffBaseMs, backoffMaxMs, attemptsMax: 0, ageMaxMs: 0 }, Math.random()),
        this.#closing.signal);
    }
  }

  async #open(): Promise<Session> {
    const { host, port, vhost, tls, queues, prefetch, logger } = this.#options;
    const connection = await connect(
      { protocol: 'amqps', hostname: host, port, vhost, heartbeat: AMQP_LIMITS.heartbeat_s },
      { ...tls, credentials: credentials.external(), minVersion: 'TLSv1.2', timeout: AMQP_LIMITS.connect_ms_max });
    const lost = Promise.withResolvers<void>();
    connection.on('error', (error: unknown) => { logger.warn({ reason: reasonOf(error) }, 'AMQP connection failed'); });
    connection.on('close', () => { lost.resolve(); });
    try {
      const channel = await connection.createConfirmChannel();
      const session = { connection, channel, returned: new Set<string>(), lost: lost.promise };
      const drop = (): void => { void connection.close().catch(() => undefined); };
      channel.on('error', (error: unknown) => { logger.warn({ reason: reasonOf(error) }, 'AMQP channel failed'); });
      channel.on('close', drop);
      channel.on('return', ({ properties }: { properties: { messageId?: string } }) => {
        if (properties.messageId !== undefined) session.returned.add(properties.messageId);
      });
      await channel.prefetch(prefetch, true);
      for (const queue of queues) await this.#consume(session, queue, drop);
      this.#session = session;
      this.#ready.resolve();
      return session;
    } catch (error) {
      await connection.close().catch(() => undefined);
      throw error;
    }
  }

  async #consume({ channel }: Session, queue: string, drop: () => void): Promise<void> {
    await channel.checkQueue(queue);
    await channel.consume(queue, (message) => {
      if (!message) return drop(); // The broker ended the consumer: start again from a clean connection.
      const handling = this.#handle(channel, queue, message).finally(() => { this.#handling.delete(handling); });
      this.#handling.add(handling);
    }, { noAck: false });
  }

  async #handle(channel: ConfirmChannel, queue: string, message: ConsumeMessage): Promise<void> {
    const { content, fields, properties } = message;
    const about = properties as { contentType?: string; messageId?: string };
    try {
      await this.#handler({
        queue, bytes: content, redelivered: fields.redelivered, contentType: about.contentType, messageId: about.messageId,
      });
      settle(() => { channel.ack(message); });
    } catch (error) {
      this.#options.logger.warn({ queue, reason: reasonOf(error) }, 'AMQP message put back');
      await pause(AMQP_LIMITS.put_back_ms, this.#closing.signal);
      settle(() => { channel.nack(message, false, true); });
    }
  }
}

/** A channel that closed meanwhile cannot take the word; the broker then delivers again by itself. */
const settle = (say: () => void): void => {
  try {
    say();
  } catch {
    // The message comes again.
  }
};

const reasonOf = (error: unknown): string => error instanceof Error ? error.message : String(error);

const pause = (ms: number, signal: AbortSignal): Promise<void> => new Promise((resolve) => {
  if (signal.aborted) return resolve();
  const timer = setTimeout(done, ms);
  function done(): void {
    clearTimeout(timer);
    signal.removeEventListener('abort', done);
    resolve();
  }
  signal.addEventListener('abort', done);
});

const inTime = async (task: Promise<void>, ms: number): Promise<void> => {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => { late.reject(new Error('the broker does not confirm')); }, ms);
  try {
    await Promise.race([task, late.promise]);
  } finally {
    clearTimeout(timer);
  }
};

/** Opens a link that reads its queues and publishes; it connects in the background and stays until closed. */
export const openAmqpLink = (options: AmqpOptions, handler: AmqpHandler): AmqpLink => new Link(options, handler);
