import assert from 'node:assert/strict';
import { after, before, describe, it, type TestContext } from 'node:test';
import type { Page } from 'playwright-core';
import { inContext, systemContext } from '#base/store/context.ts';
import { assertAccessible, sidewaysScroll } from '#test/axe.ts';
import { launchBrowser, type TestBrowser } from '#test/browser.ts';
import { waitForCount, waitForValue } from '#test/wait-for.ts';
import { callsSite, SMALL_TERRITORY, type CallsSite } from '../../api/fixtures/calls-site.ts';
import { demoVehicles } from '../../data/demo-vehicles.ts';
import type { Ground } from '../../api/geography/geography.ts';
import { enterResources } from '../../store/resources.ts';

const CENTRE = '9A0';
const ADDRESS = '[name="location.detailedAddress.complete"]';

/** A picture to look at, where somebody wants it. */
const picture = async (page: Page, name: string): Promise<void> => {
  const folder = process.env.SOCLE_PICTURES;
  if (!folder) return;
  await page.waitForTimeout(2_000);
  await page.screenshot({ path: `${folder}/address-${name}.png`, fullPage: true });
};

describe('the address and the soonest vehicles', () => {
  let site: CallsSite;
  let browser: TestBrowser;
  let ground: Ground;
  const stops: (() => unknown)[] = [];
  before(async () => {
    const t = { name: 'address', after: (stop: () => unknown) => { stops.unshift(stop); } } as unknown as TestContext;
    site = await callsSite(t, { territory: SMALL_TERRITORY });
    browser = await launchBrowser(t, { webgl: true });
    const { regulation, geography } = site.web.kit;
    ground = await new Promise<Ground>((done) => { geography.onReady(done); });
    for (const centre of [CENTRE, '9B0']) {
      await inContext(regulation.app, systemContext('seed', 'demonstration'), (tx) => enterResources(tx,
        regulation.partitionOfCentre(centre), centre, demoVehicles(centre, ground.landmarks, ground.territory)));
    }
  });
  after(async () => { for (const stop of stops) await stop(); });

  const enter = async (t: TestContext, options: { colorScheme: 'dark' | 'light'; locale: string; width?: number }): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width: options.width ?? 1600, height: 1_000 }, ...options });
    t.after(() => context.close());
    const page = await context.newPage();
    await page.goto(site.origin);
    await page.locator('[value="arm-valmont"]').first().click();
    await page.locator('.rc-line').waitFor();
    return page;
  };
  const dossiers = async () => (await (await site.signIn('superviseur-valmont'))('GET', 'dossiers')).body.rows;

  it('is chosen by keyboard in few keys: one command writes line, town and point; the soonest are engaged by a chord', async (t) => {
    const page = await enter(t, { colorScheme: 'dark', locale: 'fr-FR' });
    await page.keyboard.press('Alt+O');
    await page.waitForFunction((name) => document.activeElement?.matches(name), ADDRESS);
    const hall = ground.landmarks.spots.find(({ kind, commune }) => kind === 'town-hall'
      && ground.landmarks.communes[commune]!.name === 'Valmont')!;
    await page.keyboard.type('mairie valmo');
    await page.getByRole('option', { name: hall.name }).waitFor();
    await assertAccessible(page, 'address open');
    await picture(page, 'dark-open');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await page.waitForFunction(([name, text]) => document.querySelector<HTMLInputElement>(name!)?.value === text, [ADDRESS, hall.name]);
    await waitForCount(page.locator('[role=option]:visible'), 0);
    await page.getByRole('heading', { name: 'Les plus rapides' }).waitFor();
    const engage = page.locator('.rc-nearest ol').first().getByRole('button', { name: /^Engager/ });
    await engage.first().waitFor();
    await waitForCount(engage, 5);
    const [first] = await page.locator('.rc-nearest ol').first().locator('li').allTextContents();
    assert.match(first!, /min.*disponible · par la route/);
    await page.keyboard.press('Alt+Shift+Digit1');
    await page.locator('.rc-missions li').first().waitFor();
    await page.waitForFunction(() => !document.querySelector('.rc-top')?.textContent?.includes('à envoyer'));
    const [row] = await dossiers();
    assert.deepEqual([row.adresse, row.commune, row.missions], [hall.name, 'Valmont', 1]);
    const { body } = await (await site.signIn('arm-valmont'))('GET', `dossiers/${row.dossier_id}`);
    assert.equal(body.missions[0].shown.length, 5);
    assert.deepEqual([body.fields['location.geometry'].value.source, body.fields['location.city'].value.name], ['REFERENTIEL', 'Valmont']);
    await assertAccessible(page, 'soonest vehicles');
    await picture(page, 'dark-chosen');
  });

  it('places an event of many by the same search, by keyboard', async (t) => {
    const page = await enter(t, { colorScheme: 'dark', locale: 'fr-FR', width: 320 });
    await page.goto(`${site.origin}/evenements`);
    const hall = ground.landmarks.spots.find(({ kind, commune }) => kind === 'town-hall'
      && ground.landmarks.communes[commune]!.name === 'Valmont')!;
    await page.locator('[name="name"]').fill('Car renversé');
    await page.locator('[name="place"]').focus();
    await page.keyboard.type('mairie valmo');
    await page.getByRole('option', { name: hall.name }).waitFor();
    await assertAccessible(page, 'place of an event, found');
    assert.equal(await sidewaysScroll(page), 0);
    await page.keyboard.press('Enter');
    await page.getByText('Lieu situé sur la carte.').waitFor();
    await picture(page, 'event');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Car renversé' }).waitFor();
    const { body } = await (await site.signIn('arm-valmont'))('GET', `evenements/${page.url().split('/').at(-1)}`);
    assert.deepEqual([body.place.lon.toFixed(4), body.place.lat.toFixed(4)], hall.at.map((one) => one.toFixed(4)));
    assert.match(body.place.label, new RegExp(hall.name));
  });

  it('keeps what is typed as typed: Escape closes the list, and a server that is gone is said', async (t) => {
    const page = await enter(t, { colorScheme: 'light', locale: 'en-GB' });
    await page.keyboard.press('Alt+O');
    await page.locator(ADDRESS).pressSequentially('rue');
    await page.locator('[role=option]').first().waitFor();
    await page.keyboard.press('Escape');
    await waitForCount(page.locator('[role=option]:visible'), 0);
    assert.equal(await page.locator(ADDRESS).inputValue(), 'rue');
    await page.context().setOffline(true);
    await page.locator(ADDRESS).pressSequentially(' du quai cassé');
    await page.getByText(/Search unavailable/).waitFor();
    assert.equal(await page.locator(ADDRESS).inputValue(), 'rue du quai cassé');
    await page.context().setOffline(false);
    await waitForValue(async () => (await dossiers()).some(({ adresse }: { adresse: string }) => adresse === 'rue du quai cassé'), true);
    await picture(page, 'light-typed');
  });

  it('takes the answer to what was typed when Enter comes before it, and never a proposal for fewer letters', async (t) => {
    const page = await enter(t, { colorScheme: 'light', locale: 'fr-FR' });
    await page.keyboard.press('Alt+O');
    const town = ground.landmarks.communes[2]!.name;
    await page.locator(ADDRESS).pressSequentially('mairie');
    const first = page.locator('[role=option]').first();
    await first.waitFor();
    assert.doesNotMatch((await first.textContent())!, new RegExp(town), 'another place stands first for fewer letters');
    await page.locator(ADDRESS).fill(`mairie ${town}`);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await waitForValue(async () => (await dossiers()).filter(({ commune }: { commune: string }) => commune === town).length, 1);
    await waitForCount(page.locator('[role=option]:visible'), 0);
  });

  it('asks to confirm coordinates that look wrong, and proposes nothing before', async (t) => {
    const page = await enter(t, { colorScheme: 'light', locale: 'en-GB' });
    await page.keyboard.press('Alt+O');
    const [lon, lat] = ground.landmarks.communes[1]!.at;
    await page.locator(ADDRESS).pressSequentially(`${lon.toFixed(4)}, ${lat.toFixed(4)}`);
    await page.locator('[role=option]').first().waitFor();
    await page.keyboard.press('Enter');
    await page.getByText(/look swapped/).first().waitFor();
    await page.getByText('Point to be confirmed: no vehicle is proposed.').waitFor();
    await assertAccessible(page, 'doubtful');
    await picture(page, 'light-doubtful');
    await page.getByRole('button', { name: 'Swap' }).click();
    await page.locator('.rc-nearest ol').first().getByRole('button').first().waitFor();
    assert.equal(await page.getByText(/look swapped/).count(), 0);
  });

  it('says which source contradicts the address, and takes it at a press', async (t) => {
    const page = await enter(t, { colorScheme: 'dark', locale: 'fr-FR' });
    const [far, town] = [ground.landmarks.communes[4]!, ground.landmarks.communes[0]!];
    await site.telephony([{ eventId: 'c1', callId: 'conflict-call', centre: CENTRE, kind: 'PRESENTED', line: '15', ani: '0612345680',
      at: new Date().toISOString() }]);
    await site.places(CENTRE, [{ number: '0612345680', text: `A"ML=1;lt=+${far.at[1].toFixed(5)};lg=${far.at[0].toFixed(5)};rd=20;pm=G` }]);
    await page.locator('.rc-next__number').waitFor();
    await page.keyboard.press('Enter');
    await page.waitForFunction((name) => document.activeElement?.matches(name), ADDRESS);
    await page.keyboard.type(`mairie ${town.name}`);
    await page.getByRole('option', { name: new RegExp(`Mairie.*${town.name}`) }).first().waitFor();
    await page.keyboard.press('Enter');
    await page.getByText(/Position .*AML.* à .* de là/).waitFor();
    await assertAccessible(page, 'conflict');
    await picture(page, 'dark-conflict');
    await page.getByRole('button', { name: /^Prendre .*AML/ }).click();
    await page.getByText(/source AML/).waitFor();
  });

  it('a closed road is closed and opened from the list, by keyboard', async (t) => {
    const page = await enter(t, { colorScheme: 'dark', locale: 'fr-FR' });
    await page.locator('.rc-roads summary').focus();
    await page.keyboard.press('Enter');
    await page.locator('.rc-roads input').first().fill('inondation');
    await page.locator('[name="closed-road"]').pressSequentially('rue');
    await page.locator('.rc-roads').locator('[role=option]').first().waitFor();
    await page.keyboard.press('Enter');
    await picture(page, 'dark-roads');
    const line = page.locator('.rc-roads li', { hasText: 'inondation' });
    await line.waitFor();
    await assertAccessible(page, 'closed roads');
    await line.getByRole('button').focus();
    await page.keyboard.press('Enter');
    await page.getByText('Aucune route fermée.').waitFor();
  });

  it('fits a narrow window', async (t) => {
    const page = await enter(t, { colorScheme: 'light', locale: 'fr-FR', width: 320 });
    await page.keyboard.press('Alt+O');
    await page.locator(ADDRESS).pressSequentially('mairie');
    await page.locator('[role=option]').first().waitFor();
    assert.equal(await sidewaysScroll(page), 0);
    await assertAccessible(page, 'narrow');
    await picture(page, 'narrow');
  });
});
