import assert from 'node:assert/strict';
import { after, before, describe, it, type TestContext } from 'node:test';
import type { Page } from 'playwright-core';
import { assertAccessible, sidewaysScroll } from '#test/axe.ts';
import { launchBrowser, type TestBrowser } from '#test/browser.ts';
import { inContext, systemContext } from '#base/store/context.ts';
import { newId } from '#base/values/ids.ts';
import { callsSite, type CallsSite, type Console } from '../../api/fixtures/calls-site.ts';
import { testVehicles } from '../../api/fixtures/test-vehicles.ts';
import { enterResources } from '../../store/resources.ts';

const CENTRE = '9A0';
const [FIRST, SECOND] = testVehicles(CENTRE);

describe('the second line of a centre', () => {
  let site: CallsSite;
  let browser: TestBrowser;
  let arm: Console;
  const stops: (() => unknown)[] = [];

  before(async () => {
    const t = { name: 'second line', after: (stop: () => unknown) => { stops.unshift(stop); } } as unknown as TestContext;
    site = await callsSite(t);
    browser = await launchBrowser(t);
    arm = await site.signIn('arm-valmont');
  });
  after(async () => { for (const stop of stops) await stop(); });

  const enter = async (t: TestContext, { width = 1600, lang = 'fr', person = 'bord-valmont' } = {}): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width, height: 1000 }, locale: lang,
      extraHTTPHeaders: { 'accept-language': lang } });
    t.after(() => context.close());
    const page = await context.newPage();
    await page.goto(`${site.origin}/bord`);
    await page.locator(`[value="${person}"]`).first().click();
    await page.locator('.rb').waitFor();
    return page;
  };
  const open = async (address: string, more: object[] = []): Promise<string> => {
    const id = newId();
    await arm('PUT', `dossiers/${id}`, {});
    await arm('POST', `dossiers/${id}/commandes`, { commands: [{ type: 'modifier', id: newId(), changes: [
      { path: 'location.detailedAddress.complete', value: address, seen: 1 }] }, ...more.map((one) => ({ id: newId(), ...one }))] });
    return id;
  };
  const row = (page: Page, name: string) => page.locator('.rb-row', { has: page.locator('b', { hasText: new RegExp(`^${name}$`) }) });

  it('says so when nothing is there yet, in both languages and at 320 px', async (t) => {
    const page = await enter(t);
    await page.getByText('Aucun moyen inscrit').waitFor();
    await page.getByText('Aucun lit déclaré').waitFor();
    await assertAccessible(page, 'empty');
    const narrow = await enter(t, { width: 320, lang: 'en' });
    await narrow.getByText('No vehicle entered').waitFor();
    assert.equal(await sidewaysScroll(narrow), 0);
    await assertAccessible(narrow, 'narrow, English');
  });

  it('by keyboard alone: engage, next status, a late one in its place, radio, a bed, cancel; and what must be asked about', async (t) => {
    const { regulation } = site.web;
    await inContext(regulation.app, systemContext('test', 'test'), (tx) =>
      enterResources(tx, regulation.partitionOfCentre(CENTRE), CENTRE, testVehicles(CENTRE)));
    const late = await open('9 quai du Port', [{ type: 'prioriser', priority: 'P1' }, { type: 'engager', mission: 'm-late',
      resource: SECOND!.resourceId, name: SECOND!.name, vehicleType: SECOND!.vehicleType, at: Date.now() - 1_500_000 }]);
    const dossier = await open('3 rue Basse', [{ type: 'prioriser', priority: 'P0' }]);
    const page = await enter(t);
    await row(page, SECOND!.name).getByText('sans statut après l’heure estimée').waitFor();
    await page.getByText('1 à relancer').waitFor();
    const choose = async (name: string): Promise<void> => {
      for (let i = 0; i < 40 && !await row(page, name).evaluate((one) => one.getAttribute('aria-selected') === 'true'); i += 1) {
        await page.keyboard.press('ArrowDown');
      }
    };
    await choose(FIRST!.name);
    await page.keyboard.press('e');
    await page.locator('[name="engage"] option', { hasText: '3 rue Basse' }).waitFor({ state: 'attached' });
    await page.locator('[name="engage"]').selectOption(dossier);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await row(page, FIRST!.name).getByText('Décidé').waitFor();
    await page.locator('h3#chosen').click();
    await page.keyboard.press('s');
    await row(page, FIRST!.name).getByText('Déclenché').waitFor();
    await page.keyboard.press('h');
    await page.locator('[name="late-status"]').selectOption('DEPART');
    await page.keyboard.press('Tab');
    const before = new Date(Date.now() - 600_000);
    await page.locator('[name="late-hour"]').fill(
      `${String(before.getHours()).padStart(2, '0')}:${String(before.getMinutes()).padStart(2, '0')}`);
    await page.keyboard.press('Enter');
    await page.locator('.rb-story li', { hasText: 'Départ' }).getByText('reçu à').waitFor();
    assert.match(await row(page, FIRST!.name).innerText(), /Déclenché/);
    await page.keyboard.press('Escape');
    await page.keyboard.press('r');
    await page.keyboard.type('Rue barrée, passe par le quai');
    await page.keyboard.press('Enter');
    await page.locator('.rb-radio').getByText('Rue barrée').waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('l');
    await page.keyboard.type('CH de Valmont');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Réanimation');
    await page.keyboard.press('Tab');
    await page.keyboard.type('1');
    await page.keyboard.press('Enter');
    const keep = page.getByRole('button', { name: /^Réserver/ });
    await keep.waitFor();
    await keep.press('Enter');
    await page.getByRole('button', { name: 'Patient arrivé' }).waitFor();
    await assertAccessible(page, 'working');
    if (process.env.SOCLE_PICTURES) await page.screenshot({ path: `${process.env.SOCLE_PICTURES}/bord.png` });
    const { body } = await arm('GET', `dossiers/${dossier}`);
    assert.deepEqual(body.notes.map(({ text, channel }: Record<string, unknown>) => [text, channel]),
      [['Rue barrée, passe par le quai', 'RADIO']]);
    await page.locator('h3#chosen').click();
    await choose(SECOND!.name);
    await page.keyboard.press('a');
    await page.getByText('Confirmer l’annulation').waitFor();
    await page.keyboard.press('a');
    await row(page, SECOND!.name).getByText('disponible').waitFor();
    assert.equal((await arm('GET', `dossiers/${late}`)).body.missions[0].statuses.at(-1).status, 'ANNULE');
  });

  it('cut off, a status stays and leaves when the line is back; one refused is told', async (t) => {
    const dossier = await open('5 rue Haute', [{ type: 'engager', mission: 'm-cut', resource: SECOND!.resourceId, name: SECOND!.name,
      vehicleType: SECOND!.vehicleType }]);
    const page = await enter(t, { person: 'arm-valmont' });
    await row(page, SECOND!.name).getByText('Décidé').waitFor();
    await row(page, SECOND!.name).click();
    await page.context().setOffline(true);
    await page.keyboard.press('s');
    await page.getByText('1 à envoyer').waitFor();
    await page.context().setOffline(false);
    await row(page, SECOND!.name).getByText('Déclenché').waitFor({ timeout: 20_000 });
    await arm('POST', `dossiers/${dossier}/commandes`, { commands: [{ type: 'statuer', id: newId(), mission: 'm-cut', status: 'RETOUR',
      le: Date.now() }] });
    await row(page, SECOND!.name).getByText('Retour, disponible').waitFor();
    await page.locator('[name="engage"]').waitFor();
    assert.equal(await page.getByRole('checkbox', { name: /plusieurs missions/ }).count(), 0);
    const lead = await enter(t, { person: 'superviseur-valmont' });
    await row(lead, SECOND!.name).click();
    await lead.getByRole('checkbox', { name: /plusieurs missions/ }).click();
    await row(lead, SECOND!.name).getByText('multi-mission').waitFor();
    await row(page, SECOND!.name).getByText('multi-mission').waitFor();
    await lead.getByText('Inscrire un moyen').click();
    await lead.getByLabel(/^Indicatif/).fill('VL-9');
    await lead.getByLabel('Nom', { exact: true }).fill('VLM 9');
    await lead.getByRole('button', { name: 'Inscrire' }).click();
    await lead.getByText('Choisissez la base parmi les lieux proposés.').waitFor();
    await lead.getByRole('combobox', { name: /^Base/ }).fill('46.01, -4.49');
    await lead.getByRole('option', { name: /46°00/ }).first().click();
    await lead.getByRole('button', { name: 'Inscrire' }).click();
    await row(page, 'VLM 9').getByText('disponible').waitFor();
    await assertAccessible(lead, 'several missions, a vehicle entered');
    await row(page, 'VLM 9').click();
    await page.getByLabel('Disponibilité').selectOption('PANNE');
    await row(page, 'VLM 9').getByText('indisponible : panne').waitFor();
  });

  it('fits 320 px with vehicles and beds declared: the table scrolls in its place', async (t) => {
    const { regulation } = site.web;
    await inContext(regulation.app, systemContext('test', 'test'), (tx) =>
      enterResources(tx, regulation.partitionOfCentre(CENTRE), CENTRE, testVehicles(CENTRE)));
    await arm('PUT', 'lits', { hospital: 'Centre hospitalier universitaire de Valmont', specialty: 'Réanimation néonatale', free: 3 });
    const narrow = await enter(t, { width: 320, lang: 'en' });
    await narrow.getByRole('cell', { name: 'Réanimation néonatale', exact: true }).waitFor();
    await row(narrow, FIRST!.name).getByText(/· doctor|· nurse|· first aid/).waitFor();
    assert.equal(await sidewaysScroll(narrow), 0);
    await assertAccessible(narrow, 'beds, narrow, English');
  });
});
