import type { Adapter } from '#base/messages/channel.ts';
import type { Outcome } from '#base/messages/delivery.ts';
import { recipientOf, type Envelope } from './envelope.ts';
import type { EnvelopeReader } from './envelope-reader.ts';
import { causeOf } from './hub/admit.ts';
import type { HubLink } from './hub-link.ts';
import type { Form } from './read-envelope.ts';
import { validateEnvelope } from './schema/validate-message.ts';

const BATCH_MAX = 32;

/**
 * Carries envelopes of the outbox to the hub; the content of a message is its envelope, its key the case, so that messages
 * of a case leave in order. An envelope that our own models refuse becomes a dead letter with its faults and is never sent;
 * a hub out of reach closes the lane and counts against no message.
 */
export const createHubAdapter = (link: HubLink, formFor: (recipient: string) => Form, reader: Pick<EnvelopeReader, 'judge'>): Adapter => {
  const deliver = async (content: unknown): Promise<Outcome> => {
    try {
      // A broken envelope names nobody: it is judged in the form of all.
      const form = validateEnvelope(content).length > 0 ? 'json' : formFor(recipientOf(content as Envelope));
      const refused = await reader.judge(content, form);
      if (refused) return { kind: 'refused', reason: causeOf(refused) };
      await link.send(content as Envelope);
      return { kind: 'delivered' };
    } catch (error) {
      return { kind: 'retry', reason: error instanceof Error ? error.message : String(error) };
    }
  };
  return {
    batchMax: BATCH_MAX,
    deliver: async (messages) => {
      if (!link.isUp()) return { kind: 'failed', reason: 'the hub is out of reach', reached: false };
      const outcomes = await Promise.all(messages.map(async ({ id, content }): Promise<[string, Outcome]> => [id, await deliver(content)]));
      return { kind: 'answered', outcomes: new Map(outcomes) };
    },
  };
};
