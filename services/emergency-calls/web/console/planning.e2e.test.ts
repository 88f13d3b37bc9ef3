import assert from 'node:assert/strict';
import { after, before, describe, it, type TestContext } from 'node:test';
import type { Page } from 'playwright-core';
import { inContext, systemContext } from '#base/store/context.ts';
import { assertAccessible, sidewaysScroll } from '#test/axe.ts';
import { launchBrowser, type TestBrowser } from '#test/browser.ts';
import { keepPicture } from '#test/look.ts';
import { callsSite, type CallsSite } from '../../api/fixtures/calls-site.ts';
import { enterResources } from '../../store/resources.ts';
import { localHour } from './local-hour.ts';
import { enterConsole } from '../fixtures/enter-console.ts';

const CENTRE = '9A0';
const HOUR = 3_600_000;

describe('a dossier planned at the console', () => {
  let site: CallsSite;
  let browser: TestBrowser;
  const stops: (() => unknown)[] = [];

  before(async () => {
    const t = { name: 'planning', after: (stop: () => unknown) => { stops.unshift(stop); } } as unknown as TestContext;
    site = await callsSite(t);
    browser = await launchBrowser(t);
    const { regulation } = site.web;
    await inContext(regulation.app, systemContext('test', 'essai'), (tx) => enterResources(tx, regulation.partitionOfCentre(CENTRE), CENTRE,
      [{ resourceId: 'fr.health.samu9A0.resource.AMB1', name: 'AMB 1', vehicleType: 'TSU.AMB', crew: 'SECOURS', sector: 'Nord',
        skills: [], baseLat: 46.3, baseLon: -3.4 }]));
  });
  after(async () => { for (const stop of stops) await stop(); });

  const enter = (t: TestContext, more: { person?: string; width?: number; lang?: string } = {}): Promise<Page> =>
    enterConsole(t, browser, site.origin, { person: 'arm-valmont', ...more });

  it('by the keyboard: its hour, its kind, its dossier; it is listed apart and moved to another hour; vehicles are named in words',
    async (t) => {
    const page = await enter(t);
    await page.keyboard.press('Alt+H');
    const hour = page.locator('[name="plan-hour"]');
    await page.waitForFunction(() => document.activeElement?.getAttribute('name') === 'plan-hour');
    await hour.fill(localHour(Date.now() - HOUR));
    await page.getByText('Choisissez une heure à venir').waitFor();
    assert.ok(await page.getByRole('button', { name: 'Créer le dossier programmé' }).isDisabled());
    await hour.fill(localHour(Date.now() + 26 * HOUR));
    await keepPicture(page, 'plan-form');
    await assertAccessible(page, 'planning');
    await hour.press('Enter');
    await page.locator('.rc-kind').getByText('DRM · Programmé').waitFor();
    await page.locator('[name="location.detailedAddress.complete"]').fill('CH de Valmont, réanimation');
    await page.getByRole('heading', { name: /Programmés/ }).waitFor();
    await page.locator('[name="planned-hour"]').fill(localHour(Date.now() + 30 * HOUR));
    await page.getByRole('button', { name: 'Changer l’heure' }).click();
    await page.waitForFunction((value) => document.querySelector<HTMLInputElement>('[name="planned-hour"]')?.value === value
      && document.querySelector('.rc-cases time')?.textContent !== null, localHour(Date.now() + 30 * HOUR));
    await page.locator('.rc-sector .rc-kind', { hasText: 'Ambulance TSU.AMB' }).first().waitFor();
    await assertAccessible(page, 'planned dossier');
    await keepPicture(page, 'planned');
  });

  it('narrow and in English; a supervisor plans nothing', async (t) => {
    const page = await enter(t, { person: 'mru-valmont', width: 320, lang: 'en' });
    await page.getByRole('button', { name: /^Plan/ }).click();
    await page.getByRole('button', { name: 'Make the planned dossier' }).waitFor();
    assert.equal(await sidewaysScroll(page), 0);
    await assertAccessible(page, 'planning, narrow');
    await keepPicture(page, 'plan-narrow');
    await page.keyboard.press('Escape');
    const lead = await enter(t, { person: 'superviseur-valmont' });
    assert.equal(await lead.getByRole('button', { name: /Programmer/ }).count(), 0);
  });
});
