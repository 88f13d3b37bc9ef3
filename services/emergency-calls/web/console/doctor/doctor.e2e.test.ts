import assert from 'node:assert/strict';
import { after, before, describe, it, type TestContext } from 'node:test';
import type { Page } from 'playwright-core';
import { assertAccessible, sidewaysScroll } from '#test/axe.ts';
import { launchBrowser, type TestBrowser } from '#test/browser.ts';
import { keepPicture } from '#test/look.ts';
import { inContext, systemContext } from '#base/store/context.ts';
import { newId } from '#base/values/ids.ts';
import { callsSite, type CallsSite, type Console } from '../../../api/fixtures/calls-site.ts';
import { enterOffers } from '../../../store/care-offer.ts';
import { enterConsole } from '../../fixtures/enter-console.ts';

const ALWAYS = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: '00:00', to: '00:00' }));

describe('the doctor’s console', () => {
  let site: CallsSite;
  let browser: TestBrowser;
  let arm: Console;
  const stops: (() => unknown)[] = [];

  before(async () => {
    const t = { name: 'doctor', after: (stop: () => unknown) => { stops.unshift(stop); } } as unknown as TestContext;
    site = await callsSite(t);
    browser = await launchBrowser(t);
    arm = await site.signIn('arm-valmont');
    const { regulation } = site.web;
    await inContext(regulation.app, systemContext('test', 'essai'), (tx) => enterOffers(tx,
      { partition: regulation.partitionOfCentre('9A0'), centre: '9A0' }, [1, 2].map((n) => ({ id: `9A0-${n}`, type: 'LIBERAL.MG',
        category: 'PS', name: `Dr Sam Cabinet ${n}`, address: '1 rue de la Santé', town: 'Valmont', phone: '+33199000000',
          lat: 46.2 + n / 50,
        lon: -3.4, opening: ALWAYS, slotMinutes: 20, practitioner: { rppsId: '819999000001', lastName: 'X', firstName: 'Y' },
        finess: null }))));
  });
  after(async () => { for (const stop of stops) await stop(); });

  const enter = (t: TestContext, more: { person?: string; width?: number; lang?: string } = {}): Promise<Page> =>
    enterConsole(t, browser, site.origin, { person: 'mrl-valmont', ready: '#dossier', ...more });
  const waiting = async (branch: string, address: string): Promise<string> => {
    const id = newId();
    await arm('PUT', `dossiers/${id}`, {});
    await arm('POST', `dossiers/${id}/commandes`, { commands: [
      { type: 'modifier', id: newId(), changes: [{ path: 'location.detailedAddress.complete', value: address, seen: 1 },
        { path: 'location.geometry', value: { lat: 46.2, lon: -3.4, precision: 'RUE', radius_m: null, source: 'x',
          at: '2026-01-01T00:00:00Z' }, seen: 1 }] }, { type: 'demanderRegulation', id: newId(), branch }] });
    return id;
  };

  it('takes from the queue of its branch and decides in three keystrokes; books, promises, prescribes', async (t) => {
    await waiting('AMU', '1 rue AMU');
    const id = await waiting('SNP', '2 rue SNP');
    await arm('POST', `dossiers/${id}/commandes`, { commands: [{ type: 'ajouterPatient', id: newId(), patient: 'P1' },
      { type: 'modifier', id: newId(), changes: [{ path: 'patient/P1/detail.age', value: 'P6M', seen: 1 },
        { path: 'patient/P1/identity.strictFeatures.sex', value: 'F', seen: 1 }] }] });
    await site.telephony([{ eventId: 'ring', callId: 'ring', centre: '9A0', kind: 'PRESENTED', line: '15', ani: '0612345678',
      at: new Date().toISOString() }]);
    const page = await enter(t);
    await page.locator('.rc-late').first().waitFor();
    await page.locator('.rc-call[data-call=ring]').waitFor();
    assert.equal(await page.locator('.rc-next').count(), 0, 'Enter is the queue’s: no call stands before it');
    await page.getByText('Entrée prend le premier qui attend').waitFor();
    assert.equal(await page.locator('.rc-late').first().textContent(), 'dans le délai');
    const keys: string[] = [];
    const press = async (key: string): Promise<void> => { keys.push(key); await page.keyboard.press(key); };
    await press('Enter');
    await page.getByRole('region', { name: 'Décisions' }).waitFor();
    await press('d');
    const menu = (await page.getByRole('group', { name: 'Un chiffre décide' }).boundingBox())!;
    assert.ok(menu.y + menu.height <= page.viewportSize()!.height, 'the menu is in sight');
    await press('1');
    await page.locator('.rc-decisions ol').getByText('Conseil médical').waitFor();
    assert.equal(keys.length, 3);
    assert.match(await page.locator('.rc-case').textContent() ?? '', /2 rue SNP|DRM/);
    await page.keyboard.press('d');
    await page.keyboard.press('2');
    await page.keyboard.type('Paracétamol 1 g, 3 fois par jour\n');
    await page.getByText('Paracétamol 1 g').waitFor();
    await page.getByRole('button', { name: 'dans 15 min' }).press('Enter');
    await page.getByRole('button', { name: 'Rappelé' }).waitFor();
    await page.locator('[name="sheet-lastName"]').fill('ROC');
    await page.locator('[name="sheet-firstName"]').fill('Sam');
    await page.locator('[name="sheet-email"]').fill('sam.roc@example.org');
    await page.locator('[name="sheet-rpps"]').fill('819999000001');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Alt+S');
    await page.keyboard.type('cabinet 1');
    const slot = page.getByRole('button', { name: /^Rendez-vous / }).first();
    const booked = page.getByRole('button', { name: (await slot.textContent())!, exact: true });
    await slot.press('Enter');
    await page.getByRole('button', { name: 'Annuler' }).waitFor();
    await booked.waitFor({ state: 'detached' });
    await assertAccessible(page, 'doctor');
    await keepPicture(page, 'doctor');
    const link = await page.getByRole('link', { name: 'Imprimer' }).getAttribute('href');
    await page.goto(site.origin + link);
    await page.getByText('RPPS 819999000001').waitFor();
    await page.getByText('Nom non donné. Féminin, 6 mois').waitFor();
    await assertAccessible(page, 'prescription');
    await page.emulateMedia({ colorScheme: 'dark' });
    await assertAccessible(page, 'prescription at night');
    await keepPicture(page, 'prescription');
    const { body } = await arm('GET', `dossiers/${id}`);
    assert.deepEqual([body.kind, body.appointments.length, body.callBacks.length, body.sent[0].model], ['DRM', 1, 1, 'RS-SAS-RDV']);
  });

  it('says what is over its target and overdue in words, in English and in a narrow window', async (t) => {
    const doctor = await site.signIn('mru-valmont');
    const id = await waiting('AMU', '3 rue du Port');
    await doctor('POST', `dossiers/${id}/commandes`, { commands: [
      { type: 'promettreRappel', id: newId(), callBack: newId(), dueAt: Date.now() - 1_000, reason: 'x' }] });
    const page = await enter(t, { person: 'mru-valmont', lang: 'en', width: 320 });
    await page.getByText('one call back overdue').waitFor();
    await page.keyboard.press('Alt+R');
    await page.getByRole('button', { name: 'Called back' }).waitFor();
    await assertAccessible(page, 'overdue, English, narrow');
    assert.equal(await sidewaysScroll(page), 0);
  });
});
