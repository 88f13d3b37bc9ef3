import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { buildBundles } from '#base/ui/build.ts';
import type { Lang } from '#base/values/lang.ts';
import { assertAccessible, sidewaysScroll, smallTargets } from '#test/axe.ts';
import { launchBrowser, type TestBrowser } from '#test/browser.ts';
import { citizenBundle, loadCitizenRenderer } from './bundle.ts';
import { PAGE_STATES } from './fixtures/page-states.ts';
import { serveStates, stateUrl } from './fixtures/state-server.ts';

type Window = { name: string; lang: Lang; options: BrowserContextOptions; script: boolean };

/**
 * 320 by 256 px is 400 % of zoom on 1,280 by 1,024 px (WCAG 1.4.10). Each language meets each width, each colour scheme
 * both.
 */
const WINDOWS: readonly Window[] = [
  { name: '1280 px, light', lang: 'fr', options: { viewport: { width: 1280, height: 900 } }, script: true },
  { name: '1280 px, dark', lang: 'en', options: { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' },
    script: true },
  { name: '320 px and 400 %, dark', lang: 'fr',
    options: { viewport: { width: 320, height: 256 }, colorScheme: 'dark' }, script: true },
  { name: '320 px and 400 %, light, no script', lang: 'en', options: { viewport: { width: 320, height: 256 } },
    script: false },
];

const stops: (() => unknown)[] = [];
let browser: TestBrowser;
let origin: string;

before(async () => {
  const bundles = await buildBundles(citizenBundle);
  const server = await serveStates(bundles, await loadCitizenRenderer(bundles));
  stops.push(server.close);
  origin = server.origin;
  browser = await launchBrowser({ after: (stop) => { stops.push(stop as () => unknown); } });
});

after(async () => { for (const stop of stops.reverse()) await stop(); });

const check = async (page: Page, label: string): Promise<void> => {
  await assertAccessible(page, label);
  assert.equal(await sidewaysScroll(page), 0, `${label}: no sideways scroll`);
  assert.deepEqual(await smallTargets(page), [], label);
};

describe('every page in every state is accessible', { concurrency: 2 }, () => {
  for (const { name, lang, options, script } of WINDOWS) {
    test(`${name}, ${lang}`, async () => {
      const context = await browser.newContext(options);
      if (!script) await context.route('**/*.js',
        (route) => route.fulfill({ contentType: 'text/javascript', body: '' }));
      const page = await context.newPage();
      const refused: string[] = [];
      page.on('console', (message) => { if (message.type() === 'error') refused.push(message.text()); });
      for (const state of PAGE_STATES) {
        await page.goto(origin + stateUrl(state, lang));
        await check(page, `${state.page} ${state.state} ${lang}`);
      }
      assert.deepEqual(refused, [], 'nothing breaks the content policy');
      await context.close();
    });
  }
});

test('forced colours and no motion: every page keeps its text and controls', async () => {
  const context = await browser.newContext({ forcedColors: 'active', reducedMotion: 'reduce',
    viewport: { width: 800, height: 600 } });
  const page = await context.newPage();
  for (const state of PAGE_STATES.filter(({ state: name }) => name !== 'wrong')) {
    await page.goto(origin + stateUrl(state, 'fr'));
    const borders = await page.locator('.fr-btn:visible').evaluateAll((nodes) =>
      nodes.map((node) => getComputedStyle(node).borderTopWidth));
    assert.ok(borders.every((width) => Number.parseFloat(width) >= 1), `${state.page} ${state.state}`);
  }
  await context.close();
});
