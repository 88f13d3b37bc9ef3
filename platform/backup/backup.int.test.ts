import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { appendFileSync, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { removeDataDir, projectRoot, testDataDir, testPlatform } from '../fixtures/test-platform.ts';
import { backupLayout, idsIn } from './backup-layout.ts';
import { FOLLOW_FILES } from './files-index.ts';
import { readReport } from './report.ts';
import { isComplete } from './restored-mark.ts';

const run = promisify(execFile);

const socle = async (dataDir: string, ...args: string[]): Promise<string> => {
  const { stdout } = await run(process.execPath, [join(projectRoot, 'platform/cli/main.ts'), ...args], {
    env: { PATH: process.env.PATH!, SOCLE_DATA_DIR: dataDir, SOCLE_LANG: 'en', SOCLE_ENV: 'test' },
  });
  return stdout;
};

const note = async (echo: string, text: string): Promise<number> =>
  (await (await fetch(`${echo}/note?text=${text}`)).json() as { id: number }).id;

test('what was written comes back as it was at any instant since a backup', async (t) => {
  const dataDir = testDataDir();
  t.after(() => removeDataDir(dataDir));
  const keyFile = join(dirname(dataDir), 'kept-by-people');
  const withKey = ['--set', `SOCLE_MASTER_KEY_FILE=${keyFile}`];
  const layout = backupLayout(`${dataDir}-backup`);
  const first = await testPlatform(t, { dataDir });
  for (let n = 1; n <= 5; n += 1) await note(first.echo, 'before');
  appendFileSync(join(dataDir, 'services', 'echo', 'object'), 'bytes of an object');

  await t.test('a backup is restored on trial and verified', async () => {
    const said = await socle(dataDir, 'backup');
    assert.match(said, /Restored on trial and verified/);
    const report = readReport(layout.state)!;
    assert.equal(report.verified, true);
    assert.ok(report.check!.rows >= 5 && report.check!.indexes > 0);
    assert.ok(report.rpoS! < 60 && report.rtoS! < 60);
    assert.equal(existsSync(join(layout.scratch, report.id)), false);
    assert.equal(first.platform.state().backup!.id, report.id);
  });

  for (let n = 6; n <= 10; n += 1) await note(first.echo, 'between');
  const between = new Date().toISOString();
  appendFileSync(join(dataDir, 'services', 'echo', 'later-object'), 'bytes that came after the backup');
  await run(process.execPath, [FOLLOW_FILES, layout.root, join(dataDir, 'services')]);
  for (let n = 11; n <= 15; n += 1) await note(first.echo, 'after');
  await first.platform.stop();

  await t.test('a restore refuses to overwrite, unless the platform is named', async () => {
    await assert.rejects(socle(dataDir, 'restore', '--at', between), /holds platform "socle"[^]*PLATFORM_RESTORE_REFUSED/);
    await assert.rejects(socle(dataDir, 'restore', '--replace', 'other'), /PLATFORM_RESTORE_REFUSED/);
  });

  await t.test('secrets that are gone are not made anew: the start says so, and the backup gives them back', async () => {
    const file = join(dataDir, 'secrets', 'echo.json');
    const before = readFileSync(file, 'utf8');
    rmSync(file);
    await assert.rejects(testPlatform(t, { dataDir }), { code: 'PLATFORM_KEYS_LOST' });
    assert.match(await socle(dataDir, 'restore', '--keys'), /put back/);
    assert.equal(readFileSync(file, 'utf8'), before);
  });

  await t.test('an instant between: what came before is there, what came after is not', async () => {
    const said = await socle(dataDir, 'restore', '--at', between, '--replace', 'socle');
    assert.match(said, /set aside/);
    assert.equal(isComplete(join(dataDir, 'restored.json')), false, 'services are told that the last writes are missing');
    const again = await testPlatform(t, { dataDir });
    assert.equal(await note(again.echo, 'next'), 11);
    await again.platform.stop();
  });

  await t.test('a machine lost whole: database, objects and keys come back from the backup alone', async () => {
    const key = readFileSync(join(dataDir, 'master-key'));
    rmSync(dataDir, { recursive: true });
    appendFileSync(keyFile, key, { mode: 0o600 });
    await socle(dataDir, 'restore', '--at', between, ...withKey);
    const last = await testPlatform(t, { dataDir, settings: { SOCLE_MASTER_KEY_FILE: keyFile } });
    assert.ok(await note(last.echo, 'next') >= 11);
    assert.equal(readFileSync(join(dataDir, 'services', 'echo', 'object'), 'utf8'), 'bytes of an object');
    assert.match(readFileSync(join(dataDir, 'services', 'echo', 'later-object'), 'utf8'), /came after/);
    await last.platform.stop();
  });

  await t.test('an altered backup is found out', async () => {
    const [id] = idsIn(join(layout.root, 'base'));
    const victim = readdirSync(join(layout.cluster(id!), 'global')).find((name) => name.startsWith('1260'))!;
    appendFileSync(join(layout.cluster(id!), 'global', victim), 'x');
    await assert.rejects(socle(dataDir, 'restore', '--replace', 'socle', ...withKey), /global\/1260[^]*PLATFORM_BACKUP_WRONG/);
  });
});
