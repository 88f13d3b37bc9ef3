import { Agent as HttpAgent, request as httpRequest, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { setTimeout as pause } from 'node:timers/promises';
import { systemClock, type Clock } from '#base/values/instant.ts';
import { ObjectStoreError } from './object-store.ts';
import { canonicalQuery, encodePath, sha256Hex, signS3, type S3Credentials } from './s3-sign.ts';

export type S3Config = {
  /** `https://s3.example.org`, with a port when it is not the usual one. */
  endpoint: string;
  region: string;
  bucket: string;
  credentials: S3Credentials;
  /** `path` puts the bucket in the path, `virtual` before the host. */
  addressing?: 'path' | 'virtual';
  /**
   * How a name is written once: by the server while it writes (`If-None-Match: *`), or, where the
   * server has no such thing (OpenStack Swift), by a look beforehand; random names make that enough.
   */
  writeOnce?: 'conditional' | 'check';
};

export type S3Call = {
  method: 'GET' | 'PUT' | 'POST' | 'HEAD' | 'DELETE';
  key?: string;
  query?: Readonly<Record<string, string>>;
  headers?: Readonly<Record<string, string>>;
  body?: Buffer;
};

/** `tries` tells whether an earlier try may have had its effect before its answer was lost. */
export type S3Answer = { status: number; headers: IncomingHttpHeaders; body: IncomingMessage; tries: number };

export type S3Dependencies = { clock?: Clock; wait?: (ms: number) => Promise<void> };

const TRIES_MAX = 4;
const FIRST_WAIT_MS = 100;
/** Silence after which a connection is given up. */
const IDLE_MS_MAX = 30_000;
const SOCKETS_MAX = 64;
const ANSWER_BYTES_MAX = 8 * 1024 * 1024;

const isTransient = (status: number): boolean => status === 429 || (status >= 500 && status !== 501);

/** Sends signed requests to one bucket, again when the server or the network stumbles. */
export class S3Client {
  readonly #config: S3Config;
  readonly #origin: URL;
  readonly #agent: HttpAgent;
  readonly #clock: Clock;
  readonly #wait: (ms: number) => Promise<void>;

  constructor(config: S3Config, { clock = systemClock, wait = pause }: S3Dependencies = {}) {
    this.#config = config;
    this.#origin = new URL(config.endpoint);
    const secure = this.#origin.protocol === 'https:';
    this.#agent = new (secure ? HttpsAgent : HttpAgent)({ keepAlive: true, maxSockets: SOCKETS_MAX });
    this.#clock = clock;
    this.#wait = wait;
  }

  /** The answer, unless it is a stumble (429, 5xx but 501); throws `STORE_UNAVAILABLE` after four tries. */
  async call(call: S3Call): Promise<S3Answer> {
    let last: unknown;
    for (let tries = 1; tries <= TRIES_MAX; tries++) {
      if (tries > 1) await this.#wait(FIRST_WAIT_MS * 2 ** (tries - 2));
      try {
        const body = await this.#send(call);
        if (!isTransient(body.statusCode!)) return { status: body.statusCode!, headers: body.headers, body, tries };
        last = new Error(`status ${body.statusCode} ${(await textOf(body)).slice(0, 300)}`);
      } catch (error) {
        last = error;
      }
    }
    throw new ObjectStoreError('STORE_UNAVAILABLE', `${call.method} failed ${TRIES_MAX} times`, last);
  }

  close(): void {
    this.#agent.destroy();
  }

  #send(call: S3Call): Promise<IncomingMessage> {
    const { host, path } = this.#address(call.key);
    const query = call.query ?? {};
    const body = call.body ?? Buffer.alloc(0);
    const headers = signS3({
      method: call.method, path, query, headers: { host, ...call.headers }, bodySha256: sha256Hex(body),
    }, this.#config.credentials, this.#config.region, this.#clock());
    const suffix = Object.keys(query).length === 0 ? '' : `?${canonicalQuery(query)}`;
    const send = this.#origin.protocol === 'https:' ? httpsRequest : httpRequest;
    return new Promise((resolve, reject) => {
      const outgoing = send({
        hostname: this.#origin.hostname.replace(/^\[|\]$/g, ''), port: this.#origin.port, agent: this.#agent,
        method: call.method, path: path + suffix, timeout: IDLE_MS_MAX,
        headers: { ...headers, 'content-length': body.length },
      });
      outgoing.on('response', resolve).on('error', reject);
      outgoing.on('timeout', () => outgoing.destroy(new Error(`no answer in ${IDLE_MS_MAX} ms`)));
      outgoing.end(body);
    });
  }

  #address(key = ''): { host: string; path: string } {
    const { bucket, addressing = 'path' } = this.#config;
    const base = this.#origin.pathname.replace(/\/$/, '');
    return addressing === 'virtual'
      ? { host: `${bucket}.${this.#origin.host}`, path: encodePath(`${base}/${key}`) }
      : { host: this.#origin.host, path: encodePath(`${base}/${bucket}${key === '' ? '' : `/${key}`}`) };
  }
}

/** The whole of a short answer; a longer one than 8 MiB is none of S3's and is refused. */
export const textOf = async (body: AsyncIterable<Uint8Array>): Promise<string> => {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body) {
    size += part.length;
    if (size > ANSWER_BYTES_MAX) throw new ObjectStoreError('STORE_REFUSED', 'an answer too long to be S3’s');
    parts.push(part);
  }
  return Buffer.concat(parts).toString();
};
