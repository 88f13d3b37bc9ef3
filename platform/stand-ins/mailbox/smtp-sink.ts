import { SMTPServer, type SMTPServerSession } from 'smtp-server';
import type { ListenTarget } from '#base/http/service-context.ts';
import { newId } from '#base/values/ids.ts';
import type { Clock } from '#base/values/instant.ts';
import { MAILBOX_LIMITS } from './limits.ts';
import type { MessageStore } from './message-store.ts';
import { parseMail } from './mime.ts';

export type SmtpSink = { port: number; close(): Promise<void> };

/** A real SMTP server that keeps what it gets and sends nothing on. One stored message a recipient. */
export const startSmtpSink = async (store: MessageStore, listen: ListenTarget, clock: Clock): Promise<SmtpSink> => {
  const server = new SMTPServer({
    banner: 'Socle demo mailbox', authOptional: true, disabledCommands: ['STARTTLS', 'AUTH'], logger: false,
    size: MAILBOX_LIMITS.mail_bytes_max, maxClients: MAILBOX_LIMITS.connections_max, disableReverseLookup: true,
    onRcptTo: (_address, session, done) => done(session.envelope.rcptTo.length < MAILBOX_LIMITS.recipients_max
      ? null : Object.assign(new Error('Too many recipients'), { responseCode: 452 })),
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      let size = 0;
      stream.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size <= MAILBOX_LIMITS.mail_bytes_max) chunks.push(chunk);
      });
      stream.once('end', () => {
        if (size > MAILBOX_LIMITS.mail_bytes_max) return done(Object.assign(new Error('Too large'),
          { responseCode: 552 }));
        keep(store, session, Buffer.concat(chunks), clock);
        done();
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((done, fail) => {
    server.server.once('error', fail);
    server.server.listen(listen as { port: number; host: string }, () => done());
  });
  const { port } = server.server.address() as { port: number };
  return { port, close: () => new Promise((done) => server.close(() => done())) };
};

const keep = (store: MessageStore, session: SMTPServerSession, source: Buffer, clock: Clock): void => {
  const { from, subject, text, html } = parseMail(source);
  for (const { address } of session.envelope.rcptTo) {
    store.add({ id: newId(), kind: 'mail', at: clock(), from, to: address, subject, text: text ?? '',
      ...(html === undefined ? {} : { html }) });
  }
};
