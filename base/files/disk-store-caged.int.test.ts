import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

test('a caged service stores, reads, lists and deletes: the calls that Node’s permission model refuses are not used',
  async (t) => {
    const folder = await mkdtemp(join(tmpdir(), 'socle-caged-'));
    t.after(() => rm(folder, { recursive: true }));
    const project = join(import.meta.dirname, '..', '..');
    const code = `
      import { DiskStore } from ${JSON.stringify(join(import.meta.dirname, 'disk-store.ts'))};
      const store = new DiskStore(${JSON.stringify(folder)});
      const bytes = async function* () { yield Buffer.from('bonjour'); };
      await store.put('files/a', bytes());
      for await (const part of await store.get('files/a')) console.log(part.toString());
      console.log((await store.list('')).objects.length, await store.sweepUploads(0), await store.delete('files/a'));`;
    const said = execFileSync(process.execPath, [
      '--permission', '--no-warnings', `--allow-fs-read=${project}`, `--allow-fs-read=${folder}`,
      `--allow-fs-write=${folder}`, '--input-type=module', '-e', code,
    ], { cwd: project });
    assert.equal(said.toString(), 'bonjour\n1 0 true\n');
  });
