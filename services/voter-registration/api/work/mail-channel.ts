import { PATIENT, type Adapter, type Channel, type Delivery } from '#base/messages/channel.ts';
import { createLetterAdapter, type PrintJob } from '#base/messages/letter-adapter.ts';
import { createSmtpAdapter, type SmtpOptions } from '#base/messages/smtp-adapter.ts';
import { asLetter, asMail, isPublicLetter, type PublicLetter } from './public-letter.ts';

/** Writes the letters when they leave: only their words wait. */
const written = <A extends Adapter>(adapter: A, write: (letter: PublicLetter) => unknown): A => ({
  ...adapter,
  deliver: (messages: readonly Delivery[], signal: AbortSignal) => adapter.deliver(messages.map((message) =>
    (isPublicLetter(message.content) ? { ...message, content: write(message.content) } : message)), signal),
});

/** Connections kept open to the mail server: two letters a request leave on a closing night. */
const CONNECTIONS = 8;

/** Mails by SMTP. A mail that stays away a day is of no use any more: it becomes a dead letter after three. */
export const mailChannel = (options: SmtpOptions): Channel & { close(): void } => {
  const adapter = createSmtpAdapter({ connections: CONNECTIONS, ...options });
  return { policy: { ...PATIENT, ageMaxMs: 3 * 86_400_000 }, adapter: written(adapter, asMail), close: () => adapter.close() };
};

/** Letters on paper, for people without e-mail. */
export const letterChannel = (handOver: (job: PrintJob) => Promise<void>): Channel =>
  ({ policy: PATIENT, adapter: written(createLetterAdapter(handOver), asLetter) });
