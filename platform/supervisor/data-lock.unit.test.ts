import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { lockDataDir, machineProcesses, type ProcessTable } from './data-lock.ts';

const dir = (t: TestContext): string => {
  const made = mkdtempSync(join(tmpdir(), 'socle-lock-'));
  t.after(() => rmSync(made, { recursive: true, force: true }));
  return made;
};
const processes = (alive: Record<number, string>): ProcessTable => ({ startTicks: (pid) => alive[pid] });

test('a directory has one holder, and the refusal names its process', (t) => {
  const data = dir(t);
  const table = processes({ 10: 'a', 11: 'b' });
  lockDataDir(data, table, 10);
  assert.throws(() => lockDataDir(data, table, 11), (error: { code: string; options: { extra: object } }) => {
    assert.equal(error.code, 'PLATFORM_DATA_LOCKED');
    assert.deepEqual(error.options.extra, { pid: 10, dataDir: data });
    return true;
  });
});

test('released, it can be taken again', (t) => {
  const data = dir(t);
  const table = processes({ 10: 'a', 11: 'b' });
  lockDataDir(data, table, 10).release();
  assert.equal(lockDataDir(data, table, 11).wasStale, false);
});

test('a lock whose holder is gone is taken over', (t) => {
  const data = dir(t);
  lockDataDir(data, processes({ 10: 'a' }), 10);
  assert.equal(lockDataDir(data, processes({ 11: 'b' }), 11).wasStale, true);
  assert.deepEqual(readdirSync(data), ['lock']);
});

test('a number given to another process since does not hold the lock', (t) => {
  const data = dir(t);
  lockDataDir(data, processes({ 10: 'a' }), 10);
  assert.equal(lockDataDir(data, processes({ 10: 'later', 11: 'b' }), 11).wasStale, true);
});

test('a lock cut short by a crash is stale', (t) => {
  const data = dir(t);
  writeFileSync(join(data, 'lock'), '{"pi');
  assert.equal(lockDataDir(data, processes({ 11: 'b' }), 11).wasStale, true);
});

test('release leaves a lock that another holder took over', (t) => {
  const data = dir(t);
  const first = lockDataDir(data, processes({ 10: 'a' }), 10);
  lockDataDir(data, processes({ 11: 'b' }), 11);
  first.release();
  assert.ok(existsSync(join(data, 'lock')));
});

test('a directory that cannot be made is told in plain words', (t) => {
  const file = join(dir(t), 'file');
  writeFileSync(file, '');
  assert.throws(() => lockDataDir(join(file, 'data')), { code: 'PLATFORM_DATA_UNWRITABLE' });
});

test('this machine knows its own process and not an impossible one', () => {
  assert.ok(machineProcesses.startTicks(process.pid));
  assert.equal(machineProcesses.startTicks(2 ** 22 + 1), undefined);
});
