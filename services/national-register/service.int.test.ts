import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { test, type TestContext } from 'node:test';
import pg from 'pg';
import type { ServiceContext } from '#base/http/service-context.ts';
import { migrateJobs } from '#base/jobs/migrate-jobs.ts';
import { signWebhook } from '#base/messages/webhook-signature.ts';
import { freePort } from '#base/store/free-port.ts';
import { migrateService } from '#base/store/migrate.ts';
import { SERVICE_ROLES, serviceNames } from '#base/store/service-names.ts';
import { newId } from '#base/values/ids.ts';
import { generateKeyring } from '#base/values/keyring.ts';
import { testDatabase } from '#test/database.ts';
import { waitForValue } from '#test/wait-for.ts';
import { exchangeKeys } from './api/register-parts.ts';
import { inscription } from './exchange/fixtures/portal.ts';
import { service } from './service.ts';

const secret = randomBytes(16).toString('hex');
const keys = exchangeKeys(Buffer.from(secret));

/** A portal that takes every state; `first` is the first body it is sent. */
const portal = async (t: TestContext) => {
  const { promise: first, resolve } = Promise.withResolvers<string>();
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    resolve(text);
    response.end(text.trim().split('\n').map((line) => {
      const { id, numero } = JSON.parse(line) as { id: string; numero: string };
      return `${JSON.stringify({ v: 1, type: 'accuse', id, numero, statut: 'RECU' })}\n`;
    }).join(''));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => { server.closeAllConnections(); server.close(); });
  return { first, origin: `http://127.0.0.1:${(server.address() as { port: number }).port}` };
};

/** The context that the platform gives, on the service's own schema and roles. */
const hosted = async (t: TestContext, portalOrigin: string): Promise<ServiceContext> => {
  const { connection } = await testDatabase(t);
  const passwords = Object.fromEntries(SERVICE_ROLES.map((role) => [role, randomBytes(12).toString('hex')])) as
    ServiceContext['db']['passwords'];
  await migrateService({ admin: connection, service: service.name, partitions: service.partitions, passwords,
    folders: service.migrations });
  await migrateJobs(connection, service.name);
  t.after(() => dropService(connection));
  const port = await freePort();
  return {
    env: 'test', demo: true, service: service.name, process: 'web-1', origin: `http://127.0.0.1:${port}`,
    origins: { 'voter-registration': portalOrigin }, listenHandle: { port, host: '127.0.0.1' }, listenHandles: {},
    db: { connection, passwords }, keyring: generateKeyring(service.name, 0), partitions: service.partitions,
    secrets: { 'register@voter-registration': secret }, dataDir: '/nowhere', settings: {},
  } as unknown as ServiceContext;
};

const dropService = async (connection: pg.ClientConfig): Promise<void> => {
  const names = serviceNames(service.name);
  const client = new pg.Client(connection);
  await client.connect();
  await client.query(`set client_min_messages = warning; drop schema if exists national_register_queue cascade`);
  await client.query(`drop schema ${names.schema} cascade`);
  for (const role of [...SERVICE_ROLES, 'owner'] as const) {
    await client.query(`drop owned by ${names[role]} cascade; drop role ${names[role]}`);
  }
  await client.end();
};

test('its web process and its worker, as the platform starts them, take a request in and tell its state', async (t) => {
  const { first, origin } = await portal(t);
  const context = await hosted(t, origin);
  const web = await service.startWeb(context);
  const worker = await service.startWorker(context);
  try {
    const body = Buffer.from(JSON.stringify(inscription('a')));
    const response = await fetch(`${context.origin}/exchange/v1/messages`, { method: 'POST', body, headers: {
      'content-type': 'application/x-ndjson', ...signWebhook([keys.fromPortal], newId(), Date.now(), body) } });
    assert.equal((JSON.parse(await response.text()) as { type: string }).type, 'accuse');
    assert.equal((JSON.parse((await first).trim()) as { etat: string }).etat, 'RECUE');
  } finally {
    await Promise.all([web.close({ promptly: true }), worker.close()]);
  }
});

test('states told long ago are forgotten even while nothing may be stored', async (t) => {
  const full = { open: false, code: 'DISK_LOW', reason: { fr: '', en: '' }, retryAfterS: 1 } as const;
  const context = { ...await hosted(t, 'http://127.0.0.1:9'), admission: () => full };
  const client = new pg.Client({ ...context.db.connection, options: '-c search_path=national_register' });
  await client.connect();
  try {
    const told = async (): Promise<number> => (await client.query('select from etat_annonce')).rowCount!;
    await client.query(`insert into etat_annonce (partition, position, message_id, numero, emis, contenu)
      select 0, n, gen_random_uuid(), 'n', now() - make_interval(days => 89 * n), '' from generate_series(1, 3) as n`);
    const worker = await service.startWorker(context);
    try {
      await client.query(`select set_config('app.ctx', '{"actor": "test"}', false)`);
      await client.query("select national_register_queue.enqueue('forget-states', '[{\"payload\": {}}]')");
      await waitForValue(told, 1, 'the two older than 90 days go');
    } finally {
      await worker.close();
    }
  } finally {
    await client.end();
  }
});

test('it does not start in production, nor without a secret shared with the portal', async () => {
  const context = { env: 'production', secrets: { 'register@voter-registration': secret } } as unknown as ServiceContext;
  await assert.rejects(service.startWeb(context), /does not start with SOCLE_ENV=production/);
  await assert.rejects(service.startWorker({ ...context, env: 'test', secrets: {} }), /no secret is shared/);
});
