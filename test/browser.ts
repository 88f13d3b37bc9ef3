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
 * Needs no system package and reaches nothing but what the test asks. `webgl` draws maps, by the processor.
 */
export const launchBrowser = async (t: Pick<TestContext, 'after'>, { webgl = false } = {}): Promise<TestBrowser> => {
  const { executable, env } = await findChromium();
  const profile = await mkdtemp(join(tmpdir(), 'socle-browser-'));
  const browser = await chromium.launch({
    executablePath: executable, headless: true, args: [...(webgl ? WEBGL_FLAGS : FLAGS), `--disk-cache-dir=${profile}`],
    env: { ...process.env, ...env, HOME: profile, TMPDIR: profile } as Record<string, string>,
  });
  const close = async () => {
    await browser.close();
    await rm(profile, { recursive: true, force: true });
  };
  t.after(close);
  return { newContext: (options = {}) => browser.newContext({ locale: 'fr-FR', ...options }), close };
};
