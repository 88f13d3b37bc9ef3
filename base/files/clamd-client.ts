import { connect, type NetConnectOpts, type Socket } from 'node:net';
import type { Instant } from '#base/values/instant.ts';

/** Where clamd listens: a socket of this machine, or a host. */
export type ClamdAddress = { path: string } | { host: string; port: number };

export type ClamdLimits = {
  connect_ms_max: number;
  /** Silence while the file is sent, and then while it is scanned. */
  idle_ms_max: number;
};

const CLAMD_LIMITS: ClamdLimits = { connect_ms_max: 2_000, idle_ms_max: 120_000 };

/** What the scanner says. `refused`: it will not scan this file, now or ever (too large, mostly). */
export type ScanVerdict =
  | { verdict: 'clean' }
  | { verdict: 'infected'; name: string }
  | { verdict: 'refused'; why: string };

/** The scanner's engine, and the day of its signatures where the vendor's own are loaded. */
export type ScannerVersion = { engine: string; signaturesAt?: Instant };

/** The scanner does not answer, or not in its protocol: the file waits, the dossier does not. */
class ScannerDown extends Error {
  constructor(message: string, cause?: unknown) {
    super(`scanner down: ${message}`, cause === undefined ? {} : { cause });
    this.name = 'ScannerDown';
  }
}

const REPLY_BYTES_MAX = 4096;
const CHUNK_BYTES_MAX = 256 * 1024;

/** Speaks clamd's protocol (clamd(8)): one command a connection, each ended by a zero byte. */
export class ClamdClient {
  readonly #address: ClamdAddress;
  readonly #limits: ClamdLimits;

  constructor(address: ClamdAddress, limits: ClamdLimits = CLAMD_LIMITS) {
    this.#address = address;
    this.#limits = limits;
  }

  /** True when the scanner answers. */
  async ping(): Promise<boolean> {
    return this.#ask('PING').then((reply) => reply === 'PONG', () => false);
  }

  /** Throws `ScannerDown`. */
  async version(): Promise<ScannerVersion> {
    const reply = await this.#ask('VERSION');
    const [engine, , date] = reply.split('/');
    const signaturesAt = date === undefined ? NaN : Date.parse(`${date} UTC`);
    return { engine: engine!, ...(Number.isNaN(signaturesAt) ? {} : { signaturesAt }) };
  }

  /** Scans a stream; throws `ScannerDown`, or the source's own error. */
  async scan(source: AsyncIterable<Uint8Array>): Promise<ScanVerdict> {
    const { socket, reply } = this.#open('INSTREAM');
    try {
      await Promise.race([sendStream(socket, source), reply]);
      return verdictOf(await reply);
    } finally {
      socket.destroy();
      reply.catch(() => undefined);
    }
  }

  async #ask(command: string): Promise<string> {
    const { socket, reply } = this.#open(command);
    return reply.finally(() => socket.destroy());
  }

  #open(command: string): { socket: Socket; reply: Promise<string> } {
    const socket = connect(this.#address as NetConnectOpts);
    const early = setTimeout(() => socket.destroy(new Error('no connection')), this.#limits.connect_ms_max);
    socket.once('connect', () => clearTimeout(early)).once('close', () => clearTimeout(early));
    socket.setTimeout(this.#limits.idle_ms_max, () => socket.destroy(new Error('no answer')));
    socket.write(`z${command}\0`);
    return { socket, reply: replyOf(socket) };
  }
}

/** The reply up to its zero byte. clamd may give it, and hang up, before it has read everything. */
const replyOf = (socket: Socket): Promise<string> => new Promise((resolve, reject) => {
  let text = '';
  let failure: unknown;
  socket.on('data', (bytes) => {
    text += bytes.toString('latin1');
    const end = text.indexOf('\0');
    if (end >= 0) resolve(text.slice(0, end).trim());
    else if (text.length > REPLY_BYTES_MAX) socket.destroy(new Error('an endless reply'));
  });
  socket.on('error', (error) => { failure = error; });
  socket.on('close', () => reject(new ScannerDown(failure instanceof Error ? failure.message : 'hung up', failure)));
});

/** Each chunk after its length in four bytes (big-endian); a length of zero ends the stream. */
const sendStream = async (socket: Socket, source: AsyncIterable<Uint8Array>): Promise<void> => {
  for await (const part of source) {
    for (let at = 0; at < part.length; at += CHUNK_BYTES_MAX) {
      const chunk = part.subarray(at, at + CHUNK_BYTES_MAX);
      const length = Buffer.alloc(4);
      length.writeUInt32BE(chunk.length);
      socket.write(length);
      if (!socket.write(chunk)) await drained(socket);
    }
    if (socket.destroyed || socket.readableEnded) return;
  }
  socket.write(Buffer.alloc(4));
};

const drained = (socket: Socket): Promise<void> => new Promise((resolve) => {
  const done = (): void => {
    socket.off('drain', done).off('close', done);
    resolve();
  };
  socket.on('drain', done).on('close', done);
  if (socket.destroyed) done();
});

const verdictOf = (reply: string): ScanVerdict => {
  const found = /^stream: (.+) FOUND$/.exec(reply);
  if (found) return { verdict: 'infected', name: found[1]! };
  if (reply === 'stream: OK') return { verdict: 'clean' };
  if (/size limit exceeded/i.test(reply)) return { verdict: 'refused', why: reply.slice(0, 200) };
  throw new ScannerDown(`it said "${reply.slice(0, 200)}"`);
};
