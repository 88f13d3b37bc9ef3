import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import sharp from 'sharp';
import { startMapServer, type MapServer } from '#test/map-server.ts';
import { assertAccessible } from '#test/axe.ts';
import { launchBrowser } from '#test/browser.ts';
import { waitForCount, waitForValue } from '#test/wait-for.ts';

describe('the map', () => {
  let server: MapServer;
  before(async () => { server = await startMapServer({ seed: 3, communes: 24, width: 32_000, height: 26_000 }); });
  after(() => server.close());

  const open = async (t: Parameters<typeof launchBrowser>[0], query: string) => {
    const context = await (await launchBrowser(t, { webgl: true })).newContext({ viewport: { width: 1_100, height: 700 } });
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('console', (message) => { if (message.type() === 'error') faults.push(message.text()); });
    page.on('pageerror', (error) => faults.push(error.message));
    const { at } = (await server.geo.landmarks()).communes[0]!;
    await page.goto(`${server.url}/?lon=${at[0]}&lat=${at[1]}&zoom=13&${query}`);
    return { page, faults, context };
  };

  it('draws the base map and what moves on it, under the security headers, in two themes', async (t) => {
    for (const theme of ['light', 'dark']) {
      const { page, faults } = await open(t, `theme=${theme}`);
      await page.locator('.so-map[data-state=ready]').waitFor({ timeout: 60_000 });
      await page.waitForLoadState('networkidle');
      const folder = process.env['SOCLE_PICTURES'];
      const picture = await page.screenshot(folder ? { path: `${folder}/map-${theme}.png` } : {});
      const { channels } = await sharp(picture).stats();
      assert.ok(channels.every(({ stdev }) => stdev > 6), 'the map is not one colour');
      assert.deepEqual(faults, []);
      await assertAccessible(page, `map ${theme}`);
    }
  });

  it('says in a list all that it shows; a line chosen by keyboard centres the map', async (t) => {
    const { page } = await open(t, 'objects=250');
    await page.locator('.so-map[data-state=ready]').waitFor({ timeout: 60_000 });
    await page.locator('summary').focus();
    await page.keyboard.press('Enter');
    await waitForCount(page.locator('.so-map__list button'), 200);
    assert.match(await page.locator('.so-map__list li').last().innerText(), /50 autres/);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await waitForValue(() => page.locator('.so-map__list button').first().getAttribute('aria-pressed'), 'true');
    assert.match(await page.locator('.so-map__list button').first().innerText(), /VL 1/);
    await assertAccessible(page, 'map with its list');
  });

  it('leaves the list where no map can be drawn', async (t) => {
    const context = await (await launchBrowser(t)).newContext();
    const page = await context.newPage();
    await page.addInitScript(() => { HTMLCanvasElement.prototype.getContext = () => null; });
    await page.goto(`${server.url}/?objects=3`);
    await page.locator('.so-map[data-state=absent]').waitFor({ timeout: 60_000 });
    await waitForCount(page.locator('.so-map__list button:visible'), 3);
    await assertAccessible(page, 'map absent');
  });
});
