import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { officialTheme, THEME_SETTINGS } from './official-theme.ts';

test('our own theme needs nothing; the State’s needs the folder that an administration installed, or says what is missing', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'socle-theme-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const [THEME, DIR] = THEME_SETTINGS.map(({ name }) => name) as [string, string];
  assert.equal(officialTheme({}), undefined);
  assert.equal(officialTheme({ [THEME]: '', [DIR]: folder }), undefined);
  assert.throws(() => officialTheme({ [THEME]: 'etat' }), /SOCLE_THEME_DIR must name/);
  assert.throws(() => officialTheme({ [THEME]: 'etat', [DIR]: folder }), /lacks dsfr\.min\.css, utility\/utility\.min\.css/);
  mkdirSync(join(folder, 'utility'));
  for (const file of ['dsfr.min.css', 'utility/utility.min.css']) writeFileSync(join(folder, file), ':root{}');
  assert.deepEqual(officialTheme({ [THEME]: 'etat', [DIR]: folder }), { prefix: '/theme/etat', folder });
});
