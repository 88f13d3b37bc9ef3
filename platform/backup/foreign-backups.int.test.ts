import assert from 'node:assert/strict';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { statusLines } from '../cli/status-lines.ts';
import { removeDataDir, testDataDir, testPlatform } from '../fixtures/test-platform.ts';
import { openMasterKey } from '../secrets/master-key.ts';
import { readPlatformRecord } from '../secrets/platform-record.ts';
import { backupId, backupLayout } from './backup-layout.ts';
import { keepKeys } from './key-set.ts';
import { writeManifest } from './manifest.ts';
import { writeReport } from './report.ts';
import { restoreOnlyKeys, restorePlatform } from './restore.ts';
import { takeBackup } from './take-backup.ts';

const AT = Date.UTC(2026, 1, 3);

test("a neighbour's backups are told apart: by status, backup and restore", async (t) => {
  const dataDir = testDataDir();
  t.after(() => removeDataDir(dataDir));
  const { platform } = await testPlatform(t, { dataDir });
  const [to, layout] = [`${dataDir}-backup`, backupLayout(`${dataDir}-backup`)];
  const master = openMasterKey(join(dataDir, 'master-key'), false);
  const ours = readPlatformRecord(dataDir)!.id;
  const backedUp = (n: number, platformId?: string): void => {
    const [id, owner] = [backupId(AT + n * 1_000), platformId === undefined ? {} : { platformId }];
    writeManifest(layout.manifest(id), { version: 1, id, platform: 'socle', ...owner, startedAt: AT, finishedAt: AT + n, cluster: [],
      folders: [], files: [], postgres: { version: '', systemId: '', startLsn: '', stopLsn: '', startWal: '', stopWal: '' } });
    writeReport(layout.state, { id, ...owner, at: AT, verified: true, bytes: 0, files: 0, destroyed: 0 });
    keepKeys(join(dataDir, 'secrets'), 'x', master, layout.keys(id));
  };
  const shown = (): string => statusLines(platform.state(), 'en').find((line) => line.startsWith('last backup'))!;
  const restoreKeys = (): string => restoreOnlyKeys({ from: to, dataDir, master });
  const restore = () => restorePlatform({ from: to, dataDir, platform: 'socle', replace: 'socle', master, now: AT });

  backedUp(1, 'neighbour');
  assert.match(shown(), /of ANOTHER platform/);
  await assert.rejects(takeBackup({ to, platform: 'socle', dataDir, master, clusterDir: '', keepD: 1, settings: {}, clock: () => AT,
    connection: platform.database.connection, onProgress: () => undefined }), { code: 'PLATFORM_BACKUP_WRONG' });
  await assert.rejects(restore(), { code: 'PLATFORM_BACKUP_WRONG' });
  backedUp(2);
  assert.match(shown(), /of unknown platform/);
  backedUp(3, ours);
  assert.doesNotMatch(shown(), /platform/);
  backedUp(4, 'neighbour');
  await platform.stop();
  const file = join(dataDir, 'secrets', 'echo.json');
  const before = readFileSync(file, 'utf8');
  rmSync(file);
  assert.equal(restoreKeys(), backupId(AT + 3_000), 'ours, though another is newer');
  assert.equal(readFileSync(file, 'utf8'), before);
  writeFileSync(join(dataDir, 'platform.json'), JSON.stringify({ version: 1, id: 'third', services: [] }));
  assert.equal(restoreKeys(), backupId(AT + 2_000), 'the one that does not say whose it is');
  rmSync(join(dataDir, 'platform.json'));
  assert.throws(restoreKeys, { code: 'PLATFORM_BACKUP_WRONG' }, 'two platforms and no way to tell');
});
