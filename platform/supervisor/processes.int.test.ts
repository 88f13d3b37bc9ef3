import assert from 'node:assert/strict';
import { test } from 'node:test';
import { followEvents } from '../fixtures/event-reader.ts';
import { steadyLoad } from '../fixtures/steady-load.ts';
import { testPlatform, until } from '../fixtures/test-platform.ts';
import { askPlatform } from './control-client.ts';

const note = async (echo: string, text: string): Promise<number> => {
  for (;;) {
    // A write cut by a kill is tried again: the reader must see every number that was given, once each.
    const answer = await fetch(`${echo}/note?text=${text}`).catch(() => undefined);
    if (answer?.ok) return (await answer.json() as { id: number }).id;
  }
};

/** How many share what counts for the service, as one of its web processes was told. */
const websTold = async (echo: string): Promise<number> => (await (await fetch(`${echo}/who`)).json() as { webs: number }).webs;

test('processes come and go without a failed request or a lost event', async (t) => {
  const { platform, echo, pids } = await testPlatform(t);
  const group = platform.group('echo')!;

  await t.test('a second process shares the port; draining one fails no request', async () => {
    const load = steadyLoad(`${echo}/who`, 16);
    await group.setWebCount(2);
    assert.deepEqual([pids().web.length, await websTold(echo)], [2, 2]);
    await group.setWebCount(1);
    assert.equal(await websTold(echo), 1);
    const counts = await load.stop();
    assert.deepEqual(counts.failed, []);
    assert.ok(counts.answered > 100, `${counts.answered} answers`);
  });

  await t.test('rolling every process fails no request and changes them all', async () => {
    const before = [...pids().web, ...pids().worker];
    const load = steadyLoad(`${echo}/who`, 16);
    await group.roll();
    await until('the old ones are gone', () => [...pids().web, ...pids().worker].every((pid) => !before.includes(pid)));
    const counts = await load.stop();
    assert.deepEqual(counts.failed, []);
    assert.equal(pids().worker.length, 1);
  });

  await t.test('a killed web process is replaced; its port refuses nobody meanwhile', async () => {
    const [victim] = pids().web;
    process.kill(victim!, 'SIGKILL');
    const answer = await fetch(`${echo}/who`);
    assert.equal(answer.status, 200);
    assert.notEqual((await answer.json() as { pid: number }).pid, victim);
  });

  await t.test('a killed worker is replaced', async () => {
    const [victim] = pids().worker;
    process.kill(victim!, 'SIGKILL');
    await until('another worker', () => pids().worker.some((pid) => pid !== victim));
  });

  await t.test('a stream resumes after drain and kill without a lost or doubled event', async () => {
    await group.setWebCount(2);
    const readers = Array.from({ length: 8 }, () => followEvents(`${echo}/stream`));
    t.after(() => readers.forEach((reader) => reader.stop()));
    const first = await note(echo, 'a');
    for (let n = 0; n < 10; n += 1) await note(echo, 'b');
    process.kill(pids().web[0]!, 'SIGKILL');
    for (let n = 0; n < 10; n += 1) await note(echo, 'c');
    const rolled = group.roll();
    for (let n = 0; n < 10; n += 1) await note(echo, 'd');
    await rolled;
    const last = await note(echo, 'e');
    await until('all readers have the last event', () => readers.every(({ ids }) => ids.at(-1) === last));
    const expected = Array.from({ length: last - first + 1 }, (_, i) => first + i);
    for (const { ids } of readers) assert.deepEqual(ids.filter((id) => id >= first), expected);
    assert.ok(readers.some(({ reconnections }) => reconnections > 0));
  });

  await t.test('a killed PostgreSQL comes back on its port and the services reconnect', async () => {
    const kept = await note(echo, 'before');
    const victim = pids().postgres;
    const restarts = group.restarts;
    process.kill(victim, 'SIGKILL');
    const webs = pids().web;
    for (const pid of webs) process.kill(pid, 'SIGKILL'); // Those that take their place wait for the database: no second start.
    await until('another postmaster', () => pids().postgres !== victim && platform.database.state().up, 30_000);
    assert.equal(await note(echo, 'after'), kept + 1);
    assert.equal(platform.database.state().restarts >= 1, true);
    assert.ok(group.restarts > restarts && group.restarts <= restarts + webs.length, `${group.restarts - restarts} starts`);
  });
});

test('each process is told the addresses of the edge, from which alone it believes who the client is', async (t) => {
  const { echo } = await testPlatform(t, { settings: { SOCLE_TRUSTED_PROXIES: '10.0.0.5, fd00::/8' } });
  assert.deepEqual((await (await fetch(`${echo}/word`)).json() as { edge: unknown }).edge, ['10.0.0.5', 'fd00::/8']);
});

test('a queue that grows brings another process within 10 s, and never more than allowed', async (t) => {
  const { echo, pids } = await testPlatform(t, { settings: { SOCLE_WEB_MAX: '2' } });
  const started = Date.now();
  await fetch(`${echo}/who?queue=5000`);
  await until('a second process', () => pids().web.length === 2);
  assert.ok(Date.now() - started <= 10_000, `${Date.now() - started} ms`);
});

test('a failpoint kills the first process that reaches it, and not the one that replaces it', async (t) => {
  const { echo, platform, pids } = await testPlatform(t, {
    settings: { SOCLE_FAILPOINTS: 'echo/web@echo-before-write:kill' },
  });
  const [victim] = pids().web;
  await assert.rejects(fetch(`${echo}/note?text=a`));
  await until('another process', () => pids().web.some((pid) => pid !== victim));
  assert.equal((await fetch(`${echo}/note?text=b`)).status, 200);
  await askPlatform(platform.config.dataDir, {
    op: 'arm', args: { service: 'echo', role: 'web', failpoints: ['echo-before-write:throw'] },
  });
  assert.equal((await fetch(`${echo}/note?text=c`)).status, 500);
  assert.equal((await fetch(`${echo}/note?text=d`)).status, 200);
});
