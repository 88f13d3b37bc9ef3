import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { launchBrowser } from '#test/browser.ts';
import { startIdentityStandIn } from './start.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core'), 'utf8');
const RANDOM = 'r'.repeat(43);

/** What axe finds; run past the page's own policy, which forbids every script. */
const faultsOf = async (page: Page): Promise<string[]> => {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    type Axe = { run: () => Promise<{ violations: { id: string; nodes: unknown[] }[] }> };
    const { violations } = await (globalThis as unknown as { axe: Axe }).axe.run();
    return violations.map(({ id, nodes }) => `${id} (${nodes.length})`);
  });
};
const overflows = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

describe('the login screen in a browser', () => {
  it('is accessible in both languages, fits 320 px, and works by keyboard without JavaScript', async (t) => {
    const standIn = await startIdentityStandIn({ clients: [{ provider: 'franceconnect', client_id: 'fc',
      client_secret: 's',
      client_name: 'Inscription', redirect_uris: ['http://127.0.0.1:9/retour'] }] });
    t.after(() => standIn.close());
    const browser = await launchBrowser(t);
    const url = (lang: string): string => `${standIn.issuers.franceconnect}/authorize?${new URLSearchParams({
      client_id: 'fc', response_type: 'code', redirect_uri: 'http://127.0.0.1:9/retour', scope: 'openid identite_pivot',
      state: RANDOM, nonce: RANDOM, acr_values: 'eidas1', code_challenge: RANDOM, code_challenge_method: 'S256',
      ui_locales: lang })}`;

    const context = await browser.newContext({ viewport: { width: 320, height: 640 }, bypassCSP: true });
    const page = await context.newPage();
    for (const lang of ['fr', 'en']) {
      await page.goto(url(lang));
      assert.equal(await page.getAttribute('html', 'lang'), lang);
      assert.deepEqual(await faultsOf(page), [], lang);
      assert.equal(await overflows(page), false, lang);
    }
    await page.goto(`${standIn.issuers.franceconnect}/authorize`);
    assert.deepEqual(await faultsOf(page), [], 'the error page');
    await page.goto(`${standIn.origin}/`);
    assert.deepEqual(await faultsOf(page), [], 'the home page');

    const plain = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    await plain.goto(url('fr'));
    await plain.getByRole('button', { name: 'Karim HADDOU' }).focus();
    const back = plain.waitForRequest(/127\.0\.0\.1:9\/retour\?code=/);
    await plain.keyboard.press('Enter');
    assert.match((await back).url(), new RegExp(`state=${RANDOM}`));
  });
});
