import assert from 'node:assert/strict';
import { after, before, describe, it, type TestContext } from 'node:test';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { mkdirSync } from 'node:fs';
import { inContext, systemContext } from '#base/store/context.ts';
import { assertAccessible, sidewaysScroll } from '#test/axe.ts';
import { launchBrowser, type TestBrowser } from '#test/browser.ts';
import { callsSite, type CallsSite } from '../../api/fixtures/calls-site.ts';
import { testVehicles } from '../../api/fixtures/test-vehicles.ts';
import { enterResources } from '../../store/resources.ts';
import { playFirstSecond, ringWithPlace } from './fixtures/play-first-second.ts';

const CENTRE = '9A0';
const PICTURES = process.env.SOCLE_PICTURES;
const RING_TO_SMUR_MS_MAX = 20_000;
const READY_MS_MAX = 300;

describe('the first second', () => {
  let site: CallsSite;
  let browser: TestBrowser;
  const stops: (() => unknown)[] = [];

  before(async () => {
    const t = { name: 'first-second', after: (stop: () => unknown) => { stops.unshift(stop); } } as unknown as TestContext;
    site = await callsSite(t);
    browser = await launchBrowser(t);
    const { regulation } = site.web;
    await inContext(regulation.app, systemContext('test', 'essai'), (tx) =>
      enterResources(tx, regulation.partitionOfCentre(CENTRE), CENTRE, testVehicles(CENTRE)));
  });
  after(async () => { for (const stop of stops) await stop(); });

  const enter = async (t: TestContext, person: string, options: BrowserContextOptions = {}): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, colorScheme: 'dark', ...options });
    t.after(() => context.close());
    const page = await context.newPage();
    await page.goto(site.origin);
    await page.locator(`[value="${person}"]`).first().click();
    await page.getByText(/En ligne|Online/).waitFor();
    return page;
  };
  const picture = async (page: Page, name: string): Promise<void> => {
    if (PICTURES === undefined) return;
    mkdirSync(PICTURES, { recursive: true });
    await page.screenshot({ path: `${PICTURES}/${name.replaceAll(/\W+/g, '-')}.png` });
  };

  it('rings, is picked up, located, and has its SMUR alerted within 20 s by keyboard alone; the doctor and the second line are alarmed',
    async (t) => {
    const page = await enter(t, 'arm-valmont');
    const [doctor, second] = [await enter(t, 'mru-valmont'), await enter(t, 'bord-valmont', { colorScheme: 'light' })];
    const played = await playFirstSecond(page, site, (frame) => picture(page, `film ${frame.name}`));
    t.diagnostic(`${played.alertedMs} ms from the ring to the SMUR, ${Math.round(played.readyMs)} ms from the key to the dossier`);
    assert.ok(played.alertedMs <= RING_TO_SMUR_MS_MAX, `${played.alertedMs} ms`);
    assert.ok(played.readyMs <= READY_MS_MAX, `${played.readyMs} ms`);
    await doctor.locator('.rc-alarm').getByText('3 rue Basse, Valmont').waitFor();
    await second.locator('.rc-alarm').getByText('3 rue Basse, Valmont').waitFor();
    await picture(doctor, 'doctor alarmed');
    await assertAccessible(doctor, 'doctor alarmed');
    await doctor.keyboard.press('Alt+U');
    await doctor.locator('.rc-alarm').waitFor({ state: 'detached' });
    await second.locator('.rc-alarm').waitFor();
    await second.keyboard.press('Alt+U');
    await second.locator('.rc-alarm').waitFor({ state: 'detached' });
    await picture(second, 'second line');
    await page.locator('.rc-present').waitFor();
    await picture(page, 'presence');
    await assertAccessible(page, 'vital emergency');
    await page.setViewportSize({ width: 320, height: 700 });
    assert.equal(await sidewaysScroll(page), 0);
    await picture(page, 'narrow');
  });
});
