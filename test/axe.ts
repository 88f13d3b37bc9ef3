import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { BrowserContext, Page } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

type Axe = { run: (root: unknown, options: unknown) => Promise<{ violations: unknown[] }> };
type Violation = { id: string; help: string; nodes: { target: unknown[]; html: string; failureSummary?: string }[] };

/** Under this name a page of `withAxe` holds axe as a function that nobody called yet: it costs little until then. */
const WAITING = 'socleAxe';

/** Lays axe ready in every page of a context that is looked at again and again: sending it to each page costs more than its run. */
export const withAxe = (context: BrowserContext): Promise<unknown> =>
  context.addInitScript(`globalThis.${WAITING} = function () {${source}\n};`);

/** What axe finds in the page as it stands; `undefined` when axe is not there. */
const violationsIn = (page: Page): Promise<Violation[] | undefined> => page.evaluate(async (waiting) => {
  const here = globalThis as unknown as { axe?: Axe } & Record<string, (() => void) | undefined>;
  if (here.axe === undefined) here[waiting]?.();
  if (here.axe === undefined) return undefined;
  const found = await here.axe.run(document, { resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } });
  return found.violations as Violation[];
}, WAITING);

/**
 * Runs every rule of axe (WCAG 2.2 AA and best practices) on the page as it stands and fails with each violation.
 */
export const assertAccessible = async (page: Page, label: string): Promise<void> => {
  let violations = await violationsIn(page);
  if (violations === undefined) {
    await page.evaluate(source);
    violations = await violationsIn(page);
  }
  const lines = violations!.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, html, failureSummary }) =>
      `${label}: ${id} (${help}) at ${target.join(' ')}\n  ${html}\n  ${failureSummary ?? ''}`));
  assert.equal(lines.length, 0, lines.join('\n'));
};

/** Pixels by which the page is wider than the window: must be 0 at 320 px, which is 400 % of 1,280 px. */
export const sidewaysScroll = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Controls smaller than 24 by 24 px that are not links within a sentence (WCAG 2.2, 2.5.8). */
export const smallTargets = (page: Page): Promise<string[]> => page.evaluate(() =>
  [...document.querySelectorAll<HTMLElement>('button, summary, input:not([type=hidden]), select, nav a, .fr-btn, .so-back')]
    .filter((node) => {
      const { width, height } = node.getBoundingClientRect();
      return width > 0 && (width < 24 || height < 24) && !node.closest('.fr-skiplinks');
    })
    .map((node) => `${node.tagName} ${node.textContent?.trim().slice(0, 40)}`));

/** Ids that stand twice on a page: a label then names the wrong control, which axe does not see. */
export const doubledIds = (page: Page): Promise<string[]> => page.evaluate(() => {
  const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
  return [...new Set(ids.filter((id, i) => ids.indexOf(id) !== i))];
});
