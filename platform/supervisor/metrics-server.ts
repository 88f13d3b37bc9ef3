import { timingSafeEqual, createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { PlatformConfig } from '../config/platform-config.ts';
import { platformProblems } from '../errors.ts';
import { openSharedSocket } from './listen-socket.ts';

export type MetricsServer = { url: string; close(): void };

const LIMITS = { connections_max: 16, request_ms_max: 5_000, header_bytes_max: 8_192 };
const TOKEN_CHARS_MIN = 16;
const TYPE = 'text/plain; version=0.0.4; charset=utf-8';

/**
 * The one address to scrape, `GET /metrics`: on this host only unless a bearer token is set. Throws PLATFORM_PORT_USED,
 * PLATFORM_SECRETS_EXPOSED when others can read the token, PLATFORM_SETTINGS_WRONG when it is too short to be one.
 */
export const openMetricsServer = async (
  { host, port, tokenFile }: NonNullable<PlatformConfig['metrics']>, read: () => Promise<string>,
): Promise<MetricsServer> => {
  const token = tokenFile ? readToken(tokenFile) : undefined;
  const server = createServer({ requestTimeout: LIMITS.request_ms_max, headersTimeout: LIMITS.request_ms_max,
    maxHeaderSize: LIMITS.header_bytes_max }, (request, response) => void answer(request, response, token, read));
  server.maxConnections = LIMITS.connections_max;
  const socket = openSharedSocket(host, port);
  await new Promise<void>((done, fail) => server.once('error', fail).listen(socket.handle, done));
  const { port: opened } = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${opened}/metrics`,
    close: () => {
      server.close();
      server.closeAllConnections();
      socket.close();
    },
  };
};

const readToken = (file: string): string => {
  const both = (text: string) => ({ fr: text, en: text });
  const refuse = (fr: string, en: string): Error =>
    platformProblems.PLATFORM_SETTINGS_WRONG({ detail: { fr: `SOCLE_METRICS_TOKEN_FILE : ${fr}`, en: `SOCLE_METRICS_TOKEN_FILE: ${en}` } });
  const mode = statSync(file, { throwIfNoEntry: false })?.mode;
  if (mode === undefined) throw refuse(`${file} n’existe pas`, `${file} does not exist`);
  if ((mode & 0o077) !== 0) throw platformProblems.PLATFORM_SECRETS_EXPOSED({ detail: both(file) });
  const token = readFileSync(file, 'utf8').trim();
  if (token.length < TOKEN_CHARS_MIN) throw refuse(`${TOKEN_CHARS_MIN} caractères au moins`, `${TOKEN_CHARS_MIN} characters at least`);
  return token;
};

const answer = async (
  request: IncomingMessage, response: ServerResponse, token: string | undefined, read: () => Promise<string>,
): Promise<void> => {
  const say = (status: number, body: string, headers: Record<string, string> = {}): void => void response
    .writeHead(status, { 'content-type': TYPE, 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', ...headers }).end(body);
  if (token !== undefined && !isBearer(request.headers.authorization, token)) return say(401, '', { 'www-authenticate': 'Bearer' });
  if (request.url?.split('?')[0] !== '/metrics') return say(404, '');
  if (request.method !== 'GET') return say(405, '', { allow: 'GET' });
  await read().then((text) => say(200, text), () => say(500, ''));
};

const isBearer = (given: string | undefined, token: string): boolean => timingSafeEqual(digest(given ?? ''), digest(`Bearer ${token}`));
const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
