import { createTransport } from 'nodemailer';
import { Problem } from '#base/values/problem.ts';
import type { Adapter, Delivery } from './channel.ts';
import type { CallResult, Outcome } from './delivery.ts';
import { checkAddress, checkHeader, type Mail } from './mail.ts';

export type SmtpOptions = {
  host: string;
  port: number;
  /** TLS from the first byte; otherwise STARTTLS where the server offers it (always, when `requireTls`). */
  secure?: boolean;
  requireTls?: boolean;
  auth?: { user: string; pass: string };
  from: { name: string; address: string };
  replyTo?: string;
  /** Where bounces go, when not to `from`. */
  returnPath?: string;
  connections?: number;
  timeoutMs?: number;
};

export type SmtpAdapter = Adapter & { close(): void };

const CONNECTIONS = 4;
const TIMEOUT_MS = 15_000;

/** Sends `Mail` contents by SMTP over a few kept connections: text and HTML in one mail, one recipient each. */
export const createSmtpAdapter = (options: SmtpOptions): SmtpAdapter => {
  const timeout = options.timeoutMs ?? TIMEOUT_MS;
  const connections = options.connections ?? CONNECTIONS;
  const transport = createTransport({
    pool: true, host: options.host, port: options.port, secure: options.secure ?? false,
    requireTLS: options.requireTls ?? false, maxConnections: connections, maxMessages: 1000,
    ...(options.auth ? { auth: options.auth } : {}),
    connectionTimeout: timeout, greetingTimeout: timeout, socketTimeout: timeout,
    disableFileAccess: true, disableUrlAccess: true,
  });
  return {
    batchMax: connections * 8,
    deliver: async (messages) => summary(await Promise.all(messages.map(async (message) =>
      [message.id, await attempt(() => transport.sendMail(envelope(options, message)))] as const))),
    close: () => transport.close(),
  };
};

const envelope = (options: SmtpOptions, { id, content }: Delivery) => {
  const { to, subject, text, html, envelopeId } = content as Mail;
  const domain = options.from.address.split('@')[1];
  return {
    from: options.from, to: checkAddress(to), subject: checkHeader(subject), text, html,
    // The same id at each try: mail systems drop the second copy of a mail that left twice.
    messageId: `<${envelopeId ?? id}@${domain}>`,
    ...(envelopeId ? { dsn: { id: envelopeId, return: 'headers' as const, notify: ['failure', 'delay'] as ('failure' | 'delay')[] } } : {}),
    ...(options.returnPath ? { envelope: { from: options.returnPath, to: checkAddress(to) } } : {}),
    ...(options.replyTo ? { replyTo: options.replyTo } : {}),
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
  };
};

/** A server that cannot be used now: no mail is at fault. */
type Away = { kind: 'away'; reason: string; reached: boolean };

const NOT_REACHED = new Set(['ECONNECTION', 'EDNS', 'EAUTH', 'ETLS', 'ESOCKET', 'ECONNREFUSED']);

const attempt = async (send: () => Promise<unknown>): Promise<Outcome | Away> => {
  try {
    await send();
    return { kind: 'delivered' };
  } catch (error) {
    if (error instanceof Problem) return { kind: 'refused', reason: error.code };
    const { code = 'error', responseCode } = error as { code?: string; responseCode?: number };
    const reason = responseCode ? `SMTP ${responseCode}` : code;
    // 421: the server is closing, for all.
    if (responseCode === 421 || NOT_REACHED.has(code)) return { kind: 'away', reason, reached: false };
    if (responseCode === undefined) return { kind: 'away', reason, reached: true };
    return responseCode >= 500 ? { kind: 'refused', reason } : { kind: 'retry', reason };
  }
};

/** The call failed only if no mail of it got an answer of its own. */
const summary = (results: readonly (readonly [string, Outcome | Away])[]): CallResult => {
  const away = results.map(([, result]) => result).filter((result) => result.kind === 'away');
  if (away.length === results.length && away[0]) {
    return { kind: 'failed', reason: away[0].reason, reached: away.some(({ reached }) => reached) };
  }
  return { kind: 'answered', outcomes: new Map(results.map(([id, result]): [string, Outcome] =>
    [id, result.kind === 'away' ? { kind: 'retry', reason: result.reason } : result])) };
};
