import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkPlatformConfig, checkServiceSettings } from './platform-config.ts';
import type { ServiceDescription } from '../host/service-face.ts';

const check = (command: Record<string, string>, environment: Record<string, string> = {}) =>
  checkPlatformConfig({ file: {}, environment, command }, '/srv/socle');
const names = (command: Record<string, string>) => check(command).errors.map(({ name }) => name);

test('nothing needs to be set', () => {
  const { errors, config } = check({});
  assert.deepEqual(errors, []);
  assert.equal(config.dataDir, '/srv/socle/.socle');
  assert.equal(config.backup.dir, '/srv/socle/.socle-backup');
  assert.equal(check({ SOCLE_DATA_DIR: 'other' }).config.backup.dir, '/srv/socle/other-backup');
  assert.equal(config.logHost, 'socle.localhost');
});

test('French first: English only when asked for or spoken by the terminal', () => {
  assert.equal(check({}).config.lang, 'fr');
  assert.equal(check({}, { LANG: 'C.UTF-8' }).config.lang, 'fr');
  assert.equal(check({}, { LANG: 'en_GB.UTF-8' }).config.lang, 'en');
  assert.equal(check({ SOCLE_LANG: 'fr' }, { LANG: 'en_GB.UTF-8' }).config.lang, 'fr');
});

test('production refuses everything that is for demonstration, all at once', () => {
  assert.deepEqual(names({
    SOCLE_ENV: 'production', SOCLE_DEMO: '1', SOCLE_FAILPOINTS: 'x:kill', SOCLE_CLOCK_OFFSET_MS: '5',
    SOCLE_MASTER_KEY_FILE: '/etc/socle/key',
  }), ['SOCLE_DEMO', 'SOCLE_FAILPOINTS', 'SOCLE_CLOCK_OFFSET_MS']);
});

test('production keeps the master key outside the data directory', () => {
  assert.deepEqual(names({ SOCLE_ENV: 'production' }), ['SOCLE_MASTER_KEY_FILE']);
  assert.deepEqual(names({ SOCLE_ENV: 'production', SOCLE_MASTER_KEY_FILE: '/etc/socle/key' }), []);
});

test('failpoints need the demo or the test profile', () => {
  assert.deepEqual(names({ SOCLE_FAILPOINTS: 'x:kill' }), ['SOCLE_FAILPOINTS']);
  assert.deepEqual(names({ SOCLE_FAILPOINTS: 'x:kill', SOCLE_DEMO: '1' }), []);
  assert.deepEqual(names({ SOCLE_FAILPOINTS: 'x:kill', SOCLE_ENV: 'test' }), []);
});

test('bounds that cross each other are refused', () => {
  assert.deepEqual(names({ SOCLE_WEB_MIN: '3', SOCLE_WEB_MAX: '2' }), ['SOCLE_WEB_MIN']);
  assert.deepEqual(names({ SOCLE_DISK_STOP_PERCENT: '20' }), ['SOCLE_DISK_RESUME_PERCENT']);
});

test('the addresses of the edge are addresses and ranges, each of its own; everybody at once is refused', () => {
  const edge = (value: string) => check({ SOCLE_TRUSTED_PROXIES: value });
  assert.deepEqual(edge('').config.trustedProxies, []);
  const right = edge(' 10.0.0.5, 192.168.1.0/24,fd00::/8 ,::1,');
  assert.deepEqual([right.errors, right.config.trustedProxies], [[], ['10.0.0.5', '192.168.1.0/24', 'fd00::/8', '::1']]);
  for (const wrong of ['loopback', 'edge.example', '0.0.0.0/0', '::/0', '10.0.0.0/33', '10.0.0/8', '10.0.0.1/255.0.0.0', 'fe80::1%eth0',
    '10.0.0.5 10.0.0.6', '10.0.0.5/', '10.0.0.0/8/8', '::1/129', 'true']) {
    const [error, ...more] = edge(`127.0.0.1, ${wrong}`).errors;
    assert.deepEqual([error?.name, more], ['SOCLE_TRUSTED_PROXIES', []], wrong);
    assert.match(error!.text.en, /neither an IP address nor a range/);
  }
});

test('a key is kept 30 days at most: erasure must end', () => {
  assert.deepEqual(names({ SOCLE_BACKUP_KEEP_D: '31' }), ['SOCLE_BACKUP_KEEP_D']);
});

test("a service's own setting is known, checked and has its default", () => {
  const description = {
    name: 'echo', settings: [{ name: 'SOCLE_THEME', default: 'neutre', choices: ['neutre', 'etat'], text: { fr: '', en: '' } }],
  } as unknown as ServiceDescription;
  const read = (command: Record<string, string>) =>
    checkServiceSettings({ file: {}, environment: {}, command }, [description]);
  assert.equal(read({}).values.get('SOCLE_THEME')?.value, 'neutre');
  assert.deepEqual(read({ SOCLE_THEME: 'rose' }).errors.map(({ name }) => name), ['SOCLE_THEME']);
  assert.deepEqual(read({ SOCLE_TEME: 'etat' }).errors.map(({ name }) => name), ['SOCLE_TEME']);
});
