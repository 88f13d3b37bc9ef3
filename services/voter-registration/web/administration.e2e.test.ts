import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, it, type TestContext } from 'node:test';
import type { Page } from 'playwright-core';
import { enqueueMessage } from '#base/messages/outbox.ts';
import { inContext, systemContext } from '#base/store/context.ts';
import { newId } from '#base/values/ids.ts';
import type { Lang } from '#base/values/lang.ts';
import { assertAccessible, sidewaysScroll, smallTargets } from '#test/axe.ts';
import { launchBrowser, type TestBrowser } from '#test/browser.ts';
import { deskSite, type DeskSite } from '../api/desk/fixtures/desk-site.ts';
import { personForm, transmitted } from '../api/desk/fixtures/transmitted.ts';
import { extraPeople } from '../api/fixtures/cast.ts';
import { boxOf } from '#base/messages/message-box.ts';

const SHOTS = process.env.SOCLE_SHOTS;
const WORD = 'ABCDE-FGHJK-23456-789XY';
const OFFER = { tokenSha256: createHash('sha256').update(WORD.replaceAll('-', '')).digest('hex'), until: Date.now() + 3_600_000 };

/** 320 px is 400 % of zoom on 1,280 px (WCAG 1.4.10). */
const WINDOWS = [
  { name: '1280 light', lang: 'fr', options: { viewport: { width: 1280, height: 800 } } },
  { name: '320 dark', lang: 'en', options: { viewport: { width: 320, height: 512 }, colorScheme: 'dark' } },
] as const satisfies readonly { name: string; lang: Lang; options: object }[];

