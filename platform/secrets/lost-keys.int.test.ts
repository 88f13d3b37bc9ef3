import assert from 'node:assert/strict';
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import pg from 'pg';
import { projectRoot, removeDataDir, testDataDir, testPlatform } from '../fixtures/test-platform.ts';
import { readPlatformRecord } from './platform-record.ts';

const LOST = { code: 'PLATFORM_KEYS_LOST' };
const note = async (echo: string): Promise<number> => (await (await fetch(`${echo}/note?text=x`)).json() as { id: number }).id;

test('keys that sealed data are never made anew over them', async (t) => {
  const dataDir = testDataDir();
  t.after(() => removeDataDir(dataDir));
  const first = await testPlatform(t, { dataDir });
  await note(first.echo);
  await first.platform.stop();
  const { id } = readPlatformRecord(dataDir)!;
  const start = () => testPlatform(t, { dataDir });
  const [master, secrets] = [join(dataDir, 'master-key'), join(dataDir, 'secrets')];
  const without = async (...files: string[]): Promise<void> => {
    for (const file of files) renameSync(file, `${file}.away`);
    await assert.rejects(start(), LOST);
    for (const file of files) {
      assert.equal(existsSync(file) && file !== secrets, false, `${file} was not made`);
      rmSync(file, { recursive: true, force: true });
      renameSync(`${file}.away`, file);
    }
  };
  await t.test('the master key', () => without(master));
  await t.test("a service's secrets", () => without(join(secrets, 'echo.json')));
  await t.test('all of them', () => without(master, secrets));
  await t.test('all of them and the record: the database itself tells', () => without(join(dataDir, 'platform.json'), master, secrets));

  await t.test('put back, it goes on; a service that is added gets its secrets', async () => {
    const again = await testPlatform(t, {
      dataDir, more: [{ name: 'identity', module: join(projectRoot, 'platform/stand-ins/identity/service.ts') }],
    });
    assert.equal(await note(again.echo), 2);
    assert.ok(existsSync(join(secrets, 'identity.json')));
    assert.equal(readPlatformRecord(dataDir)!.id, id);
    await again.platform.stop();
  });
});

test('an operator’s own database that outlived the data directory is not sealed by new keys', async (t) => {
  const server = await testPlatform(t);
  const { connection } = server.platform.database;
  const admin = new pg.Client(connection);
  await admin.connect();
  await admin.query('create database nation');
  await admin.end();
  const url = `postgres://${connection.user}:${encodeURIComponent(connection.password)}@127.0.0.1:${connection.port}/nation`;
  const dirs = [testDataDir(), testDataDir()];
  t.after(() => dirs.forEach(removeDataDir));
  const settings = { SOCLE_DATABASE_URL: url };
  const first = await testPlatform(t, { dataDir: dirs[0]!, settings });
  await note(first.echo);
  await first.platform.stop();
  await assert.rejects(testPlatform(t, { dataDir: dirs[1]!, settings }), LOST);
  assert.equal(existsSync(join(dirs[1]!, 'master-key')), false, 'the key that this start made is taken away again');
  const again = await testPlatform(t, { dataDir: dirs[0]!, settings });
  assert.equal(await note(again.echo), 2);
  assert.ok(readFileSync(join(dirs[0]!, 'platform.json'), 'utf8').includes('echo'));
  await again.platform.stop();
});
