import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';

const STOPS_MAX = 400;
const FOCUSABLE = 'a[href], button:not([disabled]), input:not([type=hidden]):not([disabled]), select, textarea, summary, [tabindex="0"]';

/**
 * Walks a page with Tab alone, from its top to its end: each stop shows its focus, nothing traps it, and each control of the main
 * part is reached (of a group of radio buttons, one). Gives the number of stops.
 */
export const walkByTab = async (page: Page, label: string): Promise<number> => {
  await page.evaluate((selector) => {
    const main = [...document.querySelectorAll<HTMLElement>(`main ${selector.split(', ').join(', main ')}`)];
    const shown = main.filter((node) => node.getClientRects().length > 0 && !node.closest('details:not([open]) > :not(summary)'));
    shown.forEach((node) => {
      const radio = node as HTMLInputElement;
      node.dataset.walk = radio.type === 'radio' ? `${radio.form?.action} ${radio.name}` : String(shown.indexOf(node));
    });
    (document.activeElement as HTMLElement | null)?.blur();
    window.scrollTo(0, 0);
  }, FOCUSABLE);
  const expected = new Set(await page.locator('main [data-walk]').evaluateAll((nodes) =>
    nodes.map((node) => (node as HTMLElement).dataset.walk)));
  const reached = new Set<string | undefined>();
  let stops = 0;
  for (; stops < STOPS_MAX; stops += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const node = document.activeElement as HTMLInputElement;
      if (node === document.body || node === null) return undefined;
      const drawn = ['radio', 'checkbox'].includes(node.type) && node.labels?.[0] ? node.labels[0] : node;
      const { outlineStyle, boxShadow } = getComputedStyle(drawn);
      const own = getComputedStyle(node);
      return { walk: node.dataset.walk, name: node.textContent?.trim().slice(0, 40) || node.name,
        seen: [outlineStyle, own.outlineStyle].some((style) => style !== 'none')
          || [boxShadow, own.boxShadow].some((shadow) => shadow !== 'none') };
    });
    if (stop === undefined) break;
    assert.ok(stop.seen, `${label}: focus is visible on "${stop.name}"`);
    reached.add(stop.walk);
  }
  assert.ok(stops < STOPS_MAX, `${label}: Tab comes to an end`);
  assert.deepEqual([...expected].filter((one) => !reached.has(one)), [], `${label}: every control is reached by Tab`);
  return stops;
};
