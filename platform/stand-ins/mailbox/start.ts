import { escapeHtml } from '#base/values/escape-html.ts';
import pino from 'pino';
import { drainable, type Leave } from '#base/http/drain.ts';
import { createServer } from '#base/http/server.ts';
import type { ListenTarget, ServiceContext } from '#base/http/service-context.ts';
import { directionKey } from '#base/messages/webhook-signature.ts';
import type { Logger } from '#base/telemetry/logger.ts';
import { createMetrics } from '#base/telemetry/metrics.ts';
import { systemClock, type Clock } from '#base/values/instant.ts';
import type { Lang } from '#base/values/lang.ts';
import type { Problem } from '#base/values/problem.ts';
import { MAILBOX_LIMITS } from './limits.ts';
import { createMessageStore } from './message-store.ts';
import { renderPage } from './page.ts';
import { mailboxRoutes } from './routes.ts';
import { startSmtpSink } from './smtp-sink.ts';
import { t } from './texts.ts';

export type MailboxOptions = {
  http?: ListenTarget;
  smtp?: ListenTarget;
  /** Secrets by service name: who may hand letters over. */
  letterSecrets?: Readonly<Record<string, Buffer>>;
  /** What the platform tells the process. */
  context?: ServiceContext;
  clock?: Clock;
  logger?: Logger;
};

export type Mailbox = { httpOrigin: string; smtpPort: number; close(leave?: Leave): Promise<void> };

const LOOPBACK = { port: 0, host: '127.0.0.1' };

const problemPage = (problem: Problem, lang: Lang): string =>
  renderPage({ lang, path: '/', title: problem.kind.title[lang],
  main: `<p>${escapeHtml(problem.kind.remedy[lang])}</p><p><a href="/?lang=${lang}">${t(lang, 'showAll')}</a></p>` });

/**
 * Starts the demo's mailbox: an SMTP server and its screens, on this machine only, in memory.
 * Throws with SOCLE_ENV=production.
 */
export const startMailbox = async (options: MailboxOptions = {}): Promise<Mailbox> => {
  if (process.env.SOCLE_ENV === 'production') {
    throw new Error('the demo mailbox shows all mails to anybody: it does not start with SOCLE_ENV=production');
  }
  const clock = options.clock ?? systemClock;
  const store = createMessageStore();
  const app = await createServer({ service: 'mailbox', logger: options.logger ?? pino({ level: 'silent' }),
    metrics: createMetrics('mailbox'), ...(options.context ? { context: options.context } : {}),
      bodyBytesMax: MAILBOX_LIMITS.letter_bytes_max, renderProblem: problemPage });
  mailboxRoutes(app, { store, clock, letterKeys: Object.entries(options.letterSecrets ?? {})
    .map(([service, secret]) => directionKey(secret, service, 'mailbox')) });
  const drain = drainable(app.server);
  await app.ready();
  await new Promise<void>((done, fail) => {
    app.server.once('error', fail).listen(options.http ?? LOOPBACK, () => done());
  });
  const smtp = await startSmtpSink(store, options.smtp ?? LOOPBACK, clock);
  const { port } = app.server.address() as { port: number };
  return {
    httpOrigin: `http://127.0.0.1:${port}`, smtpPort: smtp.port,
    close: async (leave = { promptly: true }) => { await Promise.all([drain.drain(leave), smtp.close()]); },
  };
};
