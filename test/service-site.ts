import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestContext } from 'node:test';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import type { ServiceContext } from '#base/http/service-context.ts';
import { directionKey } from '#base/messages/webhook-signature.ts';
import { freePort } from '#base/store/free-port.ts';
import { generateKeyring } from '#base/values/keyring.ts';
import type { TestDb } from '#test/database.ts';
import { logInHeadless, startIdentityStandIn, type Choice, type StandInOptions } from '#test/identity-stand-in.ts';

/** Where builds go by default: kept from one test to the next. */
const BUILDS = fileURLToPath(new URL('../.socle/build', import.meta.url));
const SECRET = 's'.repeat(40);

export type Provider = 'franceconnect' | 'proconnect' | 'pro-sante-connect';

type SiteOptions = {
  db: TestDb; partitions: number;
  /** Name of the service as the identity providers know it, and the providers that it uses. */
  client: string; providers: readonly Provider[]; extraPeople?: NonNullable<StandInOptions['extraPeople']>;
};

/**
 * What a service stands on in a test: its origin on a free port of the loopback, its folder with the builds of the project, the
 * identity providers, and the context that the supervisor would give it. All ends with the test.
 */
export const serviceSite = async (t: Pick<TestContext, 'after'>, options: SiteOptions): Promise<ServiceContext> => {
  const { db, partitions, client, providers, extraPeople = [] } = options;
  const origin = `http://127.0.0.1:${await freePort()}`;
  const standIn = await startIdentityStandIn({ extraPeople,
    addressKeys: [directionKey(Buffer.from(SECRET), client, 'identity')],
    clients: providers.map((provider) => ({ provider, client_id: client, client_secret: SECRET,
    redirect_uris: [`${origin}/connexion/${provider}/retour`],
    post_logout_redirect_uris: [`${origin}/deconnexion/retour`] })) });
  t.after(() => standIn.close());
  return {
    env: 'test', demo: true, service: db.service, process: 'web-1', origin, origins: { identity: standIn.origin }, logHost: 'test.example',
    listenHandle: { host: '127.0.0.1', port: 0 }, listenHandles: {}, dataDir: siteFolder(t), partitions,
    keyring: generateKeyring(db.service, 0), secrets: { oidc: SECRET, address: SECRET }, settings: {},
    db: { connection: { host: db.connection.host, port: db.connection.port, database: db.connection.database }, passwords: db.passwords },
    reserveTickets: async (count) => ({ first: 1, last: count }), admission: () => ({ open: true }),
  };
};

const siteFolder = (t: Pick<TestContext, 'after'>): string => {
  const dataDir = mkdtempSync(join(tmpdir(), 'socle-site-'));
  mkdirSync(BUILDS, { recursive: true });
  symlinkSync(BUILDS, join(dataDir, 'build'));
  t.after(() => rmSync(dataDir, { recursive: true, force: true }));
  return dataDir;
};

/** Listens where the site's origin says. */
export const listenAt = async (app: FastifyInstance, origin: string): Promise<void> => {
  await app.listen({ host: '127.0.0.1', port: Number(new URL(origin).port) });
};

const cookiesOf = (response: LightMyRequestResponse): string => response.cookies.filter(({ value }) => value !== '')
  .map(({ name, value }) => `${name}=${value}`).join('; ');

/** The answer of the service to somebody who comes back from the identity provider. */
export const comeBack = async (
  app: FastifyInstance, provider: Provider, choice: Choice, to = '/',
): Promise<LightMyRequestResponse> => {
  const begun = await app.inject({ url: `/connexion/${provider}?retour=${to}` });
  const back = new URL(await logInHeadless(String(begun.headers.location), choice));
  return app.inject({ url: back.pathname + back.search, headers: { cookie: cookiesOf(begun), accept: 'text/html' } });
};

/** Signs somebody of the demonstration in; gives the cookie of their session. */
export const sessionCookie = async (app: FastifyInstance, provider: Provider, person: string, to?: string): Promise<string> =>
  cookiesOf(await comeBack(app, provider, { person }, to));
