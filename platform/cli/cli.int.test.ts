import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { askPlatform } from '../supervisor/control-client.ts';
import { projectRoot, removeDataDir, testDataDir, testPlatform } from '../fixtures/test-platform.ts';

type Said = { code: number; out: string; errors: string };

const socle = (dataDir: string, ...args: string[]): Promise<Said> => new Promise((done) => {
  execFile(process.execPath, [join(projectRoot, 'platform/cli/main.ts'), ...args], {
    env: { PATH: process.env.PATH!, SOCLE_DATA_DIR: dataDir, SOCLE_LANG: 'en', SOCLE_ENV: 'test' },
  }, (error, out, errors) => done({ code: error ? Number(error.code) : 0, out, errors }));
});

test('an operator works with a running platform', async (t) => {
  const { dataDir, platform } = await testPlatform(t);

  await t.test('status shows what runs, for people and for programs', async () => {
    const said = await socle(dataDir, 'status');
    assert.equal(said.code, 0);
    assert.match(said.out, /database : up \(embedded/);
    assert.match(said.out, /echo +web-1 +\d+ +ready/);
    assert.match(said.out, /last backup : none/);
    const state = JSON.parse((await socle(dataDir, 'status', '--json')).out) as { usable: boolean };
    assert.equal(state.usable, true);
  });

  await t.test('verify and rebuild run the commands of services and tell how they ended', async () => {
    assert.match((await socle(dataDir, 'verify')).out, /✓ echo : verified/);
    const rebuilt = await socle(dataDir, 'rebuild');
    assert.match(rebuilt.out, /✓ echo : rebuilt\n {4}dossiers_count 3/);
    assert.equal((await socle(dataDir, 'rebuild', 'unknown')).code, 1);
  });

  await t.test('what a platform refuses is told in its own words, without a stack', async () => {
    await assert.rejects(askPlatform(dataDir, { op: 'unknown' }), { code: 'PLATFORM_ORDER_FAILED' });
  });

  await t.test('load lists its scenarios, runs one with its arguments, refuses others', async () => {
    assert.match((await socle(dataDir, 'load')).out, /crowd {2}\(echo\)/);
    assert.match((await socle(dataDir, 'load', 'crowd', 'n=5')).out, /args n=5/);
    const said = await socle(dataDir, 'load', 'crowds');
    assert.deepEqual([said.code, /did you mean crowd\?/.test(said.errors)], [1, true]);
  });

  await t.test('down stops it all', async () => {
    assert.equal((await socle(dataDir, 'down')).code, 0);
    await platform.stopped;
    assert.match((await socle(dataDir, 'down')).errors, /PLATFORM_NOT_RUNNING/);
  });
});

test('a reader that stops reading is no failure', async () => {
  const child = spawn('bash', ['-c', `set -o pipefail; "$1" "$2" up --help | true`, 'bash', process.execPath,
    join(projectRoot, 'platform/cli/main.ts')], { env: { PATH: process.env.PATH!, SOCLE_DATA_DIR: testDataDir(), SOCLE_LANG: 'en' } });
  assert.equal(await new Promise((done) => { child.once('exit', done); }), 0);
});

test('each command explains itself, and an unknown one is refused with the nearest', async () => {
  const dataDir = testDataDir();
  const { out } = await socle(dataDir, '--help');
  const names = [...out.matchAll(/^ {2}([a-z]+) {2,}/gm)].map(([, name]) => name!);
  assert.deepEqual(names, ['up', 'down', 'status', 'metrics', 'verify', 'rebuild', 'load', 'backup', 'restore', 'export', 'rotate',
    'destroy']);
  for (const name of names) assert.match((await socle(dataDir, name, '--help')).out, new RegExp(`npx socle ${name}`));
  assert.match((await socle(dataDir, 'stauts')).errors, /did you mean status\?/);
});

const NOBODY_HOME = ['lock', 'control.sock', 'control-token'];
const ONE_SERVICE = ['--set', 'SOCLE_SERVICES=identity', '--set', 'SOCLE_PORT_BASE=0', '--set', 'SOCLE_ENV=test'];

test('up in the background, then down', async (t) => {
  const dataDir = testDataDir();
  t.after(async () => {
    await socle(dataDir, 'down');
    removeDataDir(dataDir);
  });
  const up = await socle(dataDir, 'up', '--detach', ...ONE_SERVICE);
  assert.equal(up.code, 0, up.errors + up.out);
  assert.match(up.out, /SOCLE_SERVICES +identity +command/);
  assert.match(up.out, /SOCLE_LANG +en +environment/);
  assert.match(up.out, /Socle is usable/);
  assert.equal((await socle(dataDir, 'status')).code, 0);
  assert.equal((await socle(dataDir, 'down')).code, 0);
  assert.deepEqual(NOBODY_HOME.filter((name) => existsSync(join(dataDir, name))), []);
});

test('Ctrl-C in the middle of the start leaves nothing behind', async (t) => {
  const dataDir = testDataDir();
  t.after(() => removeDataDir(dataDir));
  const child = spawn(process.execPath, [join(projectRoot, 'platform/cli/main.ts'), 'up', ...ONE_SERVICE], {
    env: { PATH: process.env.PATH!, SOCLE_DATA_DIR: dataDir, SOCLE_LANG: 'en' }, stdio: ['ignore', 'pipe', 'ignore'],
  });
  child.stdout.once('data', () => child.kill('SIGINT'));
  const code = await new Promise((done) => child.once('exit', done));
  assert.equal(code, 1);
  assert.deepEqual(NOBODY_HOME.filter((name) => existsSync(join(dataDir, name))), []);
  assert.equal(existsSync(join(dataDir, 'postgresql', 'cluster', 'postmaster.pid')), false);
});

test('a whole group that is signalled twice stops in order', async (t) => {
  const dataDir = testDataDir();
  t.after(() => removeDataDir(dataDir));
  const child = spawn(process.execPath, [join(projectRoot, 'platform/cli/socle.mjs'), 'up', ...ONE_SERVICE], { detached: true,
    env: { PATH: process.env.PATH!, SOCLE_DATA_DIR: dataDir, SOCLE_LANG: 'en' }, stdio: ['ignore', 'pipe', 'ignore'],
  });
  const group = -child.pid!;
  let said = '';
  const ended = new Promise((done) => child.once('exit', done));
  const signalWhen = new Set(['Socle is usable', 'Stopping']);
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
    for (const word of signalWhen) if (said.includes(word) && signalWhen.delete(word)) process.kill(group, 'SIGTERM');
  });
  assert.equal(await ended, 0);
  assert.match(said, /Everything is stopped/);
  assert.deepEqual(NOBODY_HOME.filter((name) => existsSync(join(dataDir, name))), []);
  assert.equal(existsSync(join(dataDir, 'postgresql', 'cluster', 'postmaster.pid')), false);
});

test('errors speak the language of the settings file', async (t) => {
  const dir = mkdtempSync(join(tmpdir(), 'socle-lang-'));
  t.after(() => rmSync(dir, { recursive: true, force: true }));
  const file = join(dir, 'socle.conf');
  writeFileSync(file, 'SOCLE_LANG=en\n');
  const said = await new Promise<string>((done) => {
    execFile(process.execPath, [join(projectRoot, 'platform/cli/main.ts'), 'stauts'], { env: { PATH: process.env.PATH!,
      SOCLE_CONFIG: file } }, (_error, _out, errors) => done(errors));
  });
  assert.match(said, /Unknown command/);
});

test('a service that is not installed is refused with those that are', async () => {
  const { code, errors } = await socle(testDataDir(), 'up', '--set', 'SOCLE_SERVICES=voters');
  assert.equal(code, 1);
  assert.match(errors, /unknown: voters; installed: .*portal/);
});
