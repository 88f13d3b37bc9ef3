import { after, before, test, type TestContext } from 'node:test';
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { buildBundles, type Bundles } from '#base/ui/build.ts';
import { assertAccessible } from '#test/axe.ts';
import { launchBrowser, type TestBrowser } from '#test/browser.ts';
import { citizenBundle, loadCitizenRenderer, type CitizenRenderer } from './bundle.ts';
import { serveJourney } from './fixtures/journey-server.ts';
import { pathOf } from './fixtures/sample.ts';
import { CITIZEN_PATHS } from './pages.ts';

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

const open = async (t: TestContext) => {
  const server = await serveJourney(bundles, render);
  const context = await browser.newContext({ baseURL: server.origin });
  t.after(async () => { await context.close(); server.close(); });
  return { ...server, page: await context.newPage() };
};

const status = (page: Page, text: string | RegExp) =>
  page.locator('[role=status]', { hasText: text }).first().waitFor();
const NAME = '[name="etatCivil.nomNaissance"]';
const ONE_PIXEL = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5Erk'
  + 'Jggg==', 'base64');
const SUBMIT = 'main button[type=submit]';

test('what is typed is saved after a pause, said aloud, and the next post carries the new version', async (t) => {
  const { page, journey } = await open(t);
  await page.goto(pathOf('identity'));
  await page.locator(NAME).pressSequentially('DUBOIS');
  await status(page, /^Brouillon enregistré à \d\d:\d\d$/);
  assert.equal(journey.values['etatCivil.nomNaissance'], 'DUBOIS');
  assert.equal(await page.locator('[name=_version]').first().inputValue(), '2');
  await Promise.all([page.waitForURL(`**${pathOf('birth')}`), page.locator(SUBMIT).click()]);
});

test('a post during a save waits for it: the version never goes stale', async (t) => {
  const { page, journey } = await open(t);
  await page.goto(pathOf('identity'));
  const gate = Promise.withResolvers<void>();
  journey.hold = gate.promise;
  await page.locator(NAME).fill('DUBOIS');
  await status(page, 'Enregistrement…');
  await page.locator(SUBMIT).click();
  assert.deepEqual(journey.posts, [pathOf('identity')]);
  journey.hold = undefined;
  gate.resolve();
  await page.waitForURL(`**${pathOf('birth')}`);
  assert.deepEqual(journey.posts, [pathOf('identity'), pathOf('identity')]);
});

test('a draft changed elsewhere stops the saving and says so', async (t) => {
  const { page, journey } = await open(t);
  await page.goto(pathOf('identity'));
  journey.version = 9;
  await page.locator(NAME).fill('DUBOIS');
  await status(page, /modifié dans une autre fenêtre/);
});

test('without network the page says that the button will send the answers', async (t) => {
  const { page } = await open(t);
  await page.goto(pathOf('identity'));
  await page.route(`**${pathOf('identity')}`, (route) => route.abort());
  await page.locator(NAME).fill('DUBOIS');
  await status(page, /Brouillon non enregistré/);
});

test('a double click sends once', async (t) => {
  const { page, journey } = await open(t);
  await page.goto(pathOf('declaration'));
  await page.locator('label', { hasText: 'Je le déclare' }).click();
  const said = await page.evaluate((selector) => {
    const button = document.querySelector<HTMLButtonElement>(selector);
    button?.click();
    button?.click();
    return button?.textContent;
  }, SUBMIT);
  assert.equal(said, 'Envoi en cours…');
  await page.waitForURL(`**${pathOf('receipt')}`);
  assert.deepEqual(journey.posts, [pathOf('declaration')]);
});

test('communes are suggested, walked with arrows, chosen with Enter, and the code follows', async (t) => {
  const { page, journey } = await open(t);
  await page.goto(pathOf('commune'));
  const box = page.getByRole('combobox', { name: 'Nom de la commune ou code postal' });
  await box.pressSequentially('nan');
  await page.getByRole('option', { name: 'Nantes (Loire-Atlantique)' }).waitFor();
  assert.equal(await box.getAttribute('aria-expanded'), 'true');
  await assertAccessible(page, 'open list');
  await box.press('ArrowDown');
  await box.press('ArrowDown');
  await box.press('ArrowUp');
  const active = await box.getAttribute('aria-activedescendant');
  assert.equal(await page.locator(`#${active}`).innerText(), 'Nantes (Loire-Atlantique)');
  await box.press('Enter');
  assert.equal(await box.inputValue(), 'Nantes');
  assert.equal(await box.getAttribute('aria-expanded'), 'false');
  assert.equal(await page.locator('[name=communeDemandee]').inputValue(), '44109');
  await box.press('Backspace');
  assert.equal(await page.locator('[name=communeDemandee]').inputValue(), '', 'a changed text drops the code');
  await page.getByRole('option', { name: /Nantes/ }).click();
  await Promise.all([page.waitForURL(`**${pathOf('attachment')}`), page.locator(SUBMIT).click()]);
  assert.equal(journey.values['communeDemandee'], '44109');
});

test('Escape closes the suggestions, and no result is said', async (t) => {
  const { page } = await open(t);
  await page.goto(pathOf('commune'));
  const box = page.getByRole('combobox');
  await box.pressSequentially('nan');
  await page.getByRole('listbox').waitFor();
  await box.press('Escape');
  await page.getByRole('listbox').waitFor({ state: 'hidden' });
  await box.fill('zzz');
  await page.locator('[role=status]', { hasText: 'Aucun résultat' }).waitFor({ state: 'attached' });
});

