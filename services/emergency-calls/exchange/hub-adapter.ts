import type { Adapter } from '#base/messages/channel.ts';
import type { Outcome } from '#base/messages/delivery.ts';
import { causeOf } from './hub/admit.ts';
import type { HubLink } from './hub-link.ts';
import { recipientOf } from './envelope.ts';
import { judgeEnvelope, readEnvelope, type Form, type Reading } from './read-envelope.ts';
import { writeEnvelope } from './write-envelope.ts';

const BATCH_MAX = 32;

/** Judges an envelope in the form in which it leaves: what XML cannot say must not leave as XML. */
const judgeAs = (content: unknown, formFor: (recipient: string) => Form): Reading => {
  const judged = judgeEnvelope(content);
  if (!judged.ok || formFor(recipientOf(judged.envelope)) === 'json') return judged;
  const read = readEnvelope(writeEnvelope(judged.envelope, 'xml'), 'xml');
  return read.ok ? judged : read;
};

/**
 * Carries envelopes of the outbox to the hub; the content of a message is its envelope, its key the case, so that messages
 * of a case leave in order. An envelope that our own models refuse becomes a dead letter with its faults and is never sent;
 * a hub out of reach closes the lane and counts against no message.
 */
export const createHubAdapter = (link: HubLink, formFor: (recipient: string) => Form): Adapter => ({
  batchMax: BATCH_MAX,
  deliver: async (messages) => {
    if (!link.isUp()) return { kind: 'failed', reason: 'the hub is out of reach', reached: false };
    const outcomes = await Promise.all(messages.map(async ({ id, content }): Promise<[string, Outcome]> => {
      const judged = judgeAs(content, formFor);
      if (!judged.ok) return [id, { kind: 'refused', reason: causeOf(judged) }];
      try {
        await link.send(judged.envelope);
        return [id, { kind: 'delivered' }];
      } catch (error) {
        return [id, { kind: 'retry', reason: error instanceof Error ? error.message : String(error) }];
      }
    }));
    return { kind: 'answered', outcomes: new Map(outcomes) };
  },
});
