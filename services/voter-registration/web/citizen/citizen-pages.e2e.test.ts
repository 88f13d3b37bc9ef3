import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { buildBundles } from '#base/ui/build.ts';
import { withAxe } from '#test/axe.ts';
import { launchBrowser, type TestBrowser } from '#test/browser.ts';
import { lookInWindows, widen, wideWindow } from '#test/windows.ts';
import { citizenBundle, loadCitizenRenderer } from './bundle.ts';
import { PAGE_STATES, type PageState } from './fixtures/page-states.ts';
import { serveStates, stateUrl } from './fixtures/state-server.ts';

const nameOf = ({ page, state }: PageState): string => `${page} ${state}`;

describe('every page in every state', { concurrency: 2 }, () => {
  const stops: (() => unknown)[] = [];
  let browser: TestBrowser;
  let origin: string;

  before(async () => {
    const bundles = await buildBundles(citizenBundle);
    const server = await serveStates(bundles, await loadCitizenRenderer(bundles));
    stops.push(server.close);
    origin = server.origin;
    browser = await launchBrowser({ after: (stop) => { stops.push(stop as () => unknown); } }, { manyPages: true });
  });
  after(async () => { for (const stop of stops.reverse()) await stop(); });

  /** A page that notes what its content policy refuses. */
  const open = async (lang: 'fr' | 'en'): Promise<{ page: Page; refused: string[] }> => {
    const context = await browser.newContext(wideWindow(lang));
    await withAxe(context);
    const page = await context.newPage();
    const refused: string[] = [];
    page.on('console', (message) => { if (message.type() === 'error') refused.push(message.text()); });
    return { page, refused };
  };

  test('is accessible in both windows in French, and keeps its text and controls in forced colours without motion', async () => {
    const { page, refused } = await open('fr');
    for (const state of PAGE_STATES) {
      await page.goto(origin + stateUrl(state, 'fr'));
      await lookInWindows(page, 'fr', nameOf(state));
      await assertForcedColours(page, nameOf(state));
    }
    assert.deepEqual(refused, [], 'nothing breaks the content policy');
  });

  test('is accessible in both windows in English, in the narrow one without script', async () => {
    const { page, refused } = await open('en');
    for (const state of PAGE_STATES) {
      await page.goto(origin + stateUrl(state, 'en'));
      await lookInWindows(page, 'en', nameOf(state), { between: () => withoutScript(page) });
      await widen(page, 'en');
    }
    assert.deepEqual(refused, [], 'nothing breaks the content policy');
  });
});

/** Puts the page as the server sent it in the place of what the script made of it; scripts that come so do not run. */
const withoutScript = (page: Page): Promise<void> => page.evaluate(async () => {
  const sent = new DOMParser().parseFromString(await (await fetch(location.href)).text(), 'text/html');
  document.body.replaceWith(document.adoptNode(sent.body));
});

/** Buttons have a border where the person's own colours leave no background. */
const assertForcedColours = async (page: Page, label: string): Promise<void> => {
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
  const borders = await page.locator('.fr-btn:visible').evaluateAll((nodes) =>
    nodes.map((node) => getComputedStyle(node).borderTopWidth));
  assert.ok(borders.every((width) => Number.parseFloat(width) >= 1), label);
  await page.emulateMedia({ forcedColors: null, reducedMotion: null });
};
