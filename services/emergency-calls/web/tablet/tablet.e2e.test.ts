import assert from 'node:assert/strict';
import { after, before, describe, it, type TestContext } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import { migrateJobs } from '#base/jobs/migrate-jobs.ts';
import { inContext, systemContext } from '#base/store/context.ts';
import { newId } from '#base/values/ids.ts';
import { assertAccessible, sidewaysScroll, smallTargets } from '#test/axe.ts';
import { jpegPhoto } from '#test/files/sample-files.ts';
import { launchBrowser, type TestBrowser } from '#test/browser.ts';
import { callsSite, type CallsSite } from '../../api/fixtures/calls-site.ts';
import { testVehicles } from '../../api/fixtures/test-vehicles.ts';
import { enterResources } from '../../store/resources.ts';

const CENTRE = '9A0';
const [VEHICLE] = testVehicles(CENTRE);
const PICTURES = process.env.SOCLE_PICTURES;

describe('the tablet of a crew', () => {
  let site: CallsSite;
  let browser: TestBrowser;
  const stops: (() => unknown)[] = [];

  before(async () => {
    const t = { name: 'tablet', after: (stop: () => unknown) => { stops.unshift(stop); } };
    site = await callsSite(t as never);
    await migrateJobs(site.db.connection, site.db.service);
    browser = await launchBrowser(t);
    const { regulation } = site.web;
    await inContext(regulation.app, systemContext('test', 'essai'), (tx) =>
      enterResources(tx, regulation.partitionOfCentre(CENTRE), CENTRE, testVehicles(CENTRE)));
  });
  after(async () => { for (const stop of stops) await stop(); });

  let earlier: string | undefined;
  const engage = async (address: string, more: readonly { path: string; value: unknown }[] = []): Promise<string> => {
    const [arm, id] = [await site.signIn('arm-valmont'), newId()];
    // A vehicle has one mission at a time: that of the test before ends here.
    if (earlier) await arm('POST', `dossiers/${earlier}/commandes`, { commands: [{ type: 'statuer', id: newId(), mission: 'M1',
      status: 'RETOUR', le: Date.now() }] });
    earlier = id;
    await arm('PUT', `dossiers/${id}`, {});
    const modify = (path: string, value: unknown) => ({ type: 'modifier', id: newId(), changes: [{ path, value, seen: 1 }] });
    const given = await arm('POST', `dossiers/${id}/commandes`, { commands: [modify('location.detailedAddress.complete', address),
      ...more.map(({ path, value }) => modify(path, value)), modify('location.access.floor', '3'),
        modify('location.access.accessCode', ['4512B']),
      modify('qualification.healthMotive', { code: 'M03.06', label: 'Douleur thoracique' }),
      modify('qualification.riskThreat', [{ code: 'R20', label: 'Accès difficile' }]),
      modify('location.geometry', { lat: 46.25, lon: -3.35, precision: 'EXACTE', radius_m: 5, source: 'OPERATEUR',
        at: '2026-01-01T10:00:00Z' }),
      { type: 'ajouterPatient', id: newId(), patient: 'P1' },
      { type: 'engager', id: newId(), at: Date.now() - 600_000, mission: 'M1', resource: VEHICLE!.resourceId, name: VEHICLE!.name,
        vehicleType: VEHICLE!.vehicleType }] });
    assert.ok(given.body.outcomes.every(({ ok }: { ok: boolean }) => ok), JSON.stringify(given.body));
    return id;
  };
  const missionOf = async (id: string) => (await (await site.signIn('arm-valmont'))('GET', `dossiers/${id}`)).body.missions[0] as
    { statuses: { status: string; at: number; receivedAt: number }[]; assessments: { content: { parameter: unknown[] }; at: number }[] };
  const picture = async (page: Page, name: string): Promise<void> => {
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/${name}.png`, fullPage: true });
  };
  const enter = async (t: TestContext, options: Parameters<TestBrowser['newContext']>[0] = {}): Promise<{ page: Page;
    context: BrowserContext }> => {
    const context = await browser.newContext({ viewport: { width: 1024, height: 768 }, ...options });
    t.after(() => context.close());
    const page = await context.newPage();
    await page.goto(`${site.origin}/tablette`);
    await page.locator('[value="equipage-valmont"]').first().click();
    await page.locator('.rc-tablet').waitFor();
    return { page, context };
  };
  const press = (page: Page, status: string) => page.locator(`[data-status="${status}"]`).click();
  const ready = (page: Page) => page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    while (!navigator.serviceWorker.controller) await new Promise((done) => { setTimeout(done, 20); });
  });

  it('the network is cut, the page is killed and opened again: all that was done comes once, with its own times', async (t) => {
    const id = await engage('12 quai des Brumes, Valmont');
    const { page, context } = await enter(t);
    await picture(page, 'tablet-choice');
    await assertAccessible(page, 'choice of the vehicle');
    await page.getByLabel('Médecin').fill('Dr Lucie ARNAUD');
    await page.getByRole('button', { name: VEHICLE!.name }).click();
    await page.getByText('12 quai des Brumes').waitFor();
    await page.locator('.rc-top').getByText('Dr Lucie ARNAUD').waitFor();
    await ready(page);
    const answered = page.waitForResponse((response) => response.url().includes('/commandes'));
    await press(page, 'DEPART');
    await answered;
    await page.getByText('Tout est envoyé').waitFor();
    await context.setOffline(true);
    await press(page, 'ARRIVEE');
    await page.locator('[data-status="ARRIVEE"][aria-pressed="true"]').waitFor();
    await page.getByText(/Hors ligne/).waitFor();
    await press(page, 'PEC');
    await page.locator('[data-status="PEC"][aria-pressed="true"]').waitFor();
    assert.deepEqual(await page.locator('[data-status][aria-pressed=true]').evaluateAll((all) => all.map((one) => (one as HTMLElement)
      .dataset.status)), ['DEPART', 'ARRIVEE', 'PEC']);
    await page.getByLabel('Médical').check();
    await page.locator('[name="FREQUENCE_CARDIAQUE"]').fill('312');
    await page.locator('[name="PRESSION_ARTERIELLE"]').fill('130/80');
    await page.locator('.rc-unlikely').waitFor();
    await assertAccessible(page, 'offline, with a warning');
    await picture(page, 'tablet-offline');
    await page.getByRole('button', { name: 'Envoyer le bilan' }).click();
    await page.getByText(/3 envois en attente/).waitFor();
    await page.close();
    const again = await context.newPage();
    await again.goto(`${site.origin}/tablette`);
    await again.getByText('12 quai des Brumes').waitFor();
    await again.getByText(/3 envois en attente/).waitFor();
    await press(again, 'RETOUR');
    await again.getByText(/4 envois en attente/).waitFor();
    const back = Date.now();
    await context.setOffline(false);
    await again.getByText('Tout est envoyé').waitFor({ timeout: 20_000 });
    const { statuses, assessments } = await missionOf(id);
    assert.deepEqual(statuses.map(({ status }) => status), ['DECISION', 'DEPART', 'ARRIVEE', 'PEC', 'RETOUR']);
    for (const { status, at, receivedAt } of statuses.slice(2)) assert.ok(at < back && receivedAt >= back, status);
    assert.deepEqual(statuses.map(({ at }) => at).toSorted((a, b) => a - b), statuses.map(({ at }) => at));
    assert.deepEqual(assessments.map(({ content, at }) => [content.parameter.length, at < back]), [[2, true]]);
    const fleet = (await (await site.signIn('arm-valmont'))('GET', 'moyens')).body.rows as { resourceId: string; status: string }[];
    assert.equal(fleet.find(({ resourceId }) => resourceId === VEHICLE!.resourceId)?.status, 'RETOUR');
  });

  it('a photo taken without a line is sent exactly once, also when the answer to it is lost; the road and its marker are read',
    async (t) => {
    const id = await engage('A7 PK 12,4 sens Valmont', [{ path: 'location.detailedAddress.highway',
      value: { name: 'A7', pk: '12,4', direction: 'Valmont' } }]);
    const { page, context } = await enter(t, { geolocation: { latitude: 46.2, longitude: -3.4 }, permissions: ['geolocation'] });
    await page.getByText('A7 PK 12,4 → Valmont').waitFor();
    await page.getByText(/\d,\d km à vol d’oiseau, cap \d+°/).waitFor();
    await ready(page);
    await context.setOffline(true);
    await page.locator('.rc-photos input').setInputFiles({ name: 'route.jpg', mimeType: 'image/jpeg', buffer: await jpegPhoto(640, 480) });
    await page.getByText('1 document joint').waitFor();
    await page.getByText(/1 envoi en attente/).waitFor();
    await assertAccessible(page, 'a photo waits');
    // The first sending arrives, its answer does not: the tablet cannot know, and sends again.
    await page.evaluate(() => {
      const real = window.fetch;
      const sent = window as unknown as { sendings: number };
      sent.sendings = 0;
      window.fetch = async (...asked) => {
        const answer = await real(...asked);
        if (!String(asked[0]).includes('/documents')) return answer;
        sent.sendings += 1;
        if (sent.sendings === 1) throw new TypeError('the connection was reset');
        return answer;
      };
    });
    await context.setOffline(false);
    await page.getByText('Tout est envoyé').waitFor({ timeout: 30_000 });
    assert.ok(await page.evaluate(() => (window as unknown as { sendings: number }).sendings) >= 2, 'it was sent again');
    const { documents } = (await (await site.signIn('arm-valmont'))('GET', `dossiers/${id}/documents`)).body;
    assert.deepEqual(documents.map(({ from }: { from: string }) => from), ['crew']);
    await page.getByText('1 document joint').waitFor();
  });

  it('the session ended while there was no network: what was typed is kept, and goes after the sign-in', async (t) => {
    const id = await engage('4 rue de la Halle');
    const { page, context } = await enter(t);
    await page.getByText('4 rue de la Halle').waitFor();
    await ready(page);
    await context.setOffline(true);
    await press(page, 'DECLENCHE');
    await page.getByText(/1 envoi en attente/).waitFor();
    await context.clearCookies();
    await context.setOffline(false);
    await page.getByText(/Session finie/).waitFor({ timeout: 20_000 });
    await press(page, 'DEPART');
    await page.getByText(/2 envois en attente/).waitFor();
    await page.getByRole('link', { name: /Se reconnecter/ }).click();
    await page.locator('.rc-tablet, [value="equipage-valmont"]').first().waitFor();
    if (await page.locator('.rc-tablet').count() === 0) await page.locator('[value="equipage-valmont"]').first().click();
    await page.getByText('Tout est envoyé').waitFor({ timeout: 20_000 });
    assert.deepEqual((await missionOf(id)).statuses.map(({ status }) => status), ['DECISION', 'DECLENCHE', 'DEPART']);
  });

  it('nothing that was kept is in the clear in the browser’s store', async (t) => {
    await engage('9 impasse du Secret');
    const { page } = await enter(t);
    await page.getByText('9 impasse du Secret').waitFor();
    const kept = await page.evaluate(async () => {
      const db = await new Promise<IDBDatabase>((done) => { const r = indexedDB.open('tablette'); r.onsuccess = () => done(r.result); });
      const rows = await new Promise<{ box: ArrayBuffer }[]>((done) => {
        const r = db.transaction('values').objectStore('values').getAll();
        r.onsuccess = () => done(r.result);
      });
      const caught = await Promise.all((await caches.keys()).map(async (name) =>
        (await (await caches.open(name)).keys()).map(({ url }) => url)));
      return { text: rows.map(({ box }) => new TextDecoder('latin1').decode(box)).join(), urls: caught.flat().join(),
        local: JSON.stringify(localStorage) };
    });
    assert.ok(kept.text.length > 100 && !/Secret/.test(kept.text + kept.local) && !/api/.test(kept.urls));
  });

  it('is accessible in both languages, narrow, by night and by day, and every target is large', async (t) => {
    for (const [locale, width, mode] of [['fr-FR', 320, 'Jour'], ['en-GB', 768, 'Day']] as const) {
      const { page } = await enter(t, { locale, viewport: { width, height: 800 }, geolocation: { latitude: 46.2, longitude: -3.4 },
        permissions: ['geolocation'] });
      await page.locator('.rc-steps').waitFor();
      await page.getByText(/46|km/).first().waitFor();
      assert.equal(await sidewaysScroll(page), 0);
      assert.deepEqual(await smallTargets(page), []);
      await assertAccessible(page, `${locale} by night`);
      await picture(page, `tablet-night-${width}`);
      await page.getByRole('button', { name: mode, exact: true }).click();
      await assertAccessible(page, `${locale} by day`);
      await picture(page, `tablet-day-${width}`);
    }
    const { rows } = (await (await site.signIn('arm-valmont'))('GET', 'moyens')).body;
    const { lat } = rows.find((one: { resourceId: string }) => one.resourceId === VEHICLE!.resourceId);
    assert.equal(lat, 46.2, 'the centre knows where the vehicle is');
  });
});
