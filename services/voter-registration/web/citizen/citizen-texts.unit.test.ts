import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { catalogueFaults, type Translate } from '#base/ui/i18n/catalogue.ts';

const FOLDER = join(import.meta.dirname, 'texts');

for (const file of readdirSync(FOLDER)) {
  test(`texts/${file}: every key in French and English, with the same places`, async () => {
    const [translate, ...others] = Object.values(await import(join(FOLDER, file)) as Record<string, Translate<string>>);
    assert.deepEqual(others, [], 'one catalogue a file');
    assert.ok(Object.keys(translate?.texts ?? {}).length > 5);
    assert.deepEqual(catalogueFaults(translate?.texts ?? {}), []);
  });
}

const readAll = async (folder: string): Promise<string> => {
  const names = await readdir(folder, { recursive: true });
  const code = names.filter((name) => /\.tsx?$/.test(name) && !name.startsWith('texts'));
  return (await Promise.all(code.map((name) => readFile(join(folder, name), 'utf8')))).join('\n');
};

test('every text is shown somewhere', async () => {
  const code = await readAll(import.meta.dirname);
  for (const file of await readdir(FOLDER)) {
    const [translate] = Object.values(await import(join(FOLDER, file)) as Record<string, Translate<string>>);
    assert.deepEqual(Object.keys(translate?.texts ?? {}).filter((key) => !code.includes(`'${key}'`)), [], file);
  }
});
