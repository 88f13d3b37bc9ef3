import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** How to leave. `promptly`: the whole service stops, so idle connections are closed at once. */
export type Leave = { promptly?: boolean };

export type Drain = {
  /** True from the first moment. */
  readonly draining: boolean;
  /** Called once when draining starts: open streams say goodbye here, with a hint to come back. */
  onDrain(goodbye: () => void): () => void;
  /**
   * Stops accepting, answers what still comes on open connections with `Connection: close`, and settles when the last
   * connection is gone. An idle connection is left until its keep-alive time is over, because closing it while its
   * client is sending would lose that request. What outlasts every limit is cut.
   */
  drain(leave?: Leave): Promise<void>;
};

const WORK_MS_MAX = 25_000;

/** Gives an HTTP server an end that no client notices. Call it before the server listens. */
export const drainable = (server: Server): Drain => {
  const answers = new Set<ServerResponse>();
  const sockets = new Set<Socket>();
  const goodbyes = new Set<() => void>();
  let draining = false;
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.prependListener('request', (_request: IncomingMessage, answer: ServerResponse) => {
    answers.add(answer);
    if (draining) answer.setHeader('Connection', 'close');
    answer.once('close', () => answers.delete(answer));
  });
  const start = (): void => {
    draining = true;
    for (const answer of answers) if (!answer.headersSent) answer.setHeader('Connection', 'close');
    for (const goodbye of goodbyes) goodbye();
  };
  return {
    get draining() { return draining; },
    onDrain: (goodbye) => {
      goodbyes.add(goodbye);
      return () => goodbyes.delete(goodbye);
    },
    drain: ({ promptly = false } = {}) => new Promise((done) => {
      if (draining) return done();
      start();
      if (promptly) server.close(() => done());
      else stopAccepting(server, sockets, done);
      const cutMs = WORK_MS_MAX + (promptly ? 0 : server.keepAliveTimeout);
      setTimeout(() => server.closeAllConnections(), cutMs).unref();
    }),
  };
};

/** `server.close` alone would also cut idle connections at once, before their clients know. */
const stopAccepting = (server: Server, sockets: ReadonlySet<Socket>, done: () => void): void => {
  const cutIdle = server.closeIdleConnections;
  server.closeIdleConnections = () => undefined;
  server.close(() => done());
  server.closeIdleConnections = cutIdle;
  // A connection that never sent a request has no keep-alive time of its own yet.
  for (const socket of sockets) if (socket.bytesRead === 0) socket.setTimeout(server.keepAliveTimeout);
};
