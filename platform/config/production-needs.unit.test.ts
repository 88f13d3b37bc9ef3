import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { service as calls } from '#services/emergency-calls/service.ts';
import { service as voters } from '#services/voter-registration/service.ts';
import { describeFace } from '../host/service-face.ts';
import { checkServiceSettings } from './platform-config.ts';
import { settingsTable } from './print-settings.ts';
import { withSecretTexts } from './service-settings.ts';

const FACES = [describeFace(voters), describeFace(calls)];
const read = (command: Record<string, string>) => checkServiceSettings({ file: {}, environment: {}, command }, FACES);
const wrong = (command: Record<string, string>) => read(command).errors.map(({ name }) => name).sort();
const PRODUCTION = { SOCLE_ENV: 'production' };
const LOGIN = { SOCLE_PROCONNECT_ISSUER: 'https://p', SOCLE_PROCONNECT_CLIENT_ID: 'i', SOCLE_PROCONNECT_CLIENT_SECRET: 's' };

test('a real platform is not started without login and site; each service tells what it needs', () => {
  const { errors } = read(PRODUCTION);
  assert.deepEqual(errors.map(({ name }) => name), ['SOCLE_PROCONNECT_ISSUER', 'SOCLE_PROCONNECT_ISSUER', 'SOCLE_CALLS_SITE']);
  assert.match(errors[0]!.text.en, /^voter-registration: .*SOCLE_PROCONNECT_ISSUER \+ SOCLE_PROCONNECT_CLIENT_ID \+/);
  assert.match(errors[1]!.text.en, /^emergency-calls: .* or SOCLE_PROSANTECONNECT_ISSUER \+/);
  assert.deepEqual(wrong({ ...PRODUCTION, ...LOGIN, SOCLE_CALLS_SITE: '{}' }), []);
  assert.deepEqual(wrong({}), [], 'a trial needs nothing');
});

test('half a provider, or a relay without its secret, is refused everywhere', () => {
  assert.deepEqual(wrong({ SOCLE_PROCONNECT_ISSUER: 'https://p', SOCLE_PROCONNECT_CLIENT_ID: 'i' }), ['SOCLE_PROCONNECT_CLIENT_SECRET']);
  assert.deepEqual(wrong({ SOCLE_CALLS_SMS_URL: 'https://r', SOCLE_VOTER_SMS_URL: 'https://r', SOCLE_REGISTER_URL: 'https://r' }),
    ['SOCLE_CALLS_SMS_SECRET', 'SOCLE_REGISTER_SECRET_FILE', 'SOCLE_VOTER_SMS_SECRET']);
});

test("the register's secret comes by a file of its own that nobody else reads, and is never printed", (t) => {
  const dir = mkdtempSync(join(tmpdir(), 'socle-secret-'));
  t.after(() => rmSync(dir, { recursive: true, force: true }));
  const file = (name: string, text: string, mode: number): Record<string, string> => {
    writeFileSync(join(dir, name), text, { mode });
    return { SOCLE_REGISTER_URL: 'https://r', SOCLE_REGISTER_SECRET_FILE: join(dir, name) };
  };
  const secret = 'r'.repeat(40);
  const good = file('good', `${secret}\n`, 0o600);
  assert.deepEqual(wrong(good), []);
  assert.equal(withSecretTexts(read(good).values).get('SOCLE_REGISTER_SECRET_FILE')!.value, secret);
  assert.ok(!settingsTable(read(good).values.values(), 'en').join('\n').includes(secret));
  for (const bad of [file('open', secret, 0o644), file('short', 'r', 0o600), { ...good,
    SOCLE_REGISTER_SECRET_FILE: join(dir, 'absent') }]) {
    assert.deepEqual(wrong(bad), ['SOCLE_REGISTER_SECRET_FILE']);
  }
});