test('suggestions that come after Escape, or after the field was left, stay away', async (t) => {
  const { page } = await open(t);
  await page.goto(pathOf('commune'));
  const box = page.getByRole('combobox');
  const search = `**${CITIZEN_PATHS.communeSearch}?*`;
  const held: (() => void)[] = [];
  await page.route(search, async (route) => {
    await new Promise<void>((resolve) => { held.push(resolve); });
    await route.continue().catch(() => undefined);
  });
  for (const leave of ['Escape', 'Tab']) {
    const asked = page.waitForRequest(search);
    await box.fill(leave === 'Tab' ? 'nant' : 'nan');
    const request = await asked;
    const ended = new Promise<void>((resolve) => {
      const over = (which: typeof request): void => { if (which === request) resolve(); };
      page.on('requestfinished', over);
      page.on('requestfailed', over);
    });
    await box.press(leave);
    held.splice(0).forEach((release) => { release(); });
    await ended;
    await page.evaluate(() => new Promise((resolve) => { setTimeout(resolve, 50); }));
    assert.equal(await box.getAttribute('aria-expanded'), 'false', leave);
  }
});

test('a file goes with its progress, the place is refreshed, and the other answers stay', async (t) => {
  const { page, journey } = await open(t);
  await page.goto(pathOf('pieces'));
  await page.locator('#f-ADRESSE').setInputFiles({ name: 'facture.pdf', mimeType: 'application/pdf',
    buffer: Buffer.alloc(300_000, 1) });
  await page.locator('#piece-ADRESSE form[enctype] button').click();
  await page.locator('#piece-ADRESSE .so-files', { hasText: 'facture.pdf' }).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'piece-ADRESSE');
  assert.equal(await page.locator('[name=_version]').last().inputValue(), String(journey.version));
  await Promise.all([page.waitForURL(`**${pathOf('contact')}`),
    page.locator(`form[action="${CITIZEN_PATHS.piecesContinue}"] button`).click()]);
});

test('a file that cannot do is refused before it is sent, with the remedy', async (t) => {
  const { page, journey } = await open(t);
  await page.goto(pathOf('pieces'));
  const input = page.locator('#f-IDENTITE');
  const cases = [
    ['photo.heic', 'image/heic', 100, /HEIC/], ['vide.pdf', 'application/pdf', 0, /vide/],
    ['trop.pdf', 'application/pdf', 6 * 1024 * 1024, /trop lourd : le maximum est 5 Mo/],
    ['lettre.docx', 'application/msword', 10, /JPEG ou PNG, ou un PDF/],
  ] as const;
  for (const [name, mimeType, bytes, sentence] of cases) {
    await input.setInputFiles({ name, mimeType, buffer: Buffer.alloc(bytes, 1) });
    await page.locator('#piece-IDENTITE [data-upload-status]',
      { hasText: new RegExp(sentence.source.replaceAll(' ', '\\s')) }).waitFor();
    assert.equal(await input.inputValue(), '');
  }
  assert.deepEqual(journey.posts, []);
});

test('a small photo gets a hint and may still be sent', async (t) => {
  const { page, journey } = await open(t);
  await page.goto(pathOf('pieces'));
  await page.locator('#f-IDENTITE').setInputFiles({ name: 'photo.png', mimeType: 'image/png', buffer: ONE_PIXEL });
  await page.locator('#piece-IDENTITE [data-upload-status]', { hasText: /photo est petite/ }).waitFor();
  await page.locator('#piece-IDENTITE form[enctype] button').click();
  await page.locator('#piece-IDENTITE .so-files', { hasText: 'photo.png' }).waitFor();
  assert.equal(journey.files.length, 1);
});

test('a failed upload says so and can be sent again', async (t) => {
  const { page, journey } = await open(t);
  await page.goto(pathOf('pieces'));
  await page.route(`**${pathOf('pieces')}`,
    (route) => (route.request().method() === 'POST' ? route.abort() : route.fallback()));
  await page.locator('#f-ADRESSE').setInputFiles({ name: 'facture.pdf', mimeType: 'application/pdf',
    buffer: Buffer.alloc(3000, 1) });
  await page.locator('#piece-ADRESSE form[enctype] button').click();
  await page.locator('#piece-ADRESSE [data-upload-status]', { hasText: 'L’envoi a échoué' }).waitFor();
  await page.unroute(`**${pathOf('pieces')}`);
  await page.locator('#piece-ADRESSE form[enctype] button').click();
  await page.locator('#piece-ADRESSE .so-files', { hasText: 'facture.pdf' }).waitFor();
  assert.equal(journey.files.length, 1);
});

test('the end of a session is announced five minutes before, and one press prolongs it', async (t) => {
  const { page, journey } = await open(t);
  journey.session.leftMs = 4 * 60_000;
  await page.goto(pathOf('contact'));
  const warning = page.getByRole('alertdialog');
  await warning.waitFor();
  assert.match(await warning.innerText(), /dans 4 min/);
  await assertAccessible(page, 'session warning');
  await warning.getByRole('button').press('Enter');
  await warning.waitFor({ state: 'hidden' });
  assert.deepEqual(journey.posts, [CITIZEN_PATHS.sessionExtend]);
});

test('the waiting room moves on in place, then opens the service by itself', async (t) => {
  const { page, journey } = await open(t);
  await page.goto('/attente');
  await page.locator('[data-live=place]', { hasText: '12' }).waitFor();
  journey.waiting.place = 5;
  await page.locator('[data-live=place]', { hasText: /^5$/ }).waitFor();
  journey.waiting.over = true;
  await page.getByRole('link', { name: 'Commencer ma demande' }).waitFor();
});
