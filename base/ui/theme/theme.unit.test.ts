import { test } from 'node:test';
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildBundles, readAsset } from '../build.ts';
import { contrast } from '../fixtures/contrast.ts';
import { themeOf } from './theme.ts';

const read = (name: string): Promise<string> => readFile(join(import.meta.dirname, name), 'utf8');

const colours = (block: string): Record<string, string> =>
  Object.fromEntries([...block.matchAll(/--([\w-]+): (#[0-9a-f]{3,6});/g)].map(([, name, hex]) => [name, hex]));

const schemes = async (): Promise<Record<'light' | 'dark', Record<string, string>>> => {
  const [light = '', dark = ''] = (await read('tokens.css')).split('@media (prefers-color-scheme: dark)');
  return { light: colours(light), dark: { ...colours(light), ...colours(dark) } };
};

const GROUNDS = ['paper', 'surface', 'sunk', 'tint'];
const TEXTS: readonly (readonly [string, readonly string[]])[] = [
  ['ink', GROUNDS], ['text', [...GROUNDS, 'ok-tint', 'bad-tint', 'care-tint', 'note-tint']], ['muted', GROUNDS],
  ['brand', GROUNDS], ['on-brand', ['brand', 'brand-strong']], ['warm', GROUNDS],
  ['ok', ['ok-tint', 'surface', 'paper']], ['bad', ['bad-tint', 'surface', 'paper']], ['care', ['care-tint', 'surface']],
  ['note', ['note-tint', 'surface']],
];

test('every text reads at 4.5:1 or more on every ground, light and dark', async () => {
  for (const [scheme, palette] of Object.entries(await schemes())) {
    for (const [text, grounds] of TEXTS) {
      for (const ground of grounds) {
        const ratio = contrast(palette[text] ?? '', palette[ground] ?? '');
        assert.ok(ratio >= 4.5, `${scheme}: ${text} on ${ground} is ${ratio.toFixed(2)}`);
      }
    }
  }
});

test('focus rings and edges of fields stand out at 3:1 or more', async () => {
  for (const [scheme, palette] of Object.entries(await schemes())) {
    for (const ground of [...GROUNDS, 'ok-tint', 'bad-tint', 'care-tint', 'note-tint']) {
      for (const line of ['focus', 'edge']) {
        const ratio = contrast(palette[line] ?? '', palette[ground] ?? '');
        assert.ok(ratio >= 3, `${scheme}: ${line} on ${ground} is ${ratio.toFixed(2)}`);
      }
    }
    assert.ok(contrast(palette['warm-bright'] ?? '', palette['hero'] ?? '') >= 3, `${scheme}: focus on the hero`);
  }
});

test('the sheet for the documented markup is at most 20 kB, ours beside it 8 kB, minified', async (t) => {
  const outDir = await mkdtemp(join(tmpdir(), 'socle-theme-'));
  t.after(() => rm(outDir, { recursive: true, force: true }));
  const bundles = await buildBundles({
    name: 'theme', outDir, entries: { markup: 'base/ui/theme/socle.css', ours: 'base/ui/theme/supplement.css' },
  });
  const bytes = async (entry: string) => (await readAsset(bundles, bundles.entries[entry]?.styles[0] ?? '')).length;
  assert.ok(await bytes('markup') <= 20_000, `markup ${await bytes('markup')}`);
  assert.ok(await bytes('ours') <= 8_000, `ours ${await bytes('ours')}`);
});

test('the theme has no mark, font or file of the State, and asks for nothing from elsewhere', async () => {
  for (const name of ['tokens', 'foundation', 'layout', 'actions', 'forms', 'feedback', 'content', 'adapt', 'supplement']) {
    const sheet = await read(`${name}.css`);
    assert.doesNotMatch(sheet, /marianne|@font-face|url\(/i, name);
  }
});

test('only the name of the State theme gives it', () => {
  assert.deepEqual([themeOf('etat'), themeOf(undefined), themeOf('autre')], ['etat', 'socle', 'socle']);
});
