import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { parseKeyring } from '#base/values/keyring.ts';
import { openMasterKey } from './master-key.ts';
import { openSecretsStore } from './service-secrets.ts';

const place = (t: TestContext) => {
  const dir = mkdtempSync(join(tmpdir(), 'socle-secrets-'));
  t.after(() => rmSync(dir, { recursive: true, force: true }));
  const open = (more: { demo?: boolean; production?: boolean; key?: string } = {}) => openSecretsStore({
    dir: join(dir, 'secrets'), master: openMasterKey(join(dir, more.key ?? 'master'), true),
    demo: more.demo ?? false, production: more.production ?? false, now: 0,
  });
  return { dir, open };
};

test('secrets are made once and read back the same', (t) => {
  const { open } = place(t);
  const first = open().forService('echo');
  assert.deepEqual(open().forService('echo'), first);
  assert.equal(parseKeyring(first.keyring).service, 'echo');
  assert.notEqual(first.passwords.app, first.passwords.jobs);
});

test('files are 0600 and hold no secret in clear', (t) => {
  const { open, dir } = place(t);
  const { passwords, keyring } = open().forService('echo');
  const file = join(dir, 'secrets', 'echo.json');
  assert.equal(statSync(file).mode & 0o777, 0o600);
  assert.equal(statSync(join(dir, 'master')).mode & 0o777, 0o600);
  const text = readFileSync(file, 'utf8');
  for (const secret of [passwords.app, keyring.hmacKey, keyring.signing.pkcs8]) assert.ok(!text.includes(secret));
});

test('a file that others can read is refused', (t) => {
  const { open, dir } = place(t);
  open().forService('echo');
  chmodSync(join(dir, 'secrets', 'echo.json'), 0o640);
  assert.throws(() => open().forService('echo'), { code: 'PLATFORM_SECRETS_EXPOSED' });
});

test("another master key, or another service's file, does not open", (t) => {
  const { open, dir } = place(t);
  open().forService('echo');
  assert.throws(() => open({ key: 'other' }).forService('echo'), { code: 'PLATFORM_MASTER_KEY_MISSING' });
  renameSync(join(dir, 'secrets', 'echo.json'), join(dir, 'secrets', 'thief.json'));
  assert.throws(() => open().forService('thief'), { code: 'PLATFORM_MASTER_KEY_MISSING' });
});

test('demo secrets are refused in production', (t) => {
  const { open } = place(t);
  open({ demo: true }).forService('echo');
  assert.throws(() => open({ production: true }).forService('echo'), { code: 'PLATFORM_DEMO_FORBIDDEN' });
});

test('two services share one secret, a third has another', (t) => {
  const { open } = place(t);
  assert.equal(open().shared('oidc', ['echo', 'identity']), open().shared('oidc', ['identity', 'echo']));
  assert.notEqual(open().shared('oidc', ['echo', 'identity']), open().shared('oidc', ['other', 'identity']));
});

test('a missing or damaged master key is told, not replaced', (t) => {
  const { dir } = place(t);
  assert.throws(() => openMasterKey(join(dir, 'absent'), false), { code: 'PLATFORM_MASTER_KEY_MISSING' });
});
