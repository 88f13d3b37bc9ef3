import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { assertAccessible, sidewaysScroll, smallTargets } from './axe.ts';

/** Where pictures of the screens go, when somebody wants to look at them. */
const PICTURES = process.env.SOCLE_PICTURES;

/** A screen is accessible, fits 320 px and keeps its targets large; a picture is taken where `SOCLE_PICTURES` says. */
export const look = async (page: Page, label: string): Promise<void> => {
  await assertAccessible(page, label);
  assert.deepEqual(await smallTargets(page), [], label);
  const size = page.viewportSize()!;
  await page.setViewportSize({ width: 320, height: 700 });
  assert.equal(await sidewaysScroll(page), 0, `${label} at 320 px`);
  await page.setViewportSize(size);
  await keepPicture(page, label);
};

/** Takes a picture of the whole page where `SOCLE_PICTURES` says; nothing without it. */
export const keepPicture = async (page: Page, label: string): Promise<void> => {
  if (PICTURES === undefined) return;
  mkdirSync(PICTURES, { recursive: true });
  await page.screenshot({ path: `${PICTURES}/${label.replaceAll(/\W+/g, '-')}.png`, fullPage: true });
};
