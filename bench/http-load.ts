import { connect, type Socket } from 'node:net';

/** One request of a load, already laid out as HTTP/1.1 bytes. */
export type LoadRequest = { bytes: Buffer; tag: number };

export type LoadAnswer = { tag: number; status: number; body: Buffer; ms: number };

export type HttpLoadOptions = {
  port: number;
  connections: number;
  /** Next request, or undefined when there is none left. */
  next(): LoadRequest | undefined;
  /** The body is there only until this returns. */
  onAnswer(answer: LoadAnswer): void;
  /** A connection that failed with a request in flight: its outcome is unknown. */
  onBroken?(tag: number): void;
  /** Open loop: requests a second, measured from when each was due (coordinated omission counted). */
  ratePerS?: number;
  localAddress?: (connection: number) => string;
};

/** Lays out a GET. */
export const getBytes = (path: string): Buffer =>
  Buffer.from(`GET ${path} HTTP/1.1\r\nhost: localhost\r\naccept: application/json\r\n\r\n`);

/** Lays out a JSON POST. */
export const postBytes = (path: string, headers: Record<string, string>, body: Buffer | string): Buffer => {
  const payload = Buffer.from(body);
  const lines = Object.entries({ host: 'localhost', 'content-type': 'application/json', accept: 'application/json', ...headers,
    'content-length': String(payload.length) }).map(([name, value]) => `${name}: ${value}`);
  return Buffer.concat([Buffer.from(`POST ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`), payload]);
};

/**
 * Drives a server over kept-alive sockets with as little work of its own as possible (no HTTP library: it would take
 * half of the machine). Resolves when every request has its answer. One request in flight a connection.
 */
export const httpLoad = (options: HttpLoadOptions): Promise<void> => new Promise((done) => {
  const due = pacer(options.ratePerS);
  const together = gate(options.connections);
  let open = options.connections;
  const finished = (): void => { if (--open === 0) done(); };
  for (let i = 0; i < options.connections; i++) runConnection(options, i, due, together, finished);
});

/** How long connections wait for each other before the first request, ms. */
const GATE_MS_MAX = 3_000;

/**
 * What arrives is read into one place for all connections: a fresh 64 kB for each read would have the generator stop every half second
 * to collect them, and that would be measured as the server's tail.
 */
const ARRIVAL = Buffer.alloc(64 * 1_024);

/** Lets everybody begin when all connections stand: opening hundreds of them at once is not what is measured. */
const gate = (connections: number): ((begin: () => void) => void) => {
  let open = false;
  const waiting: (() => void)[] = [];
  const release = (): void => {
    open = true;
    for (const begin of waiting.splice(0)) begin();
  };
  const timer = setTimeout(release, GATE_MS_MAX);
  return (begin) => {
    if (open) return begin();
    waiting.push(begin);
    if (waiting.length < connections) return;
    clearTimeout(timer);
    release();
  };
};

/** Gives the instants at which requests are due; always now in a closed loop. */
const pacer = (ratePerS: number | undefined): (() => number) => {
  if (!ratePerS) return () => performance.now();
  let start: number | undefined;
  let count = 0;
  return () => (start ??= performance.now()) + (count++ * 1_000) / ratePerS;
};

const runConnection = (
  options: HttpLoadOptions, index: number, due: () => number, together: (begin: () => void) => void, finished: () => void,
): void => {
  let socket: Socket;
  let inFlight: { tag: number; since: number } | undefined;
  let pending: Buffer | undefined;
  let timer: NodeJS.Timeout | undefined;
  const send = (): void => {
    const request = options.next();
    if (!request) {
      socket.end();
      return finished();
    }
    const at = due();
    const wait = at - performance.now();
    const go = (): void => {
      inFlight = { tag: request.tag, since: at };
      socket.write(request.bytes);
    };
    if (wait > 1) timer = setTimeout(go, wait);
    else go();
  };
  const receive = (bytes: number): boolean => {
    const chunk = ARRIVAL.subarray(0, bytes);
    const whole = pending ? Buffer.concat([pending, chunk]) : chunk;
    const answer = parseAnswer(whole);
    if (!answer) {
      pending = pending ? whole : Buffer.from(whole);
      return true;
    }
    pending = undefined;
    const { tag, since } = inFlight!;
    inFlight = undefined;
    options.onAnswer({ tag, status: answer.status, body: answer.body, ms: performance.now() - since });
    if (answer.close) reconnect();
    else send();
    return true;
  };
  const broken = (): void => {
    if (inFlight) options.onBroken?.(inFlight.tag);
    inFlight = undefined;
    reconnect();
  };
  const reconnect = (): void => {
    clearTimeout(timer);
    socket.removeAllListeners();
    socket.on('error', () => undefined);
    socket.destroy();
    pending = undefined;
    setTimeout(start, 20);
  };
  const start = (): void => {
    const localAddress = options.localAddress?.(index);
    socket = connect({ port: options.port, host: '127.0.0.1', noDelay: true, ...(localAddress ? { localAddress } : {}),
      onread: { buffer: ARRIVAL, callback: receive } });
    socket.once('connect', () => together(send)).once('error', broken);
    socket.once('close', () => { if (inFlight) broken(); });
  };
  start();
};

/** Reads one whole answer with a Content-Length; undefined while bytes are missing. */
const parseAnswer = (bytes: Buffer): { status: number; body: Buffer; close: boolean } | undefined => {
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const head = bytes.toString('latin1', 0, end).toLowerCase();
  const at = head.indexOf('content-length: ');
  const length = at < 0 ? 0 : Number.parseInt(head.slice(at + 16, at + 26), 10);
  if (bytes.length < end + 4 + length) return undefined;
  return { status: Number(head.slice(9, 12)), body: bytes.subarray(end + 4, end + 4 + length), close: head.includes('connection: close') };
};
