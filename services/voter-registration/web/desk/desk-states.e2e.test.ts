import assert from 'node:assert/strict';
import { after, before, describe, it, type TestContext } from 'node:test';
import type { Page } from 'playwright-core';
import { LANGS, type Lang } from '#base/values/lang.ts';
import { withAxe } from '#test/axe.ts';
import { launchBrowser, type TestBrowser } from '#test/browser.ts';
import { lookInWindows, wideWindow } from '#test/windows.ts';
import { extraPeople } from '../../api/fixtures/cast.ts';
import { deskSite, PARTITIONS, type DeskSite } from '../../api/desk/fixtures/desk-site.ts';
import { fillQueue } from '../../api/desk/fixtures/fill-queue.ts';
import { FORCALQUIER, giveCommands, MANOSQUE, personForm, transmitted } from '../../api/desk/fixtures/transmitted.ts';

const DAY_MS = 86_400_000;
const KILOBYTE = 1024;
const CONSOLE_KB_MAX = 700;

/** A page that the sender drew: what the viewer shows without a renderer. */
const IMAGE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==', 'base64');

describe('every state of the console is accessible', () => {
  let site: DeskSite;
  let browser: TestBrowser;
  const stops: (() => unknown)[] = [];

  before(async () => {
    const t = { name: 'desk states',
      after: (stop: () => unknown) => { stops.unshift(stop); } } as unknown as TestContext;
    site = await deskSite(t, {}, extraPeople);
    for (let i = 0; i < 8; i += 1) {
      site.time.offset = -i * 0.9 * DAY_MS;
      await transmitted(site.register, personForm(i));
    }
    await giveDivergences();
    await transmitted(site.register, personForm(40),
      { type: 'instruire', sens: 'REFUSER', motif: 'ATTACHE_NON_PROUVEE' });
    await transmitted(site.register, personForm(41), { type: 'instruire', sens: 'ACCEPTER' });
    await fillQueue(site.db.admin, 10_000, PARTITIONS, FORCALQUIER);
    browser = await launchBrowser(t, { manyPages: true });
  });
  after(async () => { for (const stop of stops) await stop(); });

  /** The most pressing one differs from the register and looks like another. */
  const giveDivergences = async (): Promise<void> => {
    site.time.offset = -8 * DAY_MS;
    const form = personForm(30, MANOSQUE,
      { verificationAdresse: { reponse: 'CONFIRMEE', fournisseur: 'EDF', le: '2026-11-20T08:00:00Z' } });
    const other = await transmitted(site.register, form);
    site.time.offset = -9 * DAY_MS;
    const numero = await transmitted(site.register,
      { ...form, etatCivil: { ...form.etatCivil, prenoms: ['Anne', 'Lise'] } });
    await giveCommands(site.register, numero, 'registre',
      { type: 'controlerAuto', identite: 'A_VERIFIER', reponse: 'UN_ECHO',
        divergences: [{ trait: 'PRENOMS', propose: 'ANNE' }, { trait: 'LIEU_NAISSANCE', propose: null }] });
    await giveCommands(site.register, numero, 'systeme',
      { type: 'signalerDoublon', autre: other, raisons: ['AUTRES_PRENOMS',
      'MEME_COMMUNE'] });
    site.time.offset = 0;
  };

  const enter = async (page: Page, person: string, lang: Lang): Promise<void> => {
    await page.goto(`${site.origin}/mairie`);
    await page.locator(`[value="${person}"]`).first().click();
    await page.waitForURL(`${site.origin}/mairie`);
    await page.goto(`${site.origin}/mairie?lang=${lang}`);
  };

  for (const lang of LANGS) {
    const look = (page: Page, label: string): Promise<void> => lookInWindows(page, lang, label);
    const open = async (t: TestContext, person: string): Promise<Page> => {
      const context = await browser.newContext(wideWindow(lang));
      await withAxe(context);
      t.after(() => context.close());
      const page = await context.newPage();
      page.on('console', (message) => { assert.ok(!/Content.Security/i.test(message.text()), message.text()); });
      await enter(page, person, lang);
      return page;
    };

    it(`${lang}: queue, request, questions, help, paper`, async (t) => {
      const page = await open(t, 'claire-manosque');
      await page.getByRole('option').first().waitFor();
      await look(page, 'queue');
      await page.keyboard.press('Enter');
      await page.getByRole('article').waitFor();
      await page.getByRole('table').waitFor();
      await page.locator('.dk-address--confirmee').waitFor();
      await look(page, 'request');
      for (const [key, question] of [['r', 'motives'], ['d', 'documents'], ['?', 'help']] as const) {
        await page.keyboard.press(key);
        await page.getByRole('dialog').waitFor();
        await look(page, `${question}`);
        await page.keyboard.press('Escape');
        await page.getByRole('dialog').waitFor({ state: 'detached' });
      }
      await page.keyboard.press('a');
      await page.locator('.dk-toast').waitFor();
      await look(page, 'undo');
      await page.keyboard.press('u');
      await page.locator('.dk-toast').waitFor({ state: 'detached' });
      await page.locator('.dk-tool--strong').click();
      await page.locator('form button[type=submit].fr-btn').click();
      await page.locator('.fr-alert--error').waitFor();
      await look(page, 'paper');
    });

    it(`${lang}: document ready, being prepared, in quarantine, not loaded`, async (t) => {
      const page = await open(t, 'claire-manosque');
      const answers = [{ status: 200, contentType: 'image/png', headers: { 'x-pages': '3' }, body: IMAGE },
        ...['preparing', 'quarantined'].map((state) =>
          ({ status: 202, contentType: 'application/json', body: JSON.stringify({ state }) })),
        { status: 503, contentType: 'application/json', body: '{}' }];
      for (const [i, answer] of answers.entries()) {
        await page.unroute('**/pages/*');
        await page.route('**/pages/*', (route) => route.fulfill(answer));
        await page.goto(`${site.origin}/mairie?lang=${lang}`);
        await page.getByRole('option').first().waitFor();
        await page.keyboard.press('Enter');
        await page.locator(i === 0 ? '.dk-sheet img' : '.dk-placeholder__title').waitFor();
        if (i === 0) for (const key of ['+', 'o']) await page.keyboard.press(key);
        await look(page, `document ${i}`);
      }
    });

    it(`${lang}: visa, empty, nothing found, loading, error, denied`, async (t) => {
      const mayor = await open(t, 'maire-manosque');
      await mayor.locator('.dk-lists__item').nth(2).click();
      await mayor.getByRole('option').nth(1).waitFor();
      await mayor.keyboard.press('x');
      await look(mayor, 'visa');
      await mayor.locator('.dk-visabar .fr-btn').first().click();
      await mayor.getByRole('dialog').waitFor();
      await look(mayor, 'sign many');
      await mayor.keyboard.press('Escape');
      await mayor.locator('.dk-lists__item').nth(4).click();
      await mayor.locator('.dk-empty__title').first().waitFor();
      await look(mayor, 'empty');
      await mayor.route('**/api/desk/queue*', (route) =>
        route.fulfill({ status: 503, contentType: 'application/json', body: '{}' }));
      await mayor.reload();
      await mayor.locator('.dk-empty[role=alert]').waitFor();
      await look(mayor, 'error');
      await mayor.unroute('**/api/desk/queue*');
      await mayor.route('**/api/desk/queue*', () => undefined);
      await mayor.reload();
      await mayor.locator('.dk-skeletons').waitFor();
      await look(mayor, 'loading');
      const nobody = await open(t, 'sans-droit');
      await nobody.locator('.dk-plain__card .fr-btn').first().waitFor();
      await look(nobody, 'denied');
    });

    it(`${lang}: ten thousand requests, from the first to the last screen`, async (t) => {
      const page = await open(t, 'yann-forcalquier');
      await page.getByRole('option').first().waitFor();
      await look(page, 'ten thousand');
      await page.getByRole('listbox').evaluate((box) => { box.scrollTop = box.scrollHeight; });
      await page.locator('[aria-posinset="101"]').waitFor({ state: 'attached' });
      assert.ok(await page.getByRole('option').count() < 60, 'only the rows in view exist');
      assert.ok(Number(await page.getByRole('option').first().getAttribute('aria-setsize')) > 5_000);
      await look(page, 'scrolled');
    });
  }

  it('weighs less than its budget, compressed', async (t) => {
    const context = await browser.newContext();
    t.after(() => context.close());
    const page = await context.newPage();
    let bytes = 0;
    page.on('response', (answer) => { if (answer.url().includes('/mairie/assets/')) bytes += Number(
      answer.headers()['content-length']); });
    await enter(page, 'claire-manosque', 'fr');
    await page.getByRole('search').waitFor();
    assert.ok(bytes > 0 && bytes <= CONSOLE_KB_MAX * KILOBYTE, `${bytes} bytes`);
  });
});
