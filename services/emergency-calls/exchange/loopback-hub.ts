import type { Clock } from '#base/values/instant.ts';
import { createHubConversion } from './convert/hub-conversion.ts';
import type { Version } from './convert/versions.ts';
import { messagesOf, recipientOf, type Envelope } from './envelope.ts';
import type { EnvelopeReader } from './envelope-reader.ts';
import type { HubHandler, HubLink } from './hub-link.ts';
import { admit, queueOf, type HubRefusal } from './hub/admit.ts';
import { buildError } from './hub/build-envelope.ts';
import { DEFAULT_HUB_ID } from './hub/hub-codes.ts';
import type { Content, Form, Reading } from './read-envelope.ts';
import type { Older } from './release.ts';
import { isObject } from './schema/json.ts';
import { findKindByRoot } from './schema/kinds.ts';
import { CONTENT_TYPES } from './write-envelope.ts';

/** A client of the loopback: the form that it reads, and its release of the models (v3 when it says none; older ones in JSON). */
export type LoopbackClient = { id: string; form: Form; version?: Version };

export type LoopbackOptions = {
  clients: readonly LoopbackClient[];
  clock: Clock;
  /** Unique part of the ids that the hub makes. */
  newId: () => string;
  reader: EnvelopeReader;
  /** Sender of the hub's errors; by default that of the published example. */
  hubId?: string;
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
      send: async (envelope) => this.post(clientId, CONTENT_TYPES[form], await this.#options.reader.write(envelope, form)),
      onMessage: (handler) => { this.#handlers.set(clientId, handler); },
      isUp: () => true,
      close: async () => { this.#handlers.delete(clientId); },
    };
  }

  /** What a client publishes, byte for byte; its errors come back to it in its `info` queue. */
  async post(routingKey: string, contentType: string | undefined, bytes: Uint8Array, persistent = true): Promise<void> {
    const { clock, reader } = this.#options;
    const older = this.#older(routingKey);
    const admitted = await admit({ routingKey, contentType, persistent, bytes }, clock(),
      (text, form) => reader.read(text, form, older), this.#convert);
    if (!admitted.ok) return this.#report(routingKey, admitted);
    const { reading: { envelope }, converted, recipient } = admitted;
    converted.remember();
    if (!this.#clients.has(recipient)) {
      return this.#report(routingKey, { ok: false, distributionID: envelope.distributionID, source: envelope,
        code: 'UNROUTABLE_MESSAGE', cause: `destinataire inconnu : ${recipient}` });
    }
    for (const one of converted.envelopes) await this.#deliver(one);
  }

  async #deliver(envelope: Envelope): Promise<void> {
    const recipient = recipientOf(envelope);
    const handler = this.#handlers.get(recipient);
    if (!handler) throw new Error(`${recipient} is not listening`);
    const { form } = this.#clients.get(recipient) ?? { form: 'json' };
    const { clock, reader } = this.#options;
    const [receivedAt, older] = [clock(), this.#older(recipient)];
    const bytes = await reader.write(envelope, older ? 'json' : form, older);
    const reading = older ? readAsJudged(bytes) : await reader.read(bytes, form);
    await handler({ queue: queueOf(envelope), reading, bytes, receivedAt, redelivered: false });
  }

  /** The release of a client that has not the newest. */
  #older(clientId: string): Older | undefined {
    const version = this.#clients.get(clientId)?.version;
    const { clock, newId } = this.#options;
    return version === undefined || version === 'v3' ? undefined : { version, at: clock(), unique: newId() };
  }

  /** Tells the client that posted; who does not listen is not told, as an error has nobody to be told of it. */
  async #report(routingKey: string, { code, cause, distributionID, source }: HubRefusal): Promise<void> {
    if (!this.#handlers.has(routingKey)) return;
    const { clock, newId, hubId = DEFAULT_HUB_ID } = this.#options;
    await this.#deliver(buildError({ sender: hubId, recipient: routingKey, unique: newId(), at: clock() },
      { code, cause, distributionID, ...(source ? { source } : {}) }));
  }
}

/** What bytes of an older release say; they were judged as v3 before, and the models here do not know that release. */
const readAsJudged = (bytes: Uint8Array): Reading => {
  const envelope = JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8')) as Envelope;
  const contents = messagesOf(envelope).flatMap((message): Content[] => {
    const info = Object.keys(message).map(findKindByRoot).find((found) => found !== undefined);
    const body = info && message[info.root];
    return info && isObject(body) ? [{ info, message, body, unknownCodes: [] }] : [];
  });
  return { ok: true, form: 'json', envelope, contents, warnings: [] };
};
