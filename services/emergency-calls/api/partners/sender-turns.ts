import type { Instant } from '#base/values/instant.ts';
import type { Envelope } from '../../exchange/envelope.ts';
import { judgeEnvelope } from '../../exchange/read-envelope.ts';
import { partnerRate, type Rate } from './partner-rate.ts';
import type { Readable, Reception } from './reception.ts';

/** Messages of one partner taken from those that wait, at each look: then it is the next partner's turn. */
const TURN_MAX = 20;

/**
 * Gives each partner its share: a flood of one waits in the database, in its order, and is taken in at the partner's rate between the
 * messages of the others. Nothing of it is lost when the process dies.
 */
export const senderTurns = (
  reception: Reception, rate: Rate, take: (reading: Readable, at: Instant) => Promise<'done' | 'early'>,
) => {
  const turns = partnerRate(rate, reception.regulation.clock);
  /** Partners some of whose messages wait: what they send next waits behind. Loaded once, for what a process before us left. */
  let loaded: Promise<Set<string>> | undefined;
  const putting = new Map<string, number>();
  const counts = () => reception.inTx((tx) => reception.waiting.counts(tx, reception));
  const behind = () => (loaded ??= counts().then((rows) => new Set(rows.filter(({ why }) => why === 'DEBIT').map(({ sender }) => sender))));
  const count = (sender: string, by: number) => putting.set(sender, (putting.get(sender) ?? 0) + by);

  /** Gives whether the partner has nothing left. */
  const takeTurn = async (sender: string): Promise<boolean> => {
    const rows = await reception.inTx((tx) => reception.waiting.ofSender(tx, reception, sender, TURN_MAX));
    for (const { envelope, at, distributionId } of rows) {
      if (!turns.take(sender)) return false;
      const reading = judgeEnvelope(envelope);
      const early = reading.ok && await take(reading, at) === 'early';
      if (!early) await reception.inTx((tx) => reception.waiting.drop(tx, reception, distributionId));
    }
    return rows.length === 0;
  };

  return {
    /** Whether a partner's next message waits: it is over its rate, or others of its own wait already. */
    mustWait: async (sender: string): Promise<boolean> => (await behind()).has(sender) || !turns.take(sender),
    /** Makes a message wait behind its partner's others. */
    wait: async (envelope: Envelope, at: Instant): Promise<void> => {
      const { senderID } = envelope;
      (await behind()).add(senderID);
      count(senderID, 1);
      await reception.putAside(envelope, 'DEBIT', null, at).finally(() => count(senderID, -1));
    },
    /** One turn for each partner that has messages waiting. */
    look: async (): Promise<void> => {
      const senders = await behind();
      for (const sender of [...senders]) {
        const idle = (putting.get(sender) ?? 0) === 0;
        if (await takeTurn(sender) && idle && (putting.get(sender) ?? 0) === 0) senders.delete(sender);
      }
    },
  };
};
