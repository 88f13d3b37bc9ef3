import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { embeddedPlace } from '#base/store/embedded-server.ts';
import { backupLayout } from '../backup/backup-layout.ts';
import { noteServices, readPlatformRecord } from '../secrets/platform-record.ts';
import { databaseDir } from '../supervisor/database.ts';
import { askApproval, approvalRefusal, personOf } from './approval.ts';
import { destroyPlatform, type DestroyOptions } from './destroy-platform.ts';

const NOW = Date.UTC(2026, 1, 3);
const REFUSED = { code: 'PLATFORM_DESTROY_REFUSED' };

/** A stopped platform with keys, one service and, if wished, a backup that was restored on trial. */
const stopped = (t: TestContext, verified: boolean) => {
  const root = mkdtempSync(join(tmpdir(), 'socle-destroy-'));
  t.after(() => rmSync(root, { recursive: true, force: true }));
  const [dataDir, backupDir] = [join(root, 'data'), join(root, 'backup')];
  for (const dir of ['secrets', 'services/echo']) mkdirSync(join(dataDir, dir), { recursive: true });
  for (const file of ['master-key', 'secrets/echo', 'services/echo/object']) writeFileSync(join(dataDir, file), 'x');
  const { state } = backupLayout(backupDir);
  mkdirSync(join(state, '..'), { recursive: true });
  noteServices(dataDir, ['echo']);
  const backedUp = (platformId?: string): void => writeFileSync(state, JSON.stringify({ id: 'b1', at: NOW, verified, platformId }));
  backedUp(readPlatformRecord(dataDir)!.id);
  const destroy = (more: Partial<DestroyOptions> = {}) => destroyPlatform({ dataDir, backupDir,
    masterKeyFile: join(dataDir, 'master-key'), platform: 'nation', typed: 'nation',
    abandonData: false, production: false, person: '1000', approve: undefined, now: NOW, ...more });
  return { dataDir, destroy, backedUp };
};

test('the wrong platform: another name, or none, destroys nothing', (t) => {
  const { dataDir, destroy } = stopped(t, true);
  for (const typed of [undefined, '', 'Nation', 'socle']) assert.throws(() => destroy({ typed }), REFUSED);
  assert.ok(existsSync(join(dataDir, 'services/echo/object')));
});

test('without a verified backup nothing is destroyed, unless the data are abandoned', (t) => {
  const { dataDir, destroy } = stopped(t, false);
  assert.throws(() => destroy(), REFUSED);
  assert.ok(existsSync(dataDir));
  destroy({ abandonData: true });
  assert.ok(!existsSync(dataDir));
});

test("another platform's backup, or one that does not say whose it is, is no backup of this one", (t) => {
  const { dataDir, destroy, backedUp } = stopped(t, true);
  const says = (text: RegExp) => (error: { code: string; options: { detail: { en: string } } }) =>
    error.code === REFUSED.code && text.test(error.options.detail.en);
  backedUp('0190-another');
  assert.throws(() => destroy(), says(/b1 is of ANOTHER platform/));
  backedUp();
  assert.throws(() => destroy(), says(/b1 is of unknown platform/));
  assert.ok(existsSync(dataDir));
});

test('in production two persons: the one who asked cannot approve, the word must be the one given, within the hour', (t) => {
  const { dataDir, destroy } = stopped(t, true);
  const production = { production: true };
  assert.throws(() => destroy({ ...production, approve: 'guess' }), REFUSED);
  const asked = destroy(production);
  assert.ok('word' in asked && existsSync(dataDir), 'asking destroys nothing');
  const { word } = asked;
  assert.ok(!readFileSync(join(dataDir, 'destroy-request.json'), 'utf8').includes(word));
  assert.throws(() => destroy({ ...production, approve: word }), REFUSED);
  assert.throws(() => destroy({ ...production, approve: 'guess', person: '1001' }), REFUSED);
  assert.throws(() => destroy({ ...production, approve: word, person: '1001', now: NOW + 3_600_001 }), REFUSED);
  const done = destroy({ ...production, approve: word, person: '1001' });
  assert.ok('certificate' in done && !existsSync(dataDir));
  const { stays, ...rest } = done.certificate;
  assert.deepEqual(stays.map(({ what }) => what), ['backups']);
  assert.deepEqual(rest, { platform: 'nation', at: '2026-02-03T00:00:00.000Z', persons: ['1000', '1001'], services: ['echo'],
    keys: ['master-key', 'echo'], lastBackup: 'b1' });
  assert.deepEqual(JSON.parse(readFileSync(done.file, 'utf8')), done.certificate);
});

test('a cluster that lies outside of the data directory goes too, only after the confirmation, and the certificate says so', (t) => {
  const { dataDir, destroy } = stopped(t, true);
  const place = embeddedPlace(databaseDir(dataDir));
  if (place.startsWith(dataDir)) return t.skip('only root keeps a cluster elsewhere');
  mkdirSync(join(place, 'cluster'), { recursive: true });
  t.after(() => rmSync(place, { recursive: true, force: true }));
  assert.ok('word' in destroy({ production: true }) && existsSync(place));
  const done = destroy();
  assert.ok('certificate' in done && !existsSync(place));
  assert.equal(done.certificate.clusterElsewhere, place);
});

test('a person is whoever called sudo; a request of the future counts for nothing', () => {
  assert.equal(personOf({ SUDO_UID: '1002' }, 0), '1002');
  assert.equal(personOf({}, 1003), '1003');
  const { request, word } = askApproval('a', NOW);
  assert.equal(approvalRefusal(request, 'b', word, NOW), undefined);
  assert.ok(approvalRefusal(request, 'b', word, NOW - 1));
});

test('the certificate names what lies elsewhere, without passwords, and what to do with it', (t) => {
  const { destroy } = stopped(t, true);
  const done = destroy({ masterKeyFile: '/etc/socle/key', databaseUrl: 'postgres://u:hunter2@db:5432/nation',
    objectsUrl: 'https://K:hunter2@s3/bucket?region=x' });
  assert.ok('certificate' in done);
  const { stays } = done.certificate;
  assert.deepEqual(stays.map(({ what }) => what), ['master-key', 'backups', 'database', 'objects']);
  assert.deepEqual(stays.filter((_, i) => i !== 1).map(({ where }) => where),
    ['/etc/socle/key', 'postgres://db:5432/nation', 'https://s3/bucket']);
  assert.ok(!readFileSync(done.file, 'utf8').includes('hunter2'));
});
