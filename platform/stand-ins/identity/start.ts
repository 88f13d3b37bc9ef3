import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { readFileSync } from 'node:fs';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { drainable, type Leave } from '#base/http/drain.ts';
import type { WebhookKey } from '#base/messages/webhook-signature.ts';
import type { ListenTarget } from '#base/http/service-context.ts';
import { ADDRESS_CHECK_PATH, checkAddress } from './address-check.ts';
import { refuseProduction, type ClientConfig } from './config.ts';
import { dialects, type DialectName } from './dialects.ts';
import { homePage } from './home.ts';
import { interact, type Door } from './interaction.ts';
import { makeSigningKeys, type SigningKeys } from './keys.ts';
import { peopleOf, readPeople, type DemoPerson } from './people.ts';
import { makeProvider } from './provider.ts';
import { errorPage, PAGE_HEADERS } from './screens.ts';
import { langOf, type Text } from './texts.ts';

export type StandIn = {
  origin: string;
  /** Issuer URL of each provider, as discovery wants it. */
  issuers: Record<DialectName, string>;
  close: (leave?: Leave) => Promise<void>;
};

export type StandInOptions = {
  clients: ClientConfig[];
  /** A free port of the loopback when absent. */
  listen?: ListenTarget;
  /** Public origin; the issuers start with it. The address listened at when absent. */
  origin?: string;
  /** Made at the start when absent. */
  jwks?: SigningKeys;
  /** Keys of the services that may have an address checked. */
  addressKeys?: readonly WebhookKey[];
  /** More people than those of the demo. */
  extraPeople?: DemoPerson[];
};

const STYLE = readFileSync(new URL('./style.css', import.meta.url));
const DEMO_PEOPLE = new URL('./data/people.json', import.meta.url);

/** The people of the demo. */
export const demoPeople = (): DemoPerson[] => readPeople(DEMO_PEOPLE);

/**
 * Starts the four providers and the check of addresses on one port. Throws with SOCLE_ENV=production and on a wrong client.
 * `close` forgets every session.
 */
export const startIdentityStandIn = async (options: StandInOptions): Promise<StandIn> => {
  refuseProduction(process.env.SOCLE_ENV);
  const server = createServer();
  const { drain } = drainable(server);
  server.listen(options.listen ?? { port: 0, host: '127.0.0.1' });
  await once(server, 'listening');
  const origin = options.origin ?? originOf(server);
  try {
    const doors = await openDoors(options, origin);
    server.on('request', (req, res) => { void route(doors, options.addressKeys ?? [], req, res); });
  } catch (error) {
    server.close();
    throw error;
  }
  return {
    origin,
    issuers: Object.fromEntries(dialects.map(({ name, mount }) => [name, origin + mount])) as StandIn['issuers'],
    close: (leave = { promptly: true }) => drain(leave),
  };
};

const originOf = (server: Server): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

const titleOf = ({ client_id: id, client_name: name = id, client_title: title }: ClientConfig): Text => title ?? { fr: name, en: name };

const openDoors = async (options: StandInOptions, origin: string): Promise<Door[]> => {
  const { clients, extraPeople = [] } = options;
  const jwks = options.jwks ?? await makeSigningKeys();
  const people = peopleOf([demoPeople(), extraPeople]);
  const clientNames = new Map(clients.map((client) => [client.client_id, titleOf(client)]));
  return dialects.map((dialect) => {
    const provider = makeProvider(dialect, origin, clients, jwks, people);
    return { dialect, provider, answer: provider.callback(), people, clientNames };
  });
};

const route = async (doors: Door[], addressKeys: readonly WebhookKey[], req: IncomingMessage, res: ServerResponse): Promise<void> => {
  try {
    const url = req.url ?? '/';
    if (req.method === 'POST' && url === ADDRESS_CHECK_PATH) return await checkAddress(addressKeys, req, res);
    const door = doors.find(({ dialect }) => url.startsWith(`${dialect.mount}/`));
    if (door === undefined) return answerPlain(url, doors, req, res);
    if (url.startsWith(`${door.dialect.mount}/interaction/`)) return await interact(door, req, res);
    // The library finds its mount path by comparing the two.
    Object.assign(req, { originalUrl: url, url: url.slice(door.dialect.mount.length) });
    return await door.answer(req, res);
  } catch (error) {
    const status = error instanceof RangeError ? 413 : 500;
    const page = errorPage(langOf(req.headers['accept-language']), 'server_error', '');
    res.writeHead(status, PAGE_HEADERS).end(page);
  }
};

const answerPlain = (url: string, doors: Door[], req: IncomingMessage, res: ServerResponse): void => {
  const lang = langOf(new URL(url, 'http://x').searchParams.get('lang'), req.headers['accept-language']);
  const path = url.split('?')[0];
  if (path === '/livez') res.writeHead(200, { 'content-type': 'text/plain' }).end('ok\n');
  else if (path === '/style.css') res.writeHead(200, STYLE_HEADERS).end(STYLE);
  else if (path === '/') res.writeHead(200, PAGE_HEADERS).end(homePage(doors, lang));
  else res.writeHead(404, PAGE_HEADERS).end(errorPage(lang, 'not_found', ''));
};

const STYLE_HEADERS = { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'max-age=3600' };
