import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import type { TestContext } from 'node:test';
import { readHouse } from '#test/house/read-house.ts';

const project = (t: TestContext): string => {
  const root = mkdtempSync(join(tmpdir(), 'read-house-'));
  t.after(() => { rmSync(root, { recursive: true }); });
  const files = ['README.md', 'base/a.ts', 'base/secret.log', 'node_modules/pg/index.js', '.socle/data'];
  for (const path of files) {
    mkdirSync(join(root, dirname(path)), { recursive: true });
    writeFileSync(join(root, path), 'text');
  }
  writeFileSync(join(root, 'base/picture.png'), Buffer.from([137, 80, 0, 1]));
  return root;
};

const pathsOf = (root: string): string[] => readHouse(root).files.map(({ path }) => path);

describe('reading the project', () => {
  it('takes every file outside the folders that tools make', (t) => {
    assert.deepEqual(pathsOf(project(t)), ['README.md', 'base/a.ts', 'base/picture.png', 'base/secret.log']);
  });

  it('leaves to git what git ignores, and sees files that are not added yet', (t) => {
    const root = project(t);
    if (spawnSync('git', ['init', '-q', root]).status !== 0) return t.skip('git absent: install git');
    writeFileSync(join(root, '.gitignore'), 'node_modules/\n.socle/\n*.log\n');
    assert.deepEqual(pathsOf(root), ['.gitignore', 'README.md', 'base/a.ts', 'base/picture.png']);
  });

  it('gives no text of a binary file, only its size', (t) => {
    const picture = readHouse(project(t)).files.find(({ path }) => path.endsWith('.png'));
    assert.deepEqual(picture, { path: 'base/picture.png', bytes: 4, text: '' });
  });
});
