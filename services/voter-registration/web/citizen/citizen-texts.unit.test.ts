import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { catalogueFaults, type Catalogue } from '#base/ui/i18n/catalogue.ts';

const FOLDER = join(import.meta.dirname, 'texts');

for (const file of readdirSync(FOLDER)) {
  test(`texts/${file}: every key in French and English, with the same places`, async () => {
    const module = await import(join(FOLDER, file)) as Record<string, unknown>;
    const catalogues = Object.entries(module).filter(([name]) => name.endsWith('Texts'));
    assert.ok(catalogues.length > 0, 'a catalogue is exported');
    for (const [name, catalogue] of catalogues) assert.deepEqual(catalogueFaults(catalogue as Catalogue), [], name);
  });
}
