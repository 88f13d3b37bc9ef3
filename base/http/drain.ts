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

/** An open connection and the answer that is being made on it. */
type Seat = { socket: Socket; answer: ServerResponse | undefined; place: number };

const SEAT = Symbol('seat');
type Seated = Socket & { [SEAT]?: Seat };

/**
 * Open connections in an array, each with its answer in hand, and not two sets: a set that grows or shrinks leaves its former table
 * behind with all that was in it, and the tables keep each other alive until the whole heap is collected. With a request in and out of
 * a set at each call, every request outlived its answer by seconds.
 */
const takeSeats = (server: Server): readonly Seat[] => {
  const seats: Seat[] = [];
  server.on('connection', (socket: Seated) => {
    const seat: Seat = { socket, answer: undefined, place: seats.length };
    socket[SEAT] = seat;
    seats.push(seat);
    socket.once('close', () => {
      const last = seats.pop()!;
      if (last === seat) return;
      seats[seat.place] = last;
      last.place = seat.place;
    });
  });
  return seats;
};

function clearSeat(this: ServerResponse): void {
  const seat = (this.req.socket as Seated)[SEAT];
  if (seat?.answer === this) seat.answer = undefined;
}

/** Gives an HTTP server an end that no client notices. Call it before the server listens. */
export const drainable = (server: Server): Drain => {
  const seats = takeSeats(server);
  const goodbyes = new Set<() => void>();
  let draining = false;
  server.prependListener('request', (request: IncomingMessage, answer: ServerResponse) => {
    const seat = (request.socket as Seated)[SEAT];
    if (seat) seat.answer = answer;
    if (draining) answer.setHeader('Connection', 'close');
    answer.once('close', clearSeat);
  });
  const start = (): void => {
    draining = true;
    for (const { answer } of seats) if (answer && !answer.headersSent) answer.setHeader('Connection', 'close');
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
      else stopAccepting(server, seats, done);
      const cutMs = WORK_MS_MAX + (promptly ? 0 : server.keepAliveTimeout);
      setTimeout(() => server.closeAllConnections(), cutMs).unref();
    }),
  };
};

/** `server.close` alone would also cut idle connections at once, before their clients know. */
const stopAccepting = (server: Server, seats: readonly Seat[], done: () => void): void => {
  const cutIdle = server.closeIdleConnections;
  server.closeIdleConnections = () => undefined;
  server.close(() => done());
  server.closeIdleConnections = cutIdle;
  // A connection that never sent a request has no keep-alive time of its own yet.
  for (const { socket } of seats) if (socket.bytesRead === 0) socket.setTimeout(server.keepAliveTimeout);
};
