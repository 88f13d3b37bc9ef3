import type { Clock } from '#base/values/instant.ts';
import { createHubConversion } from './convert/hub-conversion.ts';
import type { Version } from './convert/versions.ts';
import { recipientOf, type Envelope } from './envelope.ts';
import type { EnvelopeReader } from './envelope-reader.ts';
import type { HubHandler, HubLink } from './hub-link.ts';
import { admit, queueOf, type HubRefusal } from './hub/admit.ts';
import { buildError } from './hub/build-envelope.ts';
import { HUB_ID } from './hub/hub-codes.ts';
import { downgraded, upgraded } from './loopback-versions.ts';
import type { Form } from './read-envelope.ts';
import { CONTENT_TYPES, writeEnvelope } from './write-envelope.ts';

/** A client of the loopback: the form that it reads, and its release of the models (v3 when it says none; older ones in JSON). */
export type LoopbackClient = { id: string; form: Form; version?: Version };

export type LoopbackOptions = {
  clients: readonly LoopbackClient[];
  clock: Clock;
  /** Unique part of the ids that the hub makes. */
  newId: () => string;
  reader: EnvelopeReader;
};

/**
 * The built-in hub: the checks, conversions and errors of the real one between clients of this process, so that centres and
 * a fire service talk without a broker. It keeps nothing: a sending is confirmed once the recipient has written it, and
 * rejected while the recipient is away, so that the outbox keeps it.
 */
export class LoopbackHub {
  readonly #options: LoopbackOptions;
  readonly #clients: ReadonlyMap<string, LoopbackClient>;
  readonly #convert: ReturnType<typeof createHubConversion>;
  readonly #handlers = new Map<string, HubHandler>();

  constructor(options: LoopbackOptions) {
    this.#options = options;
    this.#clients = new Map(options.clients.map((client) => [client.id, client]));
    this.#convert = createHubConversion(options.clock);
  }

  /** The end of one client; it must be among the clients of the hub. */
  link(clientId: string): HubLink {
    const form = this.#clients.get(clientId)?.form;
    if (!form) throw new Error(`${clientId} is no client of the loopback hub`);
    return {
      clientId,
      send: async (envelope) => this.post(clientId, CONTENT_TYPES[form], writeEnvelope(envelope, form)),
      onMessage: (handler) => { this.#handlers.set(clientId, handler); },
      isUp: () => true,
      close: async () => { this.#handlers.delete(clientId); },
    };
  }

  /** What a client publishes, byte for byte; its errors come back to it in its `info` queue. */
  async post(routingKey: string, contentType: string | undefined, bytes: Uint8Array, persistent = true): Promise<void> {
    const { clock, reader } = this.#options;
    const version = this.#clients.get(routingKey)?.version;
    const current = version === undefined ? bytes : upgraded(bytes, version, this.#making());
    const admitted = await admit({ routingKey, contentType, persistent, bytes: current }, clock(), (text, form) => reader.read(text, form));
    if (!admitted.ok) return this.#report(routingKey, admitted);
    const { reading: { envelope }, recipient } = admitted;
    const converted = this.#convert(envelope);
    const refusal = { ok: false, distributionID: envelope.distributionID, source: envelope } as const;
    if (!converted.ok) {
      return this.#report(routingKey, { ...refusal, code: 'MESSAGE_CONVERSION_ERROR', cause: converted.reason });
    }
    if (!this.#clients.has(recipient)) {
      return this.#report(routingKey, { ...refusal, code: 'UNROUTABLE_MESSAGE', cause: `destinataire inconnu : ${recipient}` });
    }
    for (const one of converted.envelopes) await this.#deliver(one);
  }

  async #deliver(envelope: Envelope): Promise<void> {
    const recipient = recipientOf(envelope);
    const handler = this.#handlers.get(recipient);
    if (!handler) throw new Error(`${recipient} is not listening`);
    const { form, version } = this.#clients.get(recipient) ?? { form: 'json' };
    const receivedAt = this.#options.clock();
    if (version !== undefined && version !== 'v3') {
      const { bytes, reading } = downgraded(envelope, version, this.#making());
      return handler({ queue: queueOf(envelope), reading, bytes, receivedAt, redelivered: false });
    }
    const bytes = writeEnvelope(envelope, form);
    const reading = await this.#options.reader.read(bytes, form);
    await handler({ queue: queueOf(envelope), reading, bytes, receivedAt, redelivered: false });
  }

  #making(): { at: number; newId: () => string } {
    return { at: this.#options.clock(), newId: this.#options.newId };
  }

  /** Tells the client that posted; who does not listen is not told, as an error has nobody to be told of it. */
  async #report(routingKey: string, { code, cause, distributionID, source }: HubRefusal): Promise<void> {
    if (!this.#handlers.has(routingKey)) return;
    const { clock, newId } = this.#options;
    await this.#deliver(buildError({ sender: HUB_ID, recipient: routingKey, unique: newId(), at: clock() },
      { code, cause, distributionID, ...(source ? { source } : {}) }));
  }
}
