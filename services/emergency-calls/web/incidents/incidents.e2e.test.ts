import assert from 'node:assert/strict';
import { after, before, describe, it, type TestContext } from 'node:test';
import type { Page } from 'playwright-core';
import { assertAccessible, sidewaysScroll } from '#test/axe.ts';
import { launchBrowser, type TestBrowser } from '#test/browser.ts';
import { newId } from '#base/values/ids.ts';
import { callsSite, type CallsSite, type Console } from '../../api/fixtures/calls-site.ts';
import { crowdedIncident } from '../../api/fixtures/crowd.ts';
import { keepPicture } from '#test/look.ts';
import { waitForCount } from '#test/wait-for.ts';

describe('the screen of events', () => {
  let site: CallsSite;
  let browser: TestBrowser;
  let arm: Console;
  const stops: (() => unknown)[] = [];

  before(async () => {
    const t = { name: 'events', after: (stop: () => unknown) => { stops.unshift(stop); } } as unknown as TestContext;
    site = await callsSite(t);
    browser = await launchBrowser(t);
    arm = await site.signIn('arm-valmont');
  });
  after(async () => { for (const stop of stops) await stop(); });

  const enter = async (t: TestContext, { path = '/evenements', width = 1440, lang = 'fr', person = 'superviseur-valmont' } = {}):
    Promise<Page> => {
    const context = await browser.newContext({ viewport: { width, height: 900 }, locale: lang,
      extraHTTPHeaders: { 'accept-language': lang } });
    t.after(() => context.close());
    const page = await context.newPage();
    await page.goto(site.origin + path);
    await page.locator(`[value="${person}"]`).first().click();
    await page.locator('#dossier').waitFor();
    return page;
  };
  const caseAt = async (lat: number): Promise<void> => {
    const id = newId();
    await arm('PUT', `dossiers/${id}`, {});
    await arm('POST', `dossiers/${id}/commandes`, { commands: [{ type: 'modifier', id: newId(), changes: [{ path: 'location.geometry',
      value: { lat, lon: -3.4, precision: 'RUE', radius_m: null, source: 'x', at: '2026-01-01T00:00:00Z' }, seen: 1 }] }] });
  };

  it('is empty, then an event is opened, its dossiers gathered, victims entered, sent on and received: by keyboard', async (t) => {
    await caseAt(46.2004);
    await caseAt(46.2006);
    const page = await enter(t);
    await page.route('**/lieux/autour?*', (route) => route.fulfill({ json: { address: { label: '3 Rue Basse', metres: 40 },
      commune: { code: '99001', name: 'Valmont' } } }));
    await page.getByText('Aucun évènement.').waitFor();
    await assertAccessible(page, 'empty');
    await page.locator('[name="name"]').fill('Car renversé');
    await page.locator('[name="kind"]').selectOption('NOVI');
    await page.locator('[name="place"]').fill('46.2, -3.4');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.querySelector<HTMLInputElement>('[name="place"]')?.value.startsWith('46°12'));
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Car renversé' }).waitFor();
    await page.getByText('46°12′00,0″N 3°24′00,0″O · près de 3 Rue Basse (40 m), Valmont').waitFor();
    await page.getByRole('button', { name: 'Tout rattacher' }).press('Enter');
    await page.getByText('Aucun dossier ouvert à moins').waitFor();
    await page.keyboard.press('Alt+V');
    await page.keyboard.type('UA 0042 F 34 jambe droite\n');
    await page.locator('.rc-victim__tag', { hasText: '0042' }).waitFor();
    await page.keyboard.type('IMP 0043\n');
    await page.locator('.rc-victim__tag', { hasText: '0043' }).waitFor();
    await page.keyboard.type('UR 0042\n');
    await page.getByText('Une autre victime porte déjà ce numéro').waitFor();
    await page.waitForFunction(() => document.querySelector<HTMLInputElement>('[name="victim"]')?.value === 'UR 0042');
    await page.getByRole('button', { name: 'Évacuer 0042' }).press('Enter');
    await page.keyboard.type('CHU de Valmont\n');
    await page.getByRole('button', { name: 'Arrivé 0042' }).press('Enter');
    await page.locator('.rc-victim').getByText('Féminin 34 ans jambe droite').waitFor();
    await page.getByText('arrivé à').waitFor();
    await page.getByLabel('Verser au dossier 0042').selectOption({ index: 1 });
    await page.getByText('Dans le dossier').waitFor();
    await page.keyboard.press('Alt+N');
    await page.keyboard.type('PMA au gymnase\n');
    await page.locator('.rc-event__notes').getByText('PMA au gymnase').waitFor();
    await page.getByText('Aucun lit déclaré à ce centre').waitFor();
    await arm('PUT', 'lits', { hospital: 'CHU de Valmont', specialty: 'Réanimation', free: 3 });
    await page.locator('.rc-event__left li', { hasText: 'CHU de Valmont' }).getByText('3 libres, 0 réservé').waitFor();
    await page.locator('.rc-tally button', { hasText: 'Urgence absolue' }).locator('b').getByText('1', { exact: true }).waitFor();
    await assertAccessible(page, 'event');
    await keepPicture(page, 'event');
  });

  it('stays quick with 500 victims and 1,000 notes, and shows them by pages; in English, narrow', async (t) => {
    const { id } = await crowdedIncident(arm, { victims: 500, notes: 1_000, dossiers: 3 });
    const page = await enter(t, { path: `/evenements/${id}`, lang: 'en' });
    await page.locator('.rc-victim').first().waitFor();
    await waitForCount(page.locator('.rc-victim'), 60);
    await page.getByRole('button', { name: 'Show 60 more' }).click();
    await waitForCount(page.locator('.rc-victim'), 120);
    await page.getByRole('button', { name: /Earlier notes \(900\)/ }).click();
    await page.getByRole('button', { name: /Earlier notes \(800\)/ }).waitFor();
    await page.getByLabel('Find a bracelet').fill('TR000017');
    await page.waitForFunction(() => document.querySelectorAll('.rc-victim').length === 1);
    await assertAccessible(page, 'crowd, English');
    await keepPicture(page, 'event-crowd');
    const narrow = await enter(t, { path: `/evenements/${id}`, width: 320 });
    await narrow.locator('.rc-victim').first().waitFor();
    assert.equal(await sidewaysScroll(narrow), 0);
    await assertAccessible(narrow, 'crowd, narrow');
    await keepPicture(narrow, 'event-narrow');
  });

  it('says what is not there, and what a call taker may not declare', async (t) => {
    const page = await enter(t, { path: `/evenements/${newId()}`, person: 'arm-valmont' });
    await page.getByText('Évènement introuvable').waitFor();
    await assertAccessible(page, 'not there');
    await page.getByRole('link', { name: 'Tous les évènements' }).click();
    await page.locator('[name="kind"]').waitFor();
    assert.equal(await page.locator('[name="kind"] option').count(), 1);
  });
});
