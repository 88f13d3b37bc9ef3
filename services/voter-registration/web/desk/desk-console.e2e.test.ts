import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { Page } from 'playwright-core';
import { launchBrowser } from '#test/browser.ts';
import { deskSite } from '../../api/desk/fixtures/desk-site.ts';
import { personForm, transmitted } from '../../api/desk/fixtures/transmitted.ts';

const login = async (page: Page, origin: string, person: string): Promise<void> => {
  await page.goto(`${origin}/mairie`);
  await page.locator(`[value="${person}"]`).first().click();
};

test('walk', async (t: TestContext) => {
  const site = await deskSite(t);
  for (let i = 0; i < 12; i++) {
    site.time.offset = -i * 0.6 * 86_400_000;
    await transmitted(site.register, personForm(i));
  }
  const browser = await launchBrowser(t);
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  page.on('console', (message) => console.log('console', message.type(), message.text()));
  page.on('pageerror', (error) => console.log('pageerror', error));
  page.on('response', (r) => { if (r.status() >= 400) console.log(r.status(), r.url()); });
  await login(page, site.origin, 'claire-manosque');
  await page.waitForTimeout(2500);
  console.log(page.url());
  await page.screenshot({ path: '/var/tmp/deskshots/queue.png' });
  await page.keyboard.press('Enter');
  await page.waitForTimeout(800);
  await page.screenshot({ path: '/var/tmp/deskshots/open.png' });
  await page.keyboard.press('r');
  await page.waitForTimeout(300);
  await page.screenshot({ path: '/var/tmp/deskshots/refuse.png' });
  await page.keyboard.press('1');
  await page.waitForTimeout(800);
  await page.screenshot({ path: '/var/tmp/deskshots/after.png' });
  await page.keyboard.press('a');
  await page.waitForTimeout(5800);
  await page.screenshot({ path: '/var/tmp/deskshots/sent.png' });
  assert.ok(true);
});
