import assert from 'node:assert/strict';
import { after, before, describe, it, type TestContext } from 'node:test';
import type { Page } from 'playwright-core';
import { assertAccessible, sidewaysScroll } from '#test/axe.ts';
import { launchBrowser, type TestBrowser } from '#test/browser.ts';
import { inContext, systemContext } from '#base/store/context.ts';
import { newId } from '#base/values/ids.ts';
import { assertTook } from '#test/wait-for.ts';
import { callsSite, type CallsSite } from '../../api/fixtures/calls-site.ts';
import { testVehicles } from '../../api/fixtures/test-vehicles.ts';
import { openAsSupervisor } from '../../api/fixtures/open-screen.ts';
import { indicatorRound } from '../../store/indicators-follow.ts';
import { enterResources } from '../../store/resources.ts';

const CENTRE = '9A0';
/** Least share of the height that a letter has: 1/80; capitals are at least seven tenths of the size of the type. */
const LEGIBLE = 1 / 80;
const CAPITALS = 0.7;

describe('the wall board of a centre', () => {
  let site: CallsSite;
  let browser: TestBrowser;
  const stops: (() => unknown)[] = [];

  before(async () => {
    const t = { name: 'wall', after: (stop: () => unknown) => { stops.unshift(stop); } } as unknown as TestContext;
    site = await callsSite(t);
    browser = await launchBrowser(t);
  });
  after(async () => { for (const stop of stops) await stop(); });

  const enter = (t: TestContext, { width = 1920, height = 1080, lang = 'fr' } = {}): Promise<Page> =>
    openAsSupervisor(t, site, browser, { path: '/mur', width, height, lang, shown: '.rw-board' });
  const event = (callId: string, kind: string, agoS: number, more = {}) => ({ eventId: `${callId}${kind}`, callId, centre: CENTRE, kind,
    line: '15', ani: '0612345678', at: new Date(Date.now() - agoS * 1_000).toISOString(), ...more });
  const busy = async (): Promise<void> => {
    const { regulation } = site.web;
    await inContext(regulation.app, systemContext('test', 'test'), (tx) =>
      enterResources(tx, regulation.partitionOfCentre(CENTRE), CENTRE, testVehicles(CENTRE)));
    const past = Array.from({ length: 40 }, (_, i) => { const ago = 60 + i * 500; return [event(`p${i}`, 'PRESENTED', ago),
      event(`p${i}`, i % 9 === 8 ? 'ENDED' : 'ANSWERED', ago - (i % 9 === 8 ? 40 : 5 + i)),
      ...(i % 9 === 8 ? [] : [event(`p${i}`, 'ENDED', ago - 55)])]; });
    await site.telephony([...past.flat(), event('w1', 'PRESENTED', 70), event('w2', 'PRESENTED', 12),
      event('w3', 'PRESENTED', 20, { line: '116117' })]);
    const arm = await site.signIn('arm-valmont');
    await arm('POST', 'poste');
    for (const priority of ['P0', 'P1', 'P2']) {
      const id = newId();
      await arm('PUT', `dossiers/${id}`, {});
      const vehicle = testVehicles(CENTRE)[Number(priority[1])]!;
      await arm('POST', `dossiers/${id}/commandes`, { commands: [{ type: 'prioriser', id: newId(), priority },
        { type: 'modifier', id: newId(), changes: [{ path: 'location.detailedAddress.complete', value: 'Madame Kanari, 3 rue Basse',
          seen: 1 }] },
        { type: 'demanderRegulation', id: newId(), branch: priority === 'P2' ? 'SNP' : 'AMU' },
        { type: 'engager', id: newId(), mission: newId(), resource: vehicle.resourceId, name: vehicle.name,
          vehicleType: vehicle.vehicleType }] });
    }
    await indicatorRound(regulation)();
  };
  /** Texts whose capitals are smaller than 1/80 of the height, or that are cut off. */
  const tooSmall = (page: Page): Promise<string[]> => page.evaluate(([share, capitals]) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const small: string[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement!;
      const box = element.getBoundingClientRect();
      if (!node.textContent?.trim() || element.closest('.rc-sr, noscript') || box.width === 0) continue;
      // An SVG scales its letters with its drawing.
      const svg = element.closest('svg');
      const scale = svg ? svg.getBoundingClientRect().width / svg.viewBox.baseVal.width : 1;
      const drawn = svg ? Math.min(scale, svg.getBoundingClientRect().height / svg.viewBox.baseVal.height) : 1;
      const size = parseFloat(getComputedStyle(element).fontSize) * drawn * capitals!;
      if (size < innerHeight * share!) small.push(`${node.textContent.trim()} ${size.toFixed(1)} < ${(innerHeight * share!).toFixed(1)}`);
      if (box.bottom > innerHeight + 1) small.push(`${node.textContent.trim()} below the edge`);
    }
    return small;
  }, [LEGIBLE, CAPITALS]);

  /** Panels that hide a part of what they hold. */
  const clipped = (page: Page): Promise<string[]> => page.locator('.rw-panel').evaluateAll((all) => all
    .filter(({ scrollHeight, clientHeight }) => scrollHeight > clientHeight + 1).map((one) => one.className));

  it('says so when nothing happens; in both languages, and at 320 px', async (t) => {
    const page = await enter(t, { lang: 'en' });
    await page.getByText('Calls waiting').waitFor();
    await assertAccessible(page, 'empty, English');
    const narrow = await enter(t, { width: 320, height: 900 });
    assert.equal(await sidewaysScroll(narrow), 0);
    await assertAccessible(narrow, 'narrow');
  });

  it('is legible at five metres at 1920×1080 and 3840×2160, nothing cut off, and names nobody', async (t) => {
    await busy();
    const small = await enter(t, { width: 1400, height: 900 });
    await small.locator('.rw-flow td').first().waitFor();
    await small.locator('.rw-staffing svg').waitFor();
    assert.deepEqual(await small.evaluate(() => [...document.querySelectorAll('.rw-flow td')].filter((cell) => {
      const lines = document.createRange();
      lines.selectNodeContents(cell);
      return new Set([...lines.getClientRects()].map(({ top }) => Math.round(top))).size > 1
        || cell.getBoundingClientRect().right > cell.closest('.rw-panel')!.getBoundingClientRect().right;
    }).map((cell) => cell.textContent)), [], 'no figure leaves its unit or its panel');
    assert.deepEqual(await clipped(small), []);
    if (process.env.SOCLE_PICTURES) await small.screenshot({ path: `${process.env.SOCLE_PICTURES}/wall-1400.png` });
    for (const [width, height] of [[1920, 1080], [3840, 2160]] as const) {
      const page = await enter(t, { width, height });
      await page.locator('.rw-queues li').first().waitFor();
      await page.locator('.rw-staffing svg').waitFor();
      assert.deepEqual(await tooSmall(page), []);
      assert.deepEqual(await clipped(page), []);
      assert.ok(!/Kanari|612345678|Basse/.test(await page.locator('.rw-board').innerText()));
      await assertAccessible(page, `${width}`);
      if (process.env.SOCLE_PICTURES) await page.screenshot({ path: `${process.env.SOCLE_PICTURES}/wall-${width}.png` });
    }
  });

  it('shows a call within two seconds of its ring; the lever moves by keyboard; cut off, it greys with its age and comes back',
    async (t) => {
    const page = await enter(t);
    const waiting = page.locator('.rw-queues li', { has: page.locator('b', { hasText: 'CTA-CONF' }) });
    const started = Date.now();
    await site.telephony([event('live', 'PRESENTED', 0, { line: 'CTA-CONF' })]);
    await waiting.waitFor();
    await assertTook(page, Date.now() - started, 2_000 + 1_500);
    await page.locator('[name="mode"]:checked').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Deux postes en panne');
    await page.keyboard.press('Enter');
    await page.getByText('Commandé : Forcé').waitFor();
    await page.getByText(/Forcé · .* · Deux postes en panne/).waitFor();
    await page.context().setOffline(true);
    await page.locator('.rw--stale').waitFor({ timeout: 20_000 });
    await page.getByText(/Coupé · vu à/).waitFor();
    assert.equal(await page.getByText('CTA-CONF').count(), 1);
    await page.context().setOffline(false);
    await page.getByText('En direct').waitFor({ timeout: 20_000 });
  });
});
