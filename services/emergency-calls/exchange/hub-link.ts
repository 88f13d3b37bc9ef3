import type { Instant } from '#base/values/instant.ts';
import type { Envelope } from './envelope.ts';
import type { QueueName } from './hub/admit.ts';
import type { Reading } from './read-envelope.ts';

/** A message that came for us. An unreadable one comes too, so that its sender is told (300). */
export type HubDelivery = {
  queue: QueueName; reading: Reading; bytes: Uint8Array; receivedAt: Instant;
  /** It may have come before: distribution ids tell. */
  redelivered: boolean;
};

/**
 * Takes one delivery. It is acknowledged once the promise resolves, hence after the durable write; a rejection puts the
 * message back, to come again.
 */
export type HubHandler = (delivery: HubDelivery) => Promise<void>;

/** Our end of the health hub, over AMQP or the built-in loopback. */
export type HubLink = {
  /** Client id: common name of the certificate, routing key and `senderID`. */
  readonly clientId: string;
  /**
   * Hands an envelope over; resolves when the hub has it for good (publisher confirm). It rejects when nobody can say so:
   * the outbox sends again, the same id has one effect.
   */
  send(envelope: Envelope): Promise<void>;
  /** Names who takes what comes; called once. */
  onMessage(handler: HubHandler): void;
  /** Whether messages pass now. */
  isUp(): boolean;
  close(): Promise<void>;
};
