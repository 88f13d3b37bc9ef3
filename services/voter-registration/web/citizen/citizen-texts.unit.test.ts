import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
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
