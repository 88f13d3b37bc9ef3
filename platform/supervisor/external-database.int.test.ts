import assert from 'node:assert/strict';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { startEmbeddedServer, type Connection } from '#base/store/embedded-server.ts';
import { createPool } from '#base/store/pools.ts';
import { createWakeUps } from '#base/store/wake-ups.ts';
import { createTestAuthority } from '#test/peers/test-authority.ts';
import { until } from '../fixtures/test-platform.ts';
import { openDatabase } from './database.ts';
import { externalConnection, watchExternal } from './external-database.ts';

test('an own PostgreSQL is reached over TLS, a foreign authority is refused, its death is noticed', async (t) => {
  const dir = mkdtempSync(join(tmpdir(), 'socle-tls-'));
  chmodSync(dir, 0o755);
  t.after(() => rmSync(dir, { recursive: true, force: true }));
  const folders = ['ours', 'theirs'].map((name) => join(dir, name));
  for (const folder of folders) mkdirSync(folder);
  const [ours, theirs] = await Promise.all(folders.map(createTestAuthority));
  const { certFile, keyFile } = await ours!.issue('localhost');
  const dataDir = join(dir, 'cluster');
  const first = await startEmbeddedServer({ dataDir });
  const { uid, gid } = statSync(first.clusterDir);
  await first.stop('fast');
  chownSync(keyFile, uid, gid);
  chmodSync(keyFile, 0o600);
  const server = await startEmbeddedServer({ dataDir, settings: { ssl: 'on', ssl_cert_file: certFile, ssl_key_file: keyFile } });
  try {
    const { port, user, password, database } = server.connection;
    const open = (query: string) => openDatabase({ dir: dataDir, logFile: join(dir, 'log'), alarm: () => undefined,
      url: `postgres://${user}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}?${query}` });
    await assert.rejects(open(`sslmode=verify-full&sslrootcert=${theirs!.caFile}`), { code: 'PLATFORM_DATABASE_FAILED' });
    await (await open('sslmode=require')).stop();
    const opened = await open(`sslmode=verify-full&sslrootcert=${ours!.caFile}`);
    assert.deepEqual([opened.kind, opened.state().up], ['external', true]);
    await opened.stop();
    const pool = createPool({ connection: opened.connection, user, password, max: 1 });
    const { rows } = await pool.query('select ssl from pg_stat_ssl where pid = pg_backend_pid()');
    assert.deepEqual(rows, [{ ssl: true }]);
    await pool.end();
    await wakesOverTls(opened.connection, theirs!.ca);
    const said: string[] = [];
    const watched = watchExternal(opened.connection, ({ en }) => said.push(en), 50);
    await server.stop('fast');
    await until('its death is noticed', () => !watched.state().up);
    await watched.stop();
    assert.deepEqual(said, ['PostgreSQL does not answer any more.']);
  } finally {
    await server.stop('immediate').catch(() => undefined);
  }
});

/** A ring goes from one process's connection to another's over TLS; whoever trusts another authority reaches nothing. */
const wakesOverTls = async (connection: Connection, foreignCa: string): Promise<void> => {
  const { user, password } = connection;
  const options = { connection, user, password, channel: 'tls' };
  const foreign = { ...connection, ssl: { ca: foreignCa, rejectUnauthorized: true } };
  const refused = createPool({ connection: foreign, user, password, max: 1 });
  await assert.rejects(refused.query('select 1'), /certificate|signature/);
  await refused.end();
  const failed = Promise.withResolvers<unknown>();
  const deaf = createWakeUps({ ...options, connection: foreign, onError: failed.resolve });
  deaf.listen(() => undefined);
  assert.match(String(await failed.promise), /certificate|signature/);
  await deaf.close();
  const [listening, heard] = [Promise.withResolvers<void>(), Promise.withResolvers<readonly number[]>()];
  const [listener, ringer] = [createWakeUps(options), createWakeUps(options)];
  listener.listen((partitions) => { if (partitions) heard.resolve(partitions); else listening.resolve(); });
  await listening.promise;
  ringer.ring(3);
  assert.deepEqual(await heard.promise, [3]);
  const pool = createPool({ connection, user, password, max: 1 });
  const { rows } = await pool.query(`select bool_and(ssl) as ssl, count(*)::int as count from pg_stat_activity join pg_stat_ssl using (pid)
    where application_name = $1`, [`${user}-wake-ups`]);
  assert.deepEqual(rows, [{ ssl: true, count: 2 }]);
  await Promise.all([pool.end(), listener.close(), ringer.close()]);
};

test('what the address asks and cannot be honoured is refused in plain words', () => {
  const refused = (query: string) =>
    assert.throws(() => externalConnection(`postgres://u:p@db/base?${query}`), { code: 'PLATFORM_SETTINGS_WRONG' });
  ['sslmode=prefer', 'sslmode=verify-ca', 'sslcert=x', 'sslrootcert=/nowhere',
    'sslmode=verify-full&sslrootcert=/nowhere/ca.pem'].forEach(refused);
  assert.equal(externalConnection('postgres://u:p@db/base').ssl, undefined);
  assert.deepEqual(externalConnection('postgres://u:p@db/base?sslmode=require').ssl, { rejectUnauthorized: false });
});
