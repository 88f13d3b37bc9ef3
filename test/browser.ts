import type { TestContext } from 'node:test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type BrowserContextOptions } from 'playwright-core';
import { findChromium } from './chromium.ts';

const FLAGS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage', '--font-render-hinting=none',
];

/** Scripts of a page that is seen for seconds are not compiled a second and a third time: that costs more than it gives back. */
const MANY_PAGES_FLAGS = [...FLAGS, '--js-flags=--no-maglev,--no-turbofan'];

/** SwiftShader in place of a graphics card, for pages with a map. */
const WEBGL_FLAGS = [...FLAGS.filter((flag) => flag !== '--disable-gpu'), '--use-gl=angle', '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader', '--ignore-gpu-blocklist'];

/** A browser that opens contexts (each a new person, without cookies) and closes with the test. */
export type TestBrowser = {
  newContext: (options?: BrowserContextOptions) => Promise<BrowserContext>;
  close: () => Promise<void>;
};

/**
 * Starts the Chromium of the lock file, headless, as any user, with a new profile removed at the end.
 * Needs no system package and reaches nothing but what the test asks. `webgl` draws maps, by the processor; `manyPages` spends the
 * least where page after page is looked at and none is used.
 */
export const launchBrowser = async (
  t: Pick<TestContext, 'after'>, { webgl = false, manyPages = false } = {},
): Promise<TestBrowser> => {
  const flags = webgl ? WEBGL_FLAGS : manyPages ? MANY_PAGES_FLAGS : FLAGS;
  const { executable, env } = await findChromium();
  const profile = await mkdtemp(join(tmpdir(), 'socle-browser-'));
  const browser = await chromium.launch({
    executablePath: executable, headless: true, args: [...flags, `--disk-cache-dir=${profile}`],
    env: { ...process.env, ...env, HOME: profile, TMPDIR: profile } as Record<string, string>,
  });
  const close = async () => {
    await browser.close();
    await rm(profile, { recursive: true, force: true });
  };
  t.after(close);
  return { newContext: (options = {}) => browser.newContext({ locale: 'fr-FR', ...options }), close };
};
