import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { callsSite } from './fixtures/calls-site.ts';

describe('theme of the emergency calls', () => {
  it('is the State’s on every page where an administration installed it, its sheets served by the service', async (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'socle-theme-'));
    t.after(() => { rmSync(folder, { recursive: true }); });
    mkdirSync(join(folder, 'utility'));
    for (const sheet of ['dsfr.min.css', 'utility/utility.min.css']) writeFileSync(join(folder, sheet), 'body{}');
    const site = await callsSite(t, { context: { settings: { SOCLE_THEME: 'etat', SOCLE_THEME_DIR: folder } } });
    const headers = { cookie: await site.cookieOf('superviseur-valmont'), accept: 'text/html' };
    for (const url of ['/', '/mur', '/connexion', '/administration']) {
      const { body } = await site.web.app.inject({ url, headers });
      const [first] = /<link rel="stylesheet" href="[^"]+"/.exec(body) ?? [];
      assert.equal(first, '<link rel="stylesheet" href="/theme/etat/dsfr.min.css"', url);
    }
    const sheet = await site.web.app.inject({ url: '/theme/etat/dsfr.min.css' });
    assert.deepEqual([sheet.statusCode, sheet.body], [200, 'body{}']);
  });
});
