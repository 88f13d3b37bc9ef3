import assert from 'node:assert/strict';
import { after, before, describe, it, type TestContext } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import { launchBrowser, type TestBrowser } from '#test/browser.ts';
import { deskSite, type DeskSite } from '../../api/desk/fixtures/desk-site.ts';
import { personForm, transmitted } from '../../api/desk/fixtures/transmitted.ts';

describe('the live list of the town hall’s console', () => {
  let site: DeskSite;
  let browser: TestBrowser;
  const stops: (() => unknown)[] = [];
  let next = 500;

  before(async () => {
    const t = { name: 'desk live', after: (stop: () => unknown) => { stops.unshift(stop); } } as unknown as TestContext;
    site = await deskSite(t);
    browser = await launchBrowser(t);
  });
  after(async () => { for (const stop of stops) await stop(); });

  const fresh = (): Promise<string> => transmitted(site.register, personForm(next++));
  const openContext = async (t: TestContext): Promise<BrowserContext> => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    t.after(() => context.close());
    return context;
  };
  const enter = async (context: BrowserContext): Promise<Page> => {
    const page = await context.newPage();
    await page.goto(`${site.origin}/mairie`);
    const signIn = page.locator('[value="claire-manosque"]').first();
    await signIn.or(page.getByRole('search')).first().waitFor();
    if (await signIn.isVisible()) await signIn.click();
    await page.getByText('En direct').waitFor();
    return page;
  };
  const rowsAre = (page: Page, count: number): Promise<unknown> =>
    page.waitForFunction((wanted) => document.querySelectorAll('[role=option]').length === wanted, count);
  const streamsAre = async (count: number): Promise<void> => {
    const end = Date.now() + 10_000;
    while (site.web.live.streams !== count) {
      assert.ok(Date.now() < end, `${site.web.live.streams} streams, not ${count}`);
      await new Promise((done) => { setTimeout(done, 20); });
    }
  };
  const emptied = () => site.db.admin.query("update demande set etat = 'CLOSE'");

  it('three screens of a browser share one stream, which ends with the last of them', async (t) => {
    await emptied();
    const context = await openContext(t);
    const pages = [await enter(context), await enter(context), await enter(context)];
    assert.equal(site.web.live.streams, 1);
    await fresh();
    await Promise.all(pages.map((page) => rowsAre(page, 1)));
    await pages[0]!.close();
    await fresh();
    await Promise.all(pages.slice(1).map((page) => rowsAre(page, 2)));
    assert.equal(site.web.live.streams, 1);
    for (const page of pages.slice(1)) await page.close({ runBeforeUnload: false });
    await streamsAre(0);
  });

  it('a browser without shared workers has one stream a screen', async (t) => {
    await emptied();
    const context = await openContext(t);
    await context.addInitScript(() => { Reflect.deleteProperty(globalThis, 'SharedWorker'); });
    const pages = [await enter(context), await enter(context)];
    assert.equal(site.web.live.streams, 2);
    await fresh();
    await Promise.all(pages.map((page) => rowsAre(page, 1)));
  });

  it('a connection that is cut comes back by itself, with what happened meanwhile', async (t) => {
    await emptied();
    const page = await enter(await openContext(t));
    site.web.app.server.closeAllConnections();
    await fresh();
    await rowsAre(page, 1);
    await page.getByText('En direct').waitFor();
  });

  it('an answer that ends the browser’s own tries does not end the stream', async (t) => {
    await emptied();
    const context = await openContext(t);
    await context.addInitScript(() => { Reflect.deleteProperty(globalThis, 'SharedWorker'); });
    const page = await context.newPage();
    let refused = 0;
    await page.route('**/api/desk/stream*', (route) => {
      refused += 1;
      return refused <= 2 ? route.fulfill({ status: 503, body: 'full' }) : route.continue();
    });
    await page.goto(`${site.origin}/mairie`);
    await page.locator('[value="claire-manosque"]').first().click();
    await page.getByText('En direct').waitFor({ timeout: 20_000 });
    assert.ok(refused > 2);
    await fresh();
    await rowsAre(page, 1);
  });
});
