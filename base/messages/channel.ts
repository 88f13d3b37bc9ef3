import type { Tx } from '#base/store/context.ts';
import type { CallResult, Policy } from './delivery.ts';
import type { Instant } from '#base/values/instant.ts';

/** One message as its adapter gets it. */
export type Delivery = {
  id: string;
  key: string;
  /** Rank of the message in its key, from 1, without holes: the receiver can see that none is missing. */
  seq: number;
  recipient: string | null;
  createdAt: Instant;
  content: unknown;
  /** Trace of the request that caused it, else of the call that carries it. */
  trace?: string;
};

/** The trace of a call, when all of its messages have the same one. */
export const oneTrace = (messages: readonly Delivery[]): string | undefined => {
  const trace = messages[0]?.trace;
  return messages.every((message) => message.trace === trace) ? trace : undefined;
};

/** Carries messages out of the house. It never throws for what the outside does: it answers a `CallResult`. */
export type Adapter = {
  /** Most messages of one call. */
  batchMax: number;
  deliver(messages: readonly Delivery[], signal: AbortSignal): Promise<CallResult>;
};

/** A message that was sent, or that became a dead letter. */
export type Settled =
  | { message: Delivery; result: 'sent'; ack: unknown } | { message: Delivery; result: 'dead'; error: string };

/** One destination of a service. */
export type Channel = {
  adapter: Adapter;
  policy: Policy;
  /**
   * Makes the contents that the outbox does not hold, in one transaction for the batch; a message that it
   * leaves out of the map is not sent any more (its dossier was erased).
   */
  prepare?(tx: Tx, messages: readonly Delivery[], partition: number): Promise<ReadonlyMap<string, unknown>>;
  /**
   * Called in the transaction that settles, e.g. to write the event "transmitted". If it throws, nothing is settled.
   */
  settled?(tx: Tx, settled: readonly Settled[], partition: number): Promise<void>;
};

/** Hours of patience rather than minutes: what dies needs a person. */
export const PATIENT: Policy = {
  backoffBaseMs: 1000, backoffMaxMs: 300_000, attemptsMax: 20, ageMaxMs: 10 * 86_400_000,
};
