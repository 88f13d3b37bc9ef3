import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { WebSocketServer, type WebSocket } from 'ws';
import { accessKeys } from '#base/access/keys.ts';
import { withinLimit } from '#base/access/throttle.ts';
import { httpProblems } from '#base/http/errors.ts';
import type { Admission } from '#base/http/service-context.ts';
import { addUpgrade } from '#base/http/upgrades.ts';
import { messageProblems } from '#base/messages/errors.ts';
import { verifyWebhook, type WebhookKey } from '#base/messages/webhook-signature.ts';
import { inContext, systemContext } from '#base/store/context.ts';
import type { Logger } from '#base/telemetry/logger.ts';
import { newTraceId } from '#base/telemetry/trace.ts';
import type { Problem } from '#base/values/problem.ts';
import { problems } from '../../errors.ts';
import { LIMITS } from '../../limits.ts';
import type { Regulation } from '../../store/open-regulation.ts';
import { ordersNow } from './orders.ts';
import { serveLine, type SocketLimits, type SocketLine } from './socket-line.ts';
import { takeFrame } from './take-frame.ts';

/** The sockets of a process. */
export type TelephonySocket = {
  /** Tells each socket what its centres are to switch, read once for all; a round for a loop. */
  tellOrders(): Promise<boolean>;
  /** Says goodbye to all, once what is in hand is answered; takes no new one. */
  leave(): void;
};

const PATH = '/v1/emergency-calls/telephony/socket';
const PROTOCOL = 'socle-telephony.v1';
const NO_BODY = Buffer.alloc(0);
const BACK_S = 2;
/** A handshake is good for 5 minutes before and after its instant: so long its number opens nothing else. */
const ONCE_MS = 10 * 60_000;

type Options = { regulation: Regulation; keys: readonly WebhookKey[]; logger: Logger; limits?: SocketLimits;
  admission?: () => Admission };
type Served = { line: SocketLine; centres: ReadonlySet<string> };

const asksForSocket = (headers: IncomingHttpHeaders): boolean => headers.upgrade?.toLowerCase() === 'websocket'
  && (headers['sec-websocket-protocol'] ?? '').split(',').some((one) => one.trim() === PROTOCOL);

/** Numbers of handshakes that opened a socket here: seen again, somebody plays one back, and hears why. */
const openOnce = (clock: () => number): { has(id: string): boolean; add(id: string): void } => {
  const until = new Map<string, number>();
  return { has: (id) => (until.get(id) ?? 0) > clock(),
    add: (id) => {
      for (const [old, end] of until) if (end <= clock()) until.delete(old);
      until.set(id, clock() + ONCE_MS);
    } };
};

/** The first process of the service that is shown a handshake; counted in the hour of the handshake's own instant, so once for good. */
const claimOf = (regulation: Regulation) => {
  const throttle = { keys: accessKeys(regulation.keyring), partitions: regulation.partitions };
  return (headers: IncomingHttpHeaders): Promise<boolean> =>
    inContext(regulation.app, systemContext('telephony-socket', 'regulation'), (tx) => withinLimit(tx, throttle,
      ['telephony-handshake', String(headers['webhook-id'])], 1, Number(headers['webhook-timestamp']) * 1_000));
};

/** Ends a connection that asked to leave HTTP, without a word of the other protocol. */
const turnAway = (socket: Duplex, status: string): unknown =>
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);

/**
 * `GET /v1/emergency-calls/telephony/socket`: the telephony tells and is told over one WebSocket what it posts and asks for
 * otherwise. The handshake is signed as a post without a body (Standard Webhooks); see telephony.md.
 */
export const telephonySocket = (app: FastifyInstance, { regulation, keys, logger, limits = LIMITS,
  admission = () => ({ open: true }) }: Options): TelephonySocket => {
  const served = new Set<Served>();
  const once = openOnce(regulation.clock);
  const claim = claimOf(regulation);
  let leaving = false;
  const server = new WebSocketServer({ noServer: true, clientTracking: false, maxPayload: limits.ingest_bytes_max,
    perMessageDeflate: false, handleProtocols: () => PROTOCOL });
  const refusal = (headers: IncomingHttpHeaders): Problem | undefined => {
    const verdict = verifyWebhook(keys, headers, NO_BODY, regulation.clock());
    if (!verdict.ok) return messageProblems.MSG_SIGNATURE({ extra: { reason: verdict.reason } });
    if (once.has(verdict.id)) return messageProblems.MSG_SIGNATURE({ extra: { reason: 'again' } });
    if (leaving || served.size >= limits.telephony_sockets_max) return httpProblems.HTTP_BUSY({ retryAfterS: BACK_S });
    return asksForSocket(headers) ? undefined : problems.TELEPHONIE_PRISE();
  };
  const serve = (ws: WebSocket, { headers }: IncomingMessage): void => {
    const one: { line?: SocketLine; centres: ReadonlySet<string> } = { centres: new Set() };
    const lang = /^\s*en\b/i.test(headers['accept-language'] ?? '') ? 'en' : 'fr';
    const tools = { regulation, logger, admission, lang, path: PATH, opened: { id: newTraceId(), headers },
      serve: (centres: readonly string[]) => { one.centres = new Set(centres); } } as const;
    one.line = serveLine(ws, limits, (text) => takeFrame(tools, text), () => served.delete(one as Served));
    served.add(one as Served);
  };
  addUpgrade(app, PATH, { wanted: ({ headers }) => refusal(headers) === undefined,
    take: (request, socket, head) => {
      once.add(String(request.headers['webhook-id']));
      socket.on('error', () => undefined);
      claim(request.headers).then((first) => (first ? server.handleUpgrade(request, socket, head, serve)
        : turnAway(socket, '401 Unauthorized'))).catch((err: unknown) => {
        logger.error({ err }, 'telephony handshake not claimed');
        turnAway(socket, '503 Service Unavailable');
      });
    } });
  app.get(PATH, { schema: { hide: true } }, (request, reply) => {
    void reply.header('upgrade', 'websocket');
    throw refusal(request.headers) ?? problems.TELEPHONIE_PRISE();
  });
  const leave = (): void => {
    if (leaving) return;
    leaving = true;
    for (const { line } of served) line.leave();
  };
  app.addHook('preClose', (done) => { leave(); done(); });
  return { leave,
    tellOrders: async () => {
      const listening = [...served].filter(({ centres }) => centres.size > 0);
      const orders = listening.length > 0 ? await ordersNow(regulation) : [];
      for (const { line, centres } of listening) {
        const own = orders.filter(({ centre }) => centres.has(centre));
        if (own.length > 0) line.push({ orders: own });
      }
      return false;
    } };
};
