import { after, before, test, type TestContext } from 'node:test';
import assert from 'node:assert/strict';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { buildBundles, type Bundles } from '#base/ui/build.ts';
import { launchBrowser, type TestBrowser } from '#test/browser.ts';
import { citizenBundle, loadCitizenRenderer, type CitizenRenderer } from './bundle.ts';
import { serveJourney } from './fixtures/journey-server.ts';
import { pathOf } from './fixtures/sample.ts';

const stops: (() => unknown)[] = [];
let browser: TestBrowser;
let bundles: Bundles;
let render: CitizenRenderer;

before(async () => {
  bundles = await buildBundles(citizenBundle);
  render = await loadCitizenRenderer(bundles);
  browser = await launchBrowser({ after: (stop) => { stops.push(stop as () => unknown); } });
});

after(async () => { for (const stop of stops.reverse()) await stop(); });

const open = async (t: TestContext, options: BrowserContextOptions = {}) => {
  const server = await serveJourney(bundles, render);
  const context = await browser.newContext({ baseURL: server.origin, ...options });
  t.after(async () => { await context.close(); server.close(); });
  return { ...server, context, page: await context.newPage() };
};

const TABS_MAX = 60;

/** Name of the focused control as the page shows it, and whether its focus can be seen. */
const focused = (page: Page) => page.evaluate(() => {
  const node = document.activeElement as HTMLElement;
  const control = node as HTMLInputElement;
  const label = control.labels?.[0];
  const shown = label && ['radio', 'checkbox'].includes(control.type) ? label : node;
  return { name: (label ?? node).textContent?.trim().replace(/\s+/g, ' ') ?? '',
    outline: getComputedStyle(shown).outlineStyle };
});

/** Goes by Tab to the control whose name starts with `name`; each stop on the way must show its focus. */
const tabTo = async (page: Page, name: string): Promise<void> => {
  for (let tab = 0; tab < TABS_MAX; tab++) {
    await page.keyboard.press('Tab');
    const stop = await focused(page);
    assert.notEqual(stop.outline, 'none', `focus is visible on "${stop.name}"`);
    if (stop.name.startsWith(name)) return;
  }
  assert.fail(`no way by keyboard to "${name}"`);
};

const press = async (page: Page, name: string): Promise<void> => {
  await tabTo(page, name);
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
};
const choose = async (page: Page, name: string): Promise<void> => {
  await tabTo(page, name);
  await page.keyboard.press('Space');
};
const type = async (page: Page, name: string, text: string): Promise<void> => {
  await tabTo(page, name);
  await page.keyboard.type(text);
};
const at = (page: Page): string => new URL(page.url()).pathname;

for (const javaScriptEnabled of [true, false]) {
  test(`the whole request by keyboard alone, ${javaScriptEnabled ? 'with' : 'without'} script`, async (t) => {
    const { page, journey } = await open(t, { javaScriptEnabled, viewport: { width: 320, height: 640 } });
    await page.goto('/');
    await press(page, 'Commencer ma demande');
    await press(page, 'Continuer');
    await type(page, 'Adresse électronique', 'angela@exemple.fr');
    await press(page, 'Recevoir le lien');
    assert.equal(at(page), pathOf('email-sent'));
    await page.goto(pathOf('email-confirm'));
    await press(page, 'Ouvrir ma session');
    await choose(page, 'Française');
    await press(page, 'Continuer');
    await choose(page, 'Non, ou je ne sais pas');
    await press(page, 'Continuer');
    await type(page, 'Nom de naissance', 'DUBOIS');
    await type(page, 'Tous vos prénoms', 'Angela, Claire');
    await choose(page, 'Féminin');
    await press(page, 'Continuer');
    await type(page, 'Jour', '24');
    await type(page, 'Mois', '8');
    await type(page, 'Année', '1962');
    await type(page, 'Commune ou ville', 'Lyon');
    await press(page, 'Continuer');
    await type(page, 'Nom de la commune', '44000');
    await press(page, 'Continuer');
    await choose(page, 'J’habite dans cette commune');
    await press(page, 'Continuer');
    await type(page, 'Numéro', '12');
    await type(page, 'Rue', 'rue de Strasbourg');
    await press(page, 'Continuer');
    assert.equal(at(page), pathOf('pieces'));
    await press(page, 'Continuer');
    await type(page, 'Adresse électronique', 'angela@exemple.fr');
    await choose(page, 'par courriel');
    await press(page, 'Continuer');
    await press(page, 'Continuer');
    await choose(page, 'Je le déclare sur l’honneur');
    await press(page, 'Envoyer ma demande');
    assert.equal(at(page), pathOf('receipt'));
    assert.match(await page.locator('main').innerText(), /IEL-2027-7K3M9QXAB2-4/);
    const { 'etatCivil.nomNaissance': name, 'etatCivil.dateNaissance.annee': year,
      'adresseRattachement.codePostal': code } = journey.values;
    assert.deepEqual([name, year, code], ['DUBOIS', '1962', '44000']);
  });
}

test('an error comes back first in the title and the page, with a link to its field and what was typed', async (t) => {
  for (const javaScriptEnabled of [true, false]) {
    const { page } = await open(t, { javaScriptEnabled });
    await page.goto(pathOf('identity'));
    await page.locator('[name="etatCivil.prenoms"]').fill('Angela');
    await Promise.all([page.waitForEvent('load'), page.locator('main button[type=submit]').click()]);
    assert.match(await page.title(), /^Erreur/);
    const summary = page.locator('[data-error-summary]');
    assert.equal(await summary.evaluate((node) => node === document.activeElement), javaScriptEnabled);
    await summary.getByRole('link').click();
    assert.equal(await page.evaluate(() => location.hash), '#f-etatCivil-nomNaissance');
    assert.equal(await page.locator('[name="etatCivil.prenoms"]').inputValue(), 'Angela');
    assert.equal(await page.locator('[name="etatCivil.nomNaissance"]').getAttribute('aria-invalid'), 'true');
  }
});

test('files are sent one by one without script; a refused one leaves the others', async (t) => {
  const { page } = await open(t, { javaScriptEnabled: false });
  await page.goto(pathOf('pieces'));
  for (const name of ['recto.png', 'facture.pdf.png']) {
    await page.locator('#f-IDENTITE').setInputFiles({ name, mimeType: 'image/png', buffer: Buffer.alloc(2000, 7) });
    await Promise.all([page.waitForEvent('load'), page.locator('#piece-IDENTITE form[enctype] button').click()]);
  }
  const lines = await page.locator('#piece-IDENTITE .so-files li').allInnerTexts();
  assert.match(lines[0] ?? '', /recto\.png[^]*Fichier conservé/);
  assert.match(lines[1] ?? '', /facture\.pdf\.png[^]*Fichier refusé[^]*n’a pas pu être lu/);
});

test('going back shows the page before, with the answers', async (t) => {
  const { page } = await open(t);
  await page.goto(pathOf('situation'));
  await page.locator('label', { hasText: 'Oui, dans une autre commune' }).click();
  await Promise.all([page.waitForEvent('load'), page.locator('main button[type=submit]').click()]);
  assert.equal(at(page), pathOf('identity'));
  await page.goBack();
  assert.equal(at(page), pathOf('situation'));
  assert.equal(await page.locator('[value="CHANGEMENT_COMMUNE"]').isChecked(), true);
});
