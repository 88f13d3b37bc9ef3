import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { readFileSync } from 'node:fs';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { refuseProduction, type IdentityConfig } from './config.ts';
import { dialects, type DialectName } from './dialects.ts';
import { homePage } from './home.ts';
import { interact, type Door } from './interaction.ts';
import { makeSigningKeys } from './keys.ts';
import { peopleOf, readPeople, type DemoPerson } from './people.ts';
import { makeProvider } from './provider.ts';
import { errorPage, PAGE_HEADERS } from './screens.ts';
import { langOf } from './texts.ts';

export type StandIn = {
  origin: string;
  /** Issuer URL of each provider, as `discovery` wants it. */
  issuers: Record<DialectName, string>;
  close: () => Promise<void>;
};
export type StandInOptions = IdentityConfig & { extraPeople?: DemoPerson[] };

const STYLE = readFileSync(new URL('./style.css', import.meta.url));
const DEMO_PEOPLE = new URL('./data/people.json', import.meta.url);

/**
 * Starts the four providers on one port. Throws with SOCLE_ENV=production and on a wrong configuration.
 * Nothing is kept on disk; `close` forgets every session.
 */
export const startIdentityStandIn = async (options: StandInOptions): Promise<StandIn> => {
  refuseProduction(process.env);
  const server = createServer();
  server.listen(options.listen?.port ?? 0, options.listen?.host ?? '127.0.0.1');
  await once(server, 'listening');
  const origin = options.origin ?? `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  try {
    const doors = await openDoors(options, origin);
    server.on('request', (req, res) => { void route(doors, req, res); });
  } catch (error) {
    server.close();
    throw error;
  }
  return {
    origin,
    issuers: Object.fromEntries(dialects.map(({ name, mount }) => [name, origin + mount])) as StandIn['issuers'],
    close: () => closeServer(server),
  };
};

const closeServer = async (server: Server): Promise<void> => {
  server.close();
  server.closeAllConnections();
  if (server.listening) await once(server, 'close');
};

const openDoors = async (options: StandInOptions, origin: string): Promise<Door[]> => {
  const jwks = options.jwks ?? await makeSigningKeys();
  const more = options.people === undefined ? [] : readPeople(options.people);
  const people = peopleOf([readPeople(DEMO_PEOPLE), more, options.extraPeople ?? []]);
  const clientNames = new Map(options.clients.map((client) => [client.client_id, client.client_name ?? client.client_id]));
  return dialects.map((dialect) =>
    ({ dialect, provider: makeProvider(dialect, origin, options.clients, jwks, people), people, clientNames }));
};

const route = async (doors: Door[], req: IncomingMessage, res: ServerResponse): Promise<void> => {
  try {
    const url = req.url ?? '/';
    const door = doors.find(({ dialect }) => url.startsWith(`${dialect.mount}/`));
    if (door === undefined) return answerPlain(url, doors, req, res);
    if (url.startsWith(`${door.dialect.mount}/interaction/`)) return await interact(door, req, res);
    Object.assign(req, { originalUrl: url, url: url.slice(door.dialect.mount.length) });
    return await door.provider.callback()(req, res);
  } catch (error) {
    const status = error instanceof RangeError ? 413 : 500;
    res.writeHead(status, PAGE_HEADERS).end(errorPage(langOf(req.headers['accept-language']), 'server_error', ''));
  }
};

const answerPlain = (url: string, doors: Door[], req: IncomingMessage, res: ServerResponse): void => {
  if (url === '/livez') res.writeHead(200, { 'content-type': 'text/plain' }).end('ok\n');
  else if (url === '/style.css') res.writeHead(200, { 'content-type': 'text/css', 'cache-control': 'max-age=3600' }).end(STYLE);
  else if (url === '/' || url.startsWith('/?')) {
    const lang = langOf(new URLSearchParams(url.slice(2)).get('lang'), req.headers['accept-language']);
    res.writeHead(200, PAGE_HEADERS).end(homePage(doors, lang));
  } else res.writeHead(404, PAGE_HEADERS).end(errorPage(langOf(req.headers['accept-language']), 'not_found', ''));
};
