import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { partitionOf } from '#base/values/partition.ts';
import { launchBrowser } from '#test/browser.ts';
import { keepPicture, look } from '#test/look.ts';
import { MANOSQUE } from '../../api/desk/fixtures/transmitted.ts';
import { deskSite, PARTITIONS } from '../../api/desk/fixtures/desk-site.ts';

const AREA = JSON.stringify({ type: 'Polygon', coordinates: [[[5.79, 43.82], [5.81, 43.82], [5.81, 43.84], [5.79, 43.84],
  [5.79, 43.82]]] });

const value = (page: Page, name: 'lat' | 'lon'): Promise<string[]> =>
  page.locator(`.st-corner input[name=${name}]`).evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value));

/** Points of the window by their share of the map, which is brought into sight. */
const placesOn = async (page: Page): Promise<(x: number, y: number) => [number, number]> => {
  const map = page.locator('[data-outline-map]');
  await map.evaluate((one) => one.scrollIntoView({ block: 'center' }));
  const box = (await map.boundingBox())!;
  return (x, y) => [box.x + box.width * x, box.y + box.height * y];
};

/** Zooms by each means, and shows that what was drawn stays as it is. */
const lookCloser = async (page: Page, at: (x: number, y: number) => [number, number]): Promise<void> => {
  const view = async (): Promise<number[]> => (await page.locator('[data-outline-map]').getAttribute('viewBox'))!.split(' ').map(Number);
  const before = await value(page, 'lon');
  await page.getByRole('button', { name: 'Agrandir' }).click();
  await page.keyboard.press('+');
  assert.equal((await view())[2], 180);
  const [x] = await view();
  await page.mouse.move(...at(0.8, 0.9));
  await page.mouse.down();
  await page.mouse.move(...at(0.4, 0.9), { steps: 4 });
  await page.mouse.up();
  assert.ok((await view())[0]! > x! + 40, 'what is seen lies farther east');
  assert.deepEqual(await value(page, 'lon'), before);
  await look(page, 'perimeter closer');
  // The look has changed the window's size and back: the map stands elsewhere.
  const now = await placesOn(page);
  await page.mouse.move(...now(0.4, 0.9));
  await page.mouse.wheel(0, -400);
  await page.waitForFunction(() => document.querySelector('[data-outline-map]')!.getAttribute('viewBox')!.split(' ')[2] === '90');
  await page.mouse.click(...now(0.5, 0.5));
  assert.equal((await value(page, 'lon')).filter(Boolean).length, before.filter(Boolean).length + 1, 'a click is a corner still');
  const place = (await value(page, 'lon')).findIndex((lon) => !before.includes(lon));
  await page.getByRole('button', { name: `Retirer le sommet ${place + 1}` }).click();
  await page.getByRole('button', { name: 'Tout voir' }).press('0');
  assert.deepEqual(await view(), [0, 0, 720, 460]);
  assert.deepEqual(await value(page, 'lon'), before);
};

test('a clerk draws a perimeter by pointer, mends it by keyboard, reads what it changes and applies it', async (t) => {
  const site = await deskSite(t);
  const home = partitionOf(PARTITIONS, MANOSQUE);
  await site.db.admin.query(`insert into adresse_point (partition, commune, cle_voie, numero, lon, lat)
    select $1, $2, 'RUE ' || i, j, 5.76 + i / 600.0 + j / 9000.0, 43.815 + j / 700.0 from generate_series(1, 24) i,
      generate_series(1, 20) j`,
  [home, MANOSQUE]);
  const browser = await launchBrowser(t);
  const page = await (await browser.newContext({ locale: 'fr', viewport: { width: 1280, height: 900 } })).newPage();
  await page.goto(`${site.origin}/liste/bureaux`);
  await page.locator('[value="claire-manosque"]').first().click();
  await page.waitForURL(`${site.origin}/liste/bureaux`);
  for (const [numero, area] of [['1', ''], ['2', AREA]] as const) {
    const form = page.locator('form[action="/liste/bureaux"]');
    for (const [name, typed] of Object.entries({ numero, libelle: `École ${numero}`, adresse: 'place', perimetre: area })) {
      await form.locator(`[name=${name}]`).fill(typed);
    }
    await Promise.all([page.waitForNavigation(), form.locator('button').click()]);
  }
  await look(page, 'stations with a proposal');
  await page.getByRole('link', { name: 'dessiner' }).click();
  await page.waitForURL(/perimetre/);
  await look(page, 'perimeter empty');
  const at = await placesOn(page);

  await t.test('each click is a corner, a drag moves it', async () => {
    for (const place of [[0.25, 0.3], [0.45, 0.3], [0.45, 0.7], [0.25, 0.7]] as [number, number][]) await page.mouse.click(...at(...place));
    assert.equal((await value(page, 'lat')).filter(Boolean).length, 4);
    const before = await value(page, 'lon');
    await page.mouse.move(...at(0.25, 0.3));
    await page.mouse.down();
    await page.mouse.move(...at(0.2, 0.28), { steps: 4 });
    await page.mouse.up();
    const after = await value(page, 'lon');
    assert.deepEqual(after.map((lon, n) => lon === before[n]), [false, true, true, true], 'one moved, none was added');
    await look(page, 'perimeter drawn');
  });
  await t.test('closer by button, key and wheel; dragging the ground moves the map and adds no corner', () => lookCloser(page, at));
  await t.test('by keyboard the same: a corner is added, typed and removed; what is wrong is told', async () => {
    await page.getByRole('button', { name: 'Ajouter un sommet' }).press('Enter');
    await page.keyboard.type('45');
    await page.keyboard.press('Tab');
    await page.keyboard.type('5,8');
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    assert.match(await page.title(), /^Erreur/);
    assert.match(await page.locator('.fr-error-summary, [role=alert]').first().innerText(), /Sommet 5.{1,3}: à plus de 5/);
    assert.equal((await value(page, 'lat')).at(-1), '45', 'given back as typed');
    await look(page, 'perimeter wrong');
    await page.getByRole('button', { name: /Retirer le sommet 5/ }).press('Enter');
    assert.equal((await value(page, 'lat')).length, 4);
  });
  await t.test('at 360 px in English, then proposed and applied', async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    await keepPicture(page, 'perimeter 360');
    await page.setViewportSize({ width: 1280, height: 900 });
    await Promise.all([page.waitForNavigation(), page.getByRole('button', { name: 'Voir ce que cela changerait' }).click()]);
    assert.match(await page.locator('main').innerText(), /Bureaux concernés.{1,3}: 1, 2/);
    await page.goto(`${site.origin}/liste/bureaux?lang=en`);
    await look(page, 'stations proposed en');
    await page.setViewportSize({ width: 360, height: 740 });
    await keepPicture(page, 'stations 360');
    await Promise.all([page.waitForNavigation(), page.getByRole('button', { name: 'Apply the perimeters' }).click()]);
    assert.equal(await page.getByRole('button', { name: 'Apply the perimeters' }).count(), 0);
    assert.equal(await page.getByRole('link', { name: /drawn, change|dessiné, modifier/ }).count(), 2);
  });
});
