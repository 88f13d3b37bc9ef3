import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { firstAdministrator } from './first-administrator.ts';

const DAY_MS = 86_400_000;
const file = (t: TestContext): string => {
  const dir = mkdtempSync(join(tmpdir(), 'socle-enrol-'));
  t.after(() => rmSync(dir, { recursive: true, force: true }));
  return join(dir, 'first-administrator.json');
};

test('the word is shown once; only its hash is kept, for a day', (t) => {
  const path = file(t);
  const { token, enrolment } = firstAdministrator(path, 0);
  assert.equal(enrolment!.tokenSha256, createHash('sha256').update(token!.replaceAll('-', '')).digest('hex'));
  assert.match(token!, /^([0-9A-HJKMNP-TV-Z]{5}-){3}[0-9A-HJKMNP-TV-Z]{5}$/);
  assert.ok(!readFileSync(path, 'utf8').includes(token!));
  assert.equal(statSync(path).mode & 0o777, 0o600);
  assert.deepEqual(firstAdministrator(path, DAY_MS - 1), { enrolment });
  assert.deepEqual(firstAdministrator(path, DAY_MS), { enrolment: undefined });
});

test('an operator who lost it gets another, and the first is worth nothing', (t) => {
  const path = file(t);
  const first = firstAdministrator(path, 0);
  const second = firstAdministrator(path, 0, true);
  assert.notEqual(second.token, first.token);
  assert.deepEqual(firstAdministrator(path, 1).enrolment, second.enrolment);
});
