import { Agent, request as httpRequest } from 'node:http';
import { signWebhook, type WebhookKey } from '#base/messages/webhook-signature.ts';
import { newId } from '#base/values/ids.ts';
import { telephonyLine } from './telephony-line.ts';

/** What came back; status 0 when the line broke before an answer. */
export type LoadAnswer = { status: number; body: Record<string, unknown>; ms: number };

/** Somebody at a console: their session's cookie and their centre. */
export type LoadPerson = { cookie: string; centre: string; actor: string };

/** The public API as consoles and machines use it. */
export type LoadClient = {
  console(person: LoadPerson, method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown): Promise<LoadAnswer>;
  machine(path: string, body: unknown): Promise<LoadAnswer>;
  close(): void;
};

const TIMEOUT_MS = 20_000;

export type LoadClientOptions = { host: string; port: number; origin: string; keys: readonly WebhookKey[]; connections: number;
  now: () => number;
  /** Centres whose telephony speaks by the socket and not by posts. */
  bySocket?: readonly string[] };

/** Opens a client over kept-alive connections; a broken line is an answer of status 0, never a throw. */
export const openLoadClient = ({ host, port, origin, keys, connections, now, bySocket }: LoadClientOptions): LoadClient => {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const send = (method: string, path: string, headers: Record<string, string>, payload?: Buffer): Promise<LoadAnswer> => {
    const start = performance.now();
    return new Promise((done) => {
      const lost = (): void => done({ status: 0, body: {}, ms: performance.now() - start });
      const asked = httpRequest({ host, port, method, path, agent, timeout: TIMEOUT_MS, headers: { host: new URL(origin).host,
        accept: 'application/json', ...headers, ...(payload ? { 'content-type': 'application/json', 'content-length': payload.length }
          : {}) }
      }, (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part)).on('error', lost).on('end', () =>
          done({ status: response.statusCode ?? 0, body: readBody(Buffer.concat(parts)), ms: performance.now() - start }));
      });
      asked.on('error', lost).on('timeout', () => asked.destroy(new Error('no answer')));
      asked.end(payload);
    });
  };
  const line = bySocket && telephonyLine({ url: `ws://${host}:${port}`, host: new URL(origin).host, keys, now, centres: bySocket });
  return {
    console: ({ cookie, centre }, method, path, body) => send(method,
      `/api/regulation/${path}${path.includes('?') ? '&' : '?'}centre=${centre}`, { cookie, origin },
      body === undefined ? undefined : Buffer.from(JSON.stringify(body))),
    machine: (path, body) => {
      if (line && path.startsWith('telephony/')) return line.ask(path, body as object);
      const payload = Buffer.from(JSON.stringify(body));
      return send('POST', `/v1/emergency-calls/${path}`, { ...signWebhook(keys, newId(), now(), payload) }, payload);
    },
    close: () => { agent.destroy(); line?.close(); },
  };
};

const readBody = (bytes: Buffer): Record<string, unknown> => {
  try {
    return JSON.parse(bytes.toString()) as Record<string, unknown>;
  } catch {
    return {};
  }
};
