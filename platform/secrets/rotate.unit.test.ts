import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { generateKeyring, parseKeyring, unwrapKey, withNewSigningKey, withNextKek, withNextKekActive, withoutOldKeks,
  withPastKeysEnded, wrapKey } from '#base/values/keyring.ts';
import { newKey } from '#base/values/crypto-box.ts';
import { openMasterKey } from './master-key.ts';
import { finishMasterKey, rotateMasterKey } from './rotate-master-key.ts';
import { openSecretsStore, rewrapSecrets, withFreshPasswords, withKeksOfSecrets } from './service-secrets.ts';

const place = (t: TestContext) => {
  const dir = mkdtempSync(join(tmpdir(), 'socle-rotate-'));
  t.after(() => rmSync(dir, { recursive: true, force: true }));
  const [file, secretsDir] = [join(dir, 'master'), join(dir, 'secrets')];
  const open = (mayCreate = false) => openSecretsStore({ dir: secretsDir, master: openMasterKey(file, mayCreate), demo: false,
    production: false, now: 0 });
  return { file, secretsDir, open };
};

test('another master key opens everything, the old one nothing; a change killed at any point goes on', (t) => {
  const { file, secretsDir, open } = place(t);
  const before = ['a', 'b', 'c'].map((name) => open(true).forService(name));
  const same = () => assert.deepEqual(['a', 'b', 'c'].map((name) => open().forService(name)), before);
  const old = readFileSync(file);
  assert.equal(finishMasterKey(file, secretsDir), false);
  rotateMasterKey(file, secretsDir);
  same();
  assert.notDeepEqual(readFileSync(file), old);

  // Killed after the new key was written, and after one file of three.
  const [current] = [openMasterKey(file, false)];
  writeFileSync(`${file}.new`, `${newKey().toString('base64')}\n`, { mode: 0o600 });
  const next = openMasterKey(`${file}.new`, false);
  const one = join(secretsDir, 'b.json');
  writeFileSync(one, rewrapSecrets(readFileSync(one, 'utf8'), current, next), { mode: 0o600 });
  assert.equal(finishMasterKey(file, secretsDir), true);
  same();
  assert.equal(openMasterKey(file, false).id, next.id);

  renameSync(file, `${file}.away`);
  writeFileSync(file, old, { mode: 0o600 });
  assert.throws(() => open().forService('a'), { code: 'PLATFORM_MASTER_KEY_MISSING' });
});

test('a restore brings back the data keys of its time, in front of those in use, and nothing else', (t) => {
  const { file, secretsDir, open } = place(t);
  const before = open(true).forService('a').keyring;
  const path = join(secretsDir, 'a.json');
  const former = readFileSync(path, 'utf8');
  const changed = (change: (ring: typeof before) => typeof before) =>
    open().change('a', (own) => ({ ...own, keyring: change(own.keyring) }));
  changed((ring) => withoutOldKeks(withNextKekActive(withNextKek(ring))));
  const dropped = open().forService('a');
  assert.deepEqual([Object.keys(dropped.keyring.keks), dropped.keyring.activeKek], [['k2'], 'k2']);
  writeFileSync(path, withKeksOfSecrets(readFileSync(path, 'utf8'), former, openMasterKey(file, false)), { mode: 0o600 });
  const restored = open().forService('a');
  assert.deepEqual(restored, { ...dropped, keyring: { ...dropped.keyring, keks: { ...before.keks, ...dropped.keyring.keks } } });
  assert.deepEqual(Object.keys(restored.keyring.keks), ['k1', 'k2']);
  const whole = readFileSync(path, 'utf8');
  assert.equal(withKeksOfSecrets(whole, former, openMasterKey(file, false)), whole);
  const secret = open().shared('word', ['a', 'b']);
  const shared = readFileSync(join(secretsDir, 'shared--word--a--b.json'), 'utf8');
  assert.equal(withKeksOfSecrets(shared, shared, openMasterKey(file, false)), shared);
  assert.equal(open().shared('word', ['a', 'b']), secret);
});

test('fresh passwords leave the keys as they are', (t) => {
  const { open } = place(t);
  const before = open(true).forService('a');
  open().change('a', withFreshPasswords);
  const after = open().forService('a');
  assert.deepEqual(after.keyring, before.keyring);
  assert.equal(new Set([...Object.values(before.passwords), ...Object.values(after.passwords)]).size, 8);
});

test('a past signing key leaves its public half only, open until it is ended; ending twice changes nothing', () => {
  const ring = generateKeyring('a', 5);
  const rotated = withNewSigningKey(ring, 50);
  assert.deepEqual([rotated.signing.kid, rotated.signing.since], ['s2', 50]);
  const [past] = rotated.pastSigning!;
  assert.deepEqual({ ...past, publicKey: '' }, { kid: 's1', publicKey: '', since: 5, until: null });
  assert.ok(!JSON.stringify(rotated).includes(ring.signing.pkcs8));
  const ended = withPastKeysEnded(rotated, 60);
  assert.equal(parseKeyring(ended).pastSigning[0]!.until, 60);
  assert.equal(withPastKeysEnded(ended, 70), ended);
});

test('a new key-encryption key is known before it wraps; a second call makes no third one', () => {
  const ring = generateKeyring('a', 0);
  const known = withNextKek(ring);
  assert.deepEqual([Object.keys(known.keks), known.activeKek], [['k1', 'k2'], 'k1']);
  assert.equal(withNextKek(known), known);
  const active = withNextKekActive(known);
  const { kid, wrapped } = wrapKey(parseKeyring(active), newKey(), 'x');
  assert.equal(kid, 'k2');
  assert.ok(unwrapKey(parseKeyring(known), kid, wrapped, 'x'));
});
