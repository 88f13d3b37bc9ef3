import { PATIENT, type Adapter, type Channel, type Delivery } from '#base/messages/channel.ts';
import { createLetterAdapter, type PrintJob } from '#base/messages/letter-adapter.ts';
import { createSmtpAdapter, type SmtpOptions } from '#base/messages/smtp-adapter.ts';
import type { Outcome } from '#base/messages/delivery.ts';
import { createSmsAdapter } from '#base/messages/sms-adapter.ts';
import type { SmsRelay } from '#base/messages/sms-relay.ts';
import type { Clock } from '#base/values/instant.ts';
import { asLetter, asMail, isPublicLetter, type PublicLetter } from './public-letter.ts';

/** Writes the letters when they leave: only their words wait. */
const written = <A extends Adapter>(adapter: A, write: (letter: PublicLetter) => unknown): A => ({
  ...adapter,
  deliver: (messages: readonly Delivery[], signal: AbortSignal) => adapter.deliver(messages.map((message) =>
    (isPublicLetter(message.content) ? { ...message, content: write(message.content) } : message)), signal),
});

/** News that stay away so long are of no use any more. */
const THREE_DAYS = { ...PATIENT, ageMaxMs: 3 * 86_400_000 };

/** Connections kept open to the mail server: two letters a request leave on a closing night. */
const CONNECTIONS = 8;

/**
 * What a server refuses for good is settled, not kept as a dead letter: the person's later letters must not wait behind it, and
 * `refused` in the acknowledgement says what then follows (`bounced-mails.ts`).
 */
export const settlingRefusals = <A extends Adapter>(adapter: A): A => ({
  ...adapter,
  deliver: async (messages: readonly Delivery[], signal: AbortSignal) => {
    const call = await adapter.deliver(messages, signal);
    return call.kind === 'failed' ? call : { ...call, outcomes: new Map([...call.outcomes].map(([id, outcome]): [string, Outcome] =>
      [id, outcome.kind === 'refused' ? { kind: 'delivered', ack: { refused: outcome.reason } } : outcome])) };
  },
});

/** Mails by SMTP; `settled` hears of each one that left or was refused. */
export const mailChannel = (options: SmtpOptions, settled: NonNullable<Channel['settled']>): Channel & { close(): void } => {
  const adapter = createSmtpAdapter({ connections: CONNECTIONS, ...options });
  return { policy: THREE_DAYS, adapter: settlingRefusals(written(adapter, asMail)), settled, close: () => adapter.close() };
};

/** Text messages through the relay; a number that it refuses changes nothing: the letter is on its way too. */
export const textChannel = (relay: SmsRelay, clock: Clock): Channel =>
  ({ policy: THREE_DAYS, adapter: settlingRefusals(createSmsAdapter({ ...relay, clock })) });

/** Letters on paper, for people without e-mail. */
export const letterChannel = (handOver: (job: PrintJob) => Promise<void>): Channel =>
  ({ policy: PATIENT, adapter: written(createLetterAdapter(handOver), asLetter) });
