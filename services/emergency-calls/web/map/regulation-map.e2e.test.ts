import assert from 'node:assert/strict';
import { after, before, describe, it, type TestContext } from 'node:test';
import type { Page } from 'playwright-core';
import { inContext, systemContext } from '#base/store/context.ts';
import { newId } from '#base/values/ids.ts';
import { assertAccessible } from '#test/axe.ts';
import { launchBrowser, type TestBrowser } from '#test/browser.ts';
import { assertTook } from '#test/wait-for.ts';
import { callsSite, SMALL_TERRITORY, type CallsSite } from '../../api/fixtures/calls-site.ts';
import { enterResources } from '../../store/resources.ts';

const CENTRE = '9A0';
const VEHICLE = 'fr.health.samu9A0.resource.VLM1';

/** A picture to look at, where somebody wants it. */
const picture = async (page: Page, name: string): Promise<void> => {
  const folder = process.env.SOCLE_PICTURES;
  if (!folder) return;
  await page.waitForTimeout(3_000);
  await page.screenshot({ path: `${folder}/centre-map-${name}.png` });
};

describe('the map of a centre', () => {
  let site: CallsSite;
  let browser: TestBrowser;
  const stops: (() => unknown)[] = [];
  before(async () => {
    const t = { name: 'map', after: (stop: () => unknown) => { stops.unshift(stop); } } as unknown as TestContext;
    site = await callsSite(t, { territory: SMALL_TERRITORY });
    browser = await launchBrowser(t, { webgl: true });
    const { regulation, geography } = site.web.kit;
    const [lon, lat] = await new Promise<readonly number[]>((done) => {
      geography.onReady(({ territory }) => done(territory.seatOf(CENTRE)!.at));
    });
    await inContext(regulation.app, systemContext('seed', 'demonstration'), (tx) =>
      enterResources(tx, regulation.partitionOfCentre(CENTRE), CENTRE, [{ resourceId: VEHICLE, name: 'VLM 1', vehicleType: 'SMUR.VLM',
        crew: 'MED', sector: 'Nord', skills: [], baseLat: lat!, baseLon: lon! }]));
  });
  after(async () => { for (const stop of stops) await stop(); });

  const enter = async (t: TestContext, colorScheme: 'dark' | 'light', locale = 'fr-FR'): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, colorScheme, locale });
    t.after(() => context.close());
    const page = await context.newPage();
    await page.goto(site.origin);
    await page.locator('[value="arm-valmont"]').first().click();
    await page.locator('.so-map[data-state=ready]').waitFor({ timeout: 60_000 });
    return page;
  };

  it('shows where vehicles are within two seconds of their position, in both themes and languages', async (t) => {
    const { landmarks } = site.web.kit.geography.ground();
    for (const [theme, locale, state] of [['dark', 'fr-FR', 'disponible'], ['light', 'en-GB', 'available']] as const) {
      const page = await enter(t, theme, locale);
      await page.locator('.so-map__side summary').click();
      const line = page.locator('.so-map__list li', { hasText: 'VLM 1' });
      await line.waitFor();
      const [lon, lat] = landmarks.communes[3]!.at;
      const sent = Date.now();
      await site.positions(CENTRE, [{ resourceId: VEHICLE, lat, lon, at: sent, speed_km_h: 80, heading_deg: 90 }]);
      await line.filter({ hasText: new RegExp(`${state}.*(il y a|ago)`) }).waitFor();
      await assertTook(page, Date.now() - sent, 2_500);
      await line.getByRole('button').focus();
      await page.keyboard.press('Enter');
      await page.locator('.rc-map__legend summary').click();
      await picture(page, theme);
      await assertAccessible(page, `map ${theme}`);
    }
  });

  it('shows before pick-up from where its number called before: the dossier and the call without one', async (t) => {
    const { communes } = site.web.kit.geography.ground().landmarks;
    const [[lon, lat], [farLon, farLat]] = [communes[4]!.at, communes[5]!.at];
    const arm = await site.signIn('arm-valmont');
    const ring = (callId: string, ago_ms: number) => site.telephony([{ eventId: callId, callId, centre: CENTRE, kind: 'PRESENTED',
      line: '15', ani: '0612345680', at: new Date(Date.now() - ago_ms).toISOString() }]);
    await ring('before-silent', 3_600_000);
    await site.places(CENTRE, [{ number: '0612345680', text: `A"ML=1;lt=+${farLat.toFixed(5)};lg=${farLon.toFixed(5)};rd=30;pm=G` }]);
    await site.db.admin.query("update localisation set recue_le = now() - interval '1 hour'");
    await ring('before-opened', 1_800_000);
    const id = newId();
    await arm('POST', 'appels/before-opened/decrocher', { dossier: id });
    await arm('PUT', `dossiers/${id}`, { call: 'before-opened' });
    await arm('POST', `dossiers/${id}/commandes`, { commands: [{ type: 'modifier', id: newId(), changes: [
      { path: 'location.detailedAddress.complete', value: '7 rue Avant', seen: 1 },
      { path: 'location.geometry', value: { lat, lon, precision: 'RUE', radius_m: null, source: 'x', at: '2026-01-01T00:00:00Z' },
        seen: 1 }] }] });
    await site.telephony([{ eventId: 'e-silent', callId: 'before-silent', centre: CENTRE, kind: 'ENDED',
      at: new Date(Date.now() - 3_590_000).toISOString() }]);
    await ring('again', 0);
    const page = await enter(t, 'light');
    await page.locator('.rc-next').getByText('A déjà appelé une fois sans dossier').waitFor();
    await page.locator('.so-map__side summary').click();
    const list = page.locator('.so-map__list li');
    await list.filter({ hasText: '7 rue Avant' }).filter({ hasText: 'même numéro' }).waitFor();
    await list.filter({ hasText: /Appel de \d\d:\d\d, même numéro/ }).waitFor();
    assert.equal(await list.filter({ hasText: '7 rue Avant' }).count(), 1, 'drawn once');
    await picture(page, 'before');
    await assertAccessible(page, 'earlier calls');
    const english = await enter(t, 'dark', 'en-GB');
    await english.locator('.rc-next').getByText('Called before once, no dossier').waitFor();
    await list.filter({ hasText: '7 rue Avant' }).getByRole('button').press('Enter');
    await page.locator('.rc-case__head').waitFor();
    await site.telephony([{ eventId: 'e-again', callId: 'again', centre: CENTRE, kind: 'ENDED', at: new Date().toISOString() }]);
  });

  it('shows the place of the call that rings before anybody picks it up', async (t) => {
    const page = await enter(t, 'dark');
    await site.telephony([{ eventId: 'm1', callId: 'map-call', centre: CENTRE, kind: 'PRESENTED', line: '15', ani: '0612345679',
      at: new Date().toISOString() }]);
    const [lon, lat] = site.web.kit.geography.ground().landmarks.communes[2]!.at;
    await site.places(CENTRE, [{ number: '0612345679',
      text: `A"ML=1;lt=+${lat.toFixed(5)};lg=${lon.toFixed(5)};rd=40;pm=G` }]);
    await page.locator('.so-map__side summary').click();
    await page.locator('.so-map__list li', { hasText: 'AML' }).waitFor();
    await picture(page, 'ring');
  });
});
