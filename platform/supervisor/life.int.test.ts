import assert from 'node:assert/strict';
import { chownSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { alive, spawnPlatform as start } from '../fixtures/spawn-platform.ts';
import { removeDataDir, testDataDir, testPlatform, until } from '../fixtures/test-platform.ts';
import { askPlatform } from './control-client.ts';

test('stopped, it leaves no process, no port, no lock, no socket', async (t) => {
  const dataDir = testDataDir();
  t.after(() => removeDataDir(dataDir));
  const { echo, pids, child } = await start(t, dataDir);
  assert.equal((await fetch(`${echo}/who`)).status, 200);
  await askPlatform(dataDir, { op: 'down' });
  await until('the supervisor is gone', () => child.exitCode !== null);
  assert.deepEqual(pids.filter(alive), []);
  await assert.rejects(fetch(`${echo}/who`));
  for (const file of ['lock', 'control.sock', 'control-token']) assert.equal(existsSync(join(dataDir, file)), false, file);
});

test('a killed supervisor leaves nothing behind for long, and the next one goes on where it was', async (t) => {
  const dataDir = testDataDir();
  t.after(() => removeDataDir(dataDir));
  const first = await start(t, dataDir);
  const port = new URL(first.echo).port;
  const ticket = await (await fetch(`${first.echo}/tickets?count=10`)).json() as { last: number };
  const note = await (await fetch(`${first.echo}/note?text=kept`)).json() as { id: number };
  process.kill(first.child.pid!, 'SIGKILL');
  const second = await start(t, dataDir, [`SOCLE_PORT_ECHO=${port}`]);
  assert.deepEqual(first.pids.filter(alive), []);
  assert.equal(second.echo, first.echo);
  assert.ok((await (await fetch(`${second.echo}/tickets`)).json() as { first: number }).first > ticket.last);
  assert.equal((await (await fetch(`${second.echo}/note?text=next`)).json() as { id: number }).id, note.id + 1);
  await askPlatform(dataDir, { op: 'down' });
});

test('a held directory and a used port are told in plain words and start nothing', async (t) => {
  const { dataDir, echo, platform } = await testPlatform(t);
  await assert.rejects(start(t, dataDir), new RegExp(`held by process ${process.pid}[^]*PLATFORM_DATA_LOCKED`));
  const other = testDataDir();
  t.after(() => removeDataDir(other));
  await assert.rejects(start(t, other, [`SOCLE_PORT_ECHO=${new URL(echo).port}`]),
    new RegExp(`port ${new URL(echo).port} on 127.0.0.1[^]*PLATFORM_PORT_USED`));
  assert.equal(existsSync(join(other, 'lock')), false);
  assert.equal(platform.state().usable, true);
});

test('a disk nearly full stops acceptance with its reason, and resumes', async (t) => {
  let freeBytes = 500;
  const { echo, platform } = await testPlatform(t, { freeSpace: async () => ({ freeBytes, totalBytes: 1_000 }) });
  assert.equal((await fetch(`${echo}/note?text=a`)).status, 200);
  freeBytes = 90;
  await until('refusal', async () => (await fetch(`${echo}/note?text=b`)).status === 503);
  assert.equal((await (await fetch(`${echo}/note?text=b`)).json() as { code: string }).code, 'DISK_LOW');
  assert.equal(platform.state().disk.open, false);
  freeBytes = 110;
  await until('still refused between the thresholds', () => platform.state().disk.freePercent === 11);
  assert.equal((await fetch(`${echo}/note?text=c`)).status, 503);
  freeBytes = 130;
  await until('resumed', async () => (await fetch(`${echo}/note?text=d`)).status === 200);
});

test('a platform does not start on a full disk', async (t) => {
  await assert.rejects(testPlatform(t, { freeSpace: async () => ({ freeBytes: 1, totalBytes: 1_000 }) }),
    { code: 'PLATFORM_DISK_LOW' });
});

test('an ordinary account runs it as well, and is told what is not kept apart', { skip: process.getuid?.() !== 0 }, async (t) => {
  const NOBODY = 65_534;
  const dataDir = testDataDir();
  t.after(() => removeDataDir(dataDir));
  mkdirSync(dataDir);
  chownSync(dataDir, NOBODY, NOBODY);
  const { echo, state } = await start(t, dataDir, [], NOBODY);
  const who = await (await fetch(`${echo}/who`)).json() as { uid: number };
  assert.equal(who.uid, NOBODY);
  assert.equal(state.limits.length, 1);
  await askPlatform(dataDir, { op: 'down' });
});
