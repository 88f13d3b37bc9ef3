import assert from 'node:assert/strict';
import { after, before, describe, it, type TestContext } from 'node:test';
import type { Page } from 'playwright-core';
import { assertAccessible, sidewaysScroll } from '#test/axe.ts';
import { launchBrowser, type TestBrowser } from '#test/browser.ts';
import { callsSite, type CallsSite } from '../../api/fixtures/calls-site.ts';
import { openAsSupervisor } from '../../api/fixtures/open-screen.ts';
import { indicatorRound } from '../../store/indicators-follow.ts';

const CENTRE = '9A0';

describe('the indicators of a centre', () => {
  let site: CallsSite;
  let browser: TestBrowser;
  const stops: (() => unknown)[] = [];

  before(async () => {
    const t = { name: 'indicators', after: (stop: () => unknown) => { stops.unshift(stop); } } as unknown as TestContext;
    site = await callsSite(t);
    browser = await launchBrowser(t);
  });
  after(async () => { for (const stop of stops) await stop(); });

  const enter = (t: TestContext, { width = 1440, lang = 'fr' } = {}): Promise<Page> =>
    openAsSupervisor(t, site, browser, { path: '/indicateurs', width, lang, shown: '#settings' });
  /** Calls of the last hours: most are answered in time, a few late or not at all. */
  const fill = async (): Promise<void> => {
    const events = Array.from({ length: 60 }, (_, i) => {
      const at = Date.now() - 300_000 - i * 120_000;
      const event = (kind: string, s: number, more = {}) => ({ eventId: `${kind}${i}`, callId: `f${i}`, centre: CENTRE, kind,
        line: i % 5 ? '15'
        : '116117', ani: '0612345678', at: new Date(at + s * 1_000).toISOString(), ...more });
      return i % 10 === 9 ? [event('PRESENTED', 0), event('ENDED', 40)]
        : [event('PRESENTED', 0), event('ANSWERED', i % 7 === 0 ? 45 : 4 + i % 9, { agent: `a${i % 3}` }), event('ENDED', 200)];
    }).flat();
    await site.telephony(events);
    await indicatorRound(site.web.regulation)();
  };

  it('says so when nothing happened, in both languages', async (t) => {
    const page = await enter(t);
    await page.getByText('Aucun appel ni dossier dans cette période').waitFor();
    await assertAccessible(page, 'empty');
    const english = await enter(t, { lang: 'en' });
    await english.getByText('No call and no dossier in this span').waitFor();
    await assertAccessible(english, 'empty, English');
  });

  it('shows figures, courses with their tables and cuts; a threshold is set by keyboard and the figures follow', async (t) => {
    await fill();
    const page = await enter(t);
    await page.getByRole('button', { name: '7 jours' }).click();
    const figure = (name: string) => page.locator('.rc-figure', { has: page.locator('dt', { hasText: name }) }).locator('dd');
    await figure('Appels présentés').filter({ hasText: '60' }).waitFor();
    await figure('QS1, tous appels').filter({ hasText: 'non atteint' }).waitFor();
    assert.equal(await page.locator('.rc-chart svg').count(), 4);
    await page.getByText('Le même en tableau : Appels', { exact: true }).click();
    await assertAccessible(page, 'figures');
    await page.locator('[name="qs1_target_percent"]').fill('50');
    await page.keyboard.press('Enter');
    await page.getByText('Enregistré : QS1 : part visée').waitFor();
    await figure('QS1, tous appels').filter({ hasText: ': atteint' }).waitFor();
    await page.locator('[name="qs1_s"]').fill('0');
    await page.locator('[name="qs1_s"]').evaluate((input: HTMLInputElement) => input.form!.noValidate = true);
    await page.keyboard.press('Enter');
    await page.getByText('De 1 à 300').waitFor();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByText('Télécharger le tableau').click()]);
    const csv = Buffer.concat(await (await download.createReadStream()).toArray()).toString();
    assert.ok(csv.startsWith('"Début","Appels présentés"') && csv.trimEnd().split('\r\n').length === 8);
    if (process.env.SOCLE_PICTURES) await page.screenshot({ path: `${process.env.SOCLE_PICTURES}/indicators.png`, fullPage: true });
  });

  it('fits 320 px, says when the span is wrong and when nobody answers', async (t) => {
    const page = await enter(t, { width: 320 });
    assert.equal(await sidewaysScroll(page), 0);
    await assertAccessible(page, 'narrow');
    await page.getByLabel('au', { exact: true }).fill('2020-01-01');
    await page.getByText('Donnez deux dates dans l’ordre').waitFor();
    await page.context().setOffline(true);
    await page.getByRole('button', { name: '28 jours' }).click();
    await page.getByText('Les indicateurs ne répondent pas').waitFor({ timeout: 20_000 });
    await assertAccessible(page, 'error');
  });
});
