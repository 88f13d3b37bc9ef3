import assert from 'node:assert/strict';
import type { BrowserContextOptions, Page } from 'playwright-core';
import type { Lang } from '#base/values/lang.ts';
import { assertAccessible, doubledIds, sidewaysScroll, smallTargets } from './axe.ts';
import { keepPicture } from './look.ts';

/** How a page is shown. */
type Window = { name: string; viewport: { width: number; height: number }; colorScheme: 'light' | 'dark' };

const WIDE = { width: 1_280, height: 900 };
/** 400 % of zoom on 1,280 by 1,024 px (WCAG 1.4.10). */
const NARROW = { width: 320, height: 256 };

/** Each language meets both widths, each width both colour schemes. */
const WINDOWS: Readonly<Record<Lang, readonly [Window, Window]>> = {
  fr: [{ name: '1280 px, light', viewport: WIDE, colorScheme: 'light' },
    { name: '320 px and 400 %, dark', viewport: NARROW, colorScheme: 'dark' }],
  en: [{ name: '1280 px, dark', viewport: WIDE, colorScheme: 'dark' },
    { name: '320 px and 400 %, light', viewport: NARROW, colorScheme: 'light' }],
};

/** What a context needs to open its pages in the wide window of a language. */
export const wideWindow = (lang: Lang): BrowserContextOptions =>
  ({ viewport: WINDOWS[lang][0].viewport, colorScheme: WINDOWS[lang][0].colorScheme });

/** Shows a page in a window, as it is after two frames and the end of its transitions. */
const showIn = async (page: Page, { viewport, colorScheme }: Window): Promise<void> => {
  await page.setViewportSize(viewport);
  await page.emulateMedia({ colorScheme });
  await page.evaluate(async () => {
    const frame = () => new Promise(requestAnimationFrame);
    await frame();
    for (const animation of document.getAnimations()) if (animation instanceof CSSTransition) animation.finish();
    await frame();
  });
};

/** What differs from look to look. */
type LookOptions = {
  /** Changes the page on the way from the first window to the second. */
  between?: () => Promise<unknown>;
  /** Dense screens meet WCAG 2.5.8 by the room around a target, which axe measures; others have targets of 24 px throughout. */
  dense?: boolean;
};

/** Fails with everything that is wrong with a page in the window where it stands. */
const assertFits = async (page: Page, label: string, { dense = false }: LookOptions): Promise<void> => {
  await assertAccessible(page, label);
  assert.equal(await sidewaysScroll(page), 0, `${label}: no sideways scroll`);
  if (!dense) assert.deepEqual(await smallTargets(page), [], label);
  assert.deepEqual(await doubledIds(page), [], `${label}: each id once`);
  await keepPicture(page, label);
};

/**
 * Looks at a page in both windows of its language without loading it twice, first in the one where it stands: what is opened next
 * opens in the other.
 */
export const lookInWindows = async (page: Page, lang: Lang, label: string, options: LookOptions = {}): Promise<void> => {
  const [wide, narrow] = WINDOWS[lang];
  const [first, second] = page.viewportSize()?.width === NARROW.width ? [narrow, wide] : [wide, narrow];
  await assertFits(page, `${label}, ${first.name}, ${lang}`, options);
  await options.between?.();
  await showIn(page, second);
  await assertFits(page, `${label}, ${second.name}, ${lang}`, options);
};

/** Makes a page wide again. */
export const widen = (page: Page, lang: Lang): Promise<void> => showIn(page, WINDOWS[lang][0]);
