import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import type { ServiceContext } from '#base/http/service-context.ts';
import { freePort } from '#base/store/free-port.ts';
import { buildBundles } from '#base/ui/build.ts';
import { assertAccessible, sidewaysScroll, smallTargets } from '#test/axe.ts';
import { launchBrowser } from '#test/browser.ts';
import type { PublicService, PublicState } from '../supervisor/public-state.ts';
import { portalBundle } from './bundle.ts';
import { startPortal } from './start.ts';

const service = (name: string, more: Partial<PublicService> = {}): PublicService => ({
  name, title: { fr: `Service ${name}`, en: `Service ${name}` }, summary: { fr: 'Ce qu’il fait.', en: 'What it does.' },
  origin: 'http://127.0.0.1:9', standIn: false, up: true, partitions: 0,
  days: [{ day: '2026-11-21', seen: 86_400, up: 86_000 }, { day: '2026-11-22', seen: 3_600, up: 3_600 }],
  figures: [{ text: { fr: 'Demandes reçues', en: 'Requests received' }, value: 12_345 }], ...more,
});

const STATES: Record<string, PublicState | undefined> = {
  starting: undefined,
  ordinary: {
    at: Date.UTC(2026, 10, 22, 3), demo: true, accepting: true, services: [service('a'), service('b')],
    demoPeople: [{ who: { fr: 'Une électrice', en: 'A voter' }, how: { fr: 'FranceConnect', en: 'FranceConnect' } }],
    backup: { at: Date.UTC(2026, 10, 22, 1), verified: true },
  },
  troubled: {
    at: Date.UTC(2026, 10, 22, 3), demo: false, accepting: false, demoPeople: [],
    services: [service('a', { up: false, figures: [] }), service('b', { days: [] })],
  },
};

/** Pages that change with the state of the platform, and those that do not. */
const LIVE = ['/', '/statut'];
const STILL = ['/accessibilite', '/mentions-legales', '/donnees-personnelles', '/absente'];

const portal = async (t: TestContext) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'socle-portal-'));
  await buildBundles({ ...portalBundle, outDir: join(dataDir, 'build') });
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  let state: PublicState | undefined;
  const running = await startPortal({
    env: 'test', demo: true, service: 'portal', process: 'web-1', origin, dataDir, listenHandle: { port, host: '127.0.0.1' },
    origins: {}, settings: { SOCLE_SECURITY_CONTACT: 'mailto:securite@exemple.fr', SOCLE_PUBLISHER: 'Une commune' },
    platformState: () => state,
  } as unknown as ServiceContext);
  t.after(async () => {
    await running.close({ promptly: true });
    rmSync(dataDir, { recursive: true, force: true });
  });
  return { origin, show: (next: PublicState | undefined) => { state = next; } };
};

test('the portal in a browser', async (t) => {
  const { origin, show } = await portal(t);
  const browser = await launchBrowser(t);

  for (const [name, state] of Object.entries(STATES)) {
    await t.test(`every page is accessible in both languages, wide and at 320 px: ${name}`, async () => {
      show(state);
      for (const width of [1_280, 320]) {
        const page = await (await browser.newContext({ viewport: { width, height: 800 } })).newPage();
        for (const path of name === 'ordinary' ? [...LIVE, ...STILL] : LIVE) {
          for (const lang of ['fr', 'en']) {
            await page.goto(`${origin}${path}?lang=${lang}`);
            assert.equal(await page.getAttribute('html', 'lang'), lang);
            await assertAccessible(page, `${path} ${lang} ${width}`);
            assert.equal(await sidewaysScroll(page), 0, `${path} ${lang} ${width}`);
            assert.deepEqual(await smallTargets(page), []);
          }
        }
        await page.context().close();
      }
    });
  }

  await t.test('it works without script, and a language chosen once is kept', async () => {
    show(STATES.ordinary);
    const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    await page.goto(origin);
    assert.match(await page.textContent('main') ?? '', /12\s345/);
    await page.click('text=Ce que cela change >> xpath=following::summary[1]');
    await page.waitForSelector('details[open]');
    await page.click('text=English');
    await page.click('text=Service status');
    await page.getByRole('heading', { level: 1, name: 'Service status' }).waitFor();
  });

  await t.test('figures are brought up to date in place', async () => {
    show(STATES.ordinary);
    const page = await (await browser.newContext()).newPage();
    await page.clock.install();
    await page.goto(origin);
    show({ ...STATES.ordinary!, services: [service('a', { figures: [{ text: { fr: 'x', en: 'x' }, value: 12_346 }] })] });
    await page.clock.fastForward(6_000);
    await page.waitForFunction(() => /12\s346/.test(document.querySelector('[data-live="a-0"]')?.textContent ?? ''));
  });
});

test('what machines ask for', async (t) => {
  const { origin, show } = await portal(t);
  show(STATES.ordinary);
  const get = (path: string) => fetch(`${origin}${path}`);
  assert.match(await (await get('/.well-known/security.txt')).text(), /^Contact: mailto:securite@exemple\.fr\n/);
  assert.equal((await get('/verifier')).url, `${origin}/verifier/verify-receipt.html`);
  assert.equal((await get('/log/unknown/keys')).status, 404);
  assert.equal((await get('/log/a/keys')).status, 404);
  assert.equal((await get('/livez')).status, 200);
});