describe('the screens of administration and assistance', () => {
  let site: DeskSite;
  let browser: TestBrowser;
  let numero: string;
  const stops: (() => unknown)[] = [];
  before(async () => {
    const t = { name: 'administration screens', after: (stop: () => unknown) => { stops.unshift(stop); } } as unknown as TestContext;
    site = await deskSite(t, { firstAdministrator: OFFER }, extraPeople);
    numero = await transmitted(site.register, personForm(1));
    browser = await launchBrowser(t);
  });
  after(async () => { for (const stop of stops) await stop(); });

  const check = async (page: Page, label: string): Promise<void> => {
    if (SHOTS) await page.screenshot({ path: `${SHOTS}/${label.replace(/[^a-z0-9]+/gi, '-')}.png`, fullPage: true });
    await assertAccessible(page, label);
    assert.equal(await sidewaysScroll(page), 0, `${label}: no sideways scroll`);
    assert.deepEqual(await smallTargets(page), [], label);
  };
  const enter = async (t: TestContext, person: string, path: string, { options, lang }: (typeof WINDOWS)[number]): Promise<Page> => {
    const context = await browser.newContext({ ...options, javaScriptEnabled: true });
    t.after(() => context.close());
    const page = await context.newPage();
    page.on('console', (message) => { assert.ok(!/Content.Security/i.test(message.text()), message.text()); });
    await page.goto(`${site.origin}${path}`);
    await page.locator(`[value="${person}"]`).first().click();
    await page.waitForURL(`${site.origin}/**`);
    await page.goto(`${site.origin}${path}${path.includes('?') ? '&' : '?'}lang=${lang}`);
    return page;
  };
  /** Goes to a field or button by the keyboard alone. */
  const tabTo = async (page: Page, selector: string): Promise<void> => {
    for (let i = 0; i < 60; i += 1) {
      await page.keyboard.press('Tab');
      if (await page.locator(selector).first().evaluate((element) => element === document.activeElement).catch(() => false)) return;
    }
    assert.fail(`${selector} is not reached by Tab`);
  };
  const deadLetter = async (): Promise<void> => {
    await inContext(site.register.app, systemContext('test', 'essai'), (tx) => enqueueMessage(tx,
      { partition: 1, at: Date.now(), box: boxOf(site.register.keyring) }, { id: newId(), channel: 'mail', key: newId(),
        content: { to: 'x' } }));
    await site.db.admin.query(`update outbox set state = 'dead', settled_at = now()`);
    await site.db.admin.query(`update outbox_key set blocked = true, last_error = 'mailbox unknown', attempts = 9`);
  };

  for (const window of WINDOWS) {
    const { name } = window;
    it(`${name}: first administrator, right and wrong word`, async (t) => {
      const page = await enter(t, name === '1280 light' ? 'auditrice' : 'consule', '/administration/premier', window);
      await check(page, `enrolment empty ${name}`);
      await tabTo(page, '#mot');
      await page.keyboard.type('AAAAA');
      await page.keyboard.press('Enter');
      await page.locator('.fr-alert--error').waitFor();
      await check(page, `enrolment wrong ${name}`);
      await page.locator('#mot').fill(WORD);
      await page.keyboard.press('Enter');
      await page.locator(name === '1280 light' ? 'a.fr-btn[href*="proconnect"]' : '.fr-alert--error').waitFor();
      await check(page, `enrolment done ${name}`);
    });

    it(`${name}: rights by keyboard: list, search, empty, new, faults, one, decided`, async (t) => {
      const page = await enter(t, 'exploitation', '/administration', window);
      await check(page, `administration home ${name}`);
      await page.goto(`${site.origin}/administration/habilitations`);
      await check(page, `rights list ${name}`);
      await tabTo(page, '#q');
      await page.keyboard.type('nobody@nowhere.example');
      await page.keyboard.press('Enter');
      await page.locator('.so-empty').waitFor();
      await check(page, `rights empty ${name}`);
      await tabTo(page, 'a[href$="/nouvelle"]');
      await page.keyboard.press('Enter');
      await page.locator('#email').waitFor();
      await check(page, `right new ${name}`);
      await tabTo(page, 'main form button[type=submit]');
      await page.keyboard.press('Enter');
      await page.locator('.fr-alert--error').waitFor();
      await check(page, `right faults ${name}`);
      await page.locator('#email').fill(`new-${name.slice(0, 3)}@mairie.example`);
      await page.locator('#structure').fill('21040112100012');
      await page.locator('#role').selectOption('maire');
      await page.locator('#reason').fill('Elected by the council');
      await page.locator('#reason').press('Tab');
      await page.keyboard.press('Enter');
      await page.locator('.fr-alert--success').waitFor();
      await check(page, `right asked ${name}`);
      await page.locator('main table a').first().click();
      await page.locator('#reason').waitFor();
      await check(page, `right one ${name}`);
    });

    it(`${name}: failed messages, none and one`, async (t) => {
      const page = await enter(t, 'exploitation', '/administration/messages', window);
      await check(page, `messages before ${name}`);
      await deadLetter();
      await page.reload();
      await page.locator('button[value=skip]').first().waitFor();
      await check(page, `messages failed ${name}`);
      await page.locator('input[name=reason]').first().fill('Address closed');
      await page.locator('button[value=skip]').first().click();
      await page.waitForURL('**/administration/messages');
    });

    it(`${name}: emergency access: find, faults, read, review, denied`, async (t) => {
      const page = await enter(t, 'soutien-dila', '/assistance', window);
      await check(page, `assistance find ${name}`);
      await tabTo(page, '#numero');
      await page.keyboard.type(numero);
      await page.keyboard.press('Enter');
      await page.locator('#explanation').waitFor();
      await check(page, `assistance form ${name}`);
      await page.locator('#explanation').fill('short');
      await page.locator('main form button[type=submit]').click();
      await page.locator('.fr-alert--error').waitFor();
      await check(page, `assistance faults ${name}`);
      await page.locator('#explanation').fill('The person waits on the telephone');
      await page.locator('main form button[type=submit]').click();
      await page.locator('.fr-alert--warning').waitFor();
      await check(page, `assistance opened ${name}`);
      await page.goto(`${site.origin}/assistance?numero=IEL-2026-0ABCDEFGHJK-K`);
      await check(page, `assistance unknown ${name}`);
      await page.goto(`${site.origin}/administration/habilitations`);
      await check(page, `administration denied ${name}`);
      const officer = await enter(t, 'protection-donnees', '/administration/acces-exceptionnels', window);
      await check(officer, `review pending ${name}`);
      await officer.locator('main textarea').first().fill('Confirmed by the switchboard');
      await officer.locator('button[value=justified]').first().click();
      await officer.locator('.fr-alert--success').waitFor();
      await check(officer, `review done ${name}`);
    });

    it(`${name}: a sign-in that fails`, async (t) => {
      const context = await browser.newContext(window.options);
      t.after(() => context.close());
      const page = await context.newPage();
      await page.goto(`${site.origin}/connexion?retour=/mairie&lang=${window.lang}`);
      await check(page, `agent login ${name}`);
      await page.goto(`${site.origin}/connexion/proconnect/retour?code=x&state=y&lang=${window.lang}`);
      await page.locator('.fr-alert--error').waitFor();
      await check(page, `agent login failed ${name}`);
      await page.goto(`${site.origin}/mairie`);
      await page.locator('[value="claire-manosque"]').first().click();
      await page.waitForURL(`${site.origin}/mairie`);
      await page.goto(`${site.origin}/deconnexion?lang=${window.lang}`);
      await check(page, `sign out ${name}`);
      await page.locator('main button[type=submit]').click();
      await page.waitForURL('**/deconnexion/retour**');
    });
  }
});
