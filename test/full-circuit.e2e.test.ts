import assert from 'node:assert/strict';
import { after, before, test, type TestContext } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import { deskSite, type DeskSite } from '#services/voter-registration/api/desk/fixtures/desk-site.ts';
import { giveCommands } from '#services/voter-registration/api/desk/fixtures/transmitted.ts';
import { launchBrowser, type TestBrowser } from './browser.ts';
import { look } from './look.ts';
import { walkCitizen } from './walk-citizen.ts';

const REF_REU = 'REU-0G5T2M9QXAB-7';

let site: DeskSite;
let browser: TestBrowser;
const stops: (() => unknown)[] = [];

before(async () => {
  const t = { name: 'full circuit', after: (stop: () => unknown) => { stops.unshift(stop); } } as unknown as TestContext;
  site = await deskSite(t);
  browser = await launchBrowser(t);
});
after(async () => { for (const stop of stops) await stop(); });

const etatOf = async (numero: string): Promise<string> =>
  (await site.db.admin.query<{ state: string }>('select state from dossier where reference = $1', [numero])).rows[0]!.state;

const settled = async (numero: string, etat: string): Promise<void> => {
  const end = performance.now() + 20_000;
  while (await etatOf(numero) !== etat) {
    assert.ok(performance.now() < end, `${numero} became ${await etatOf(numero)}, not ${etat}`);
    await new Promise((done) => { setTimeout(done, 100); });
  }
};

/** An agent who signs in through ProConnect and lands on a screen. Agents' screens need no script. */
const agent = async (person: string, path: string, javaScriptEnabled = true): Promise<{ page: Page; context: BrowserContext }> => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, javaScriptEnabled });
  const page = await context.newPage();
  await page.goto(`${site.origin}${path}`);
  await page.locator(`[value="${person}"]`).first().click();
  await page.waitForURL(`${site.origin}${path}`);
  return { page, context };
};

const submit = async (page: Page, name: string): Promise<void> => {
  await Promise.all([page.waitForNavigation(), page.getByRole('button', { name, exact: true }).click()]);
};

const prefectAppoints = async (): Promise<void> => {
  const { page, context } = await agent('prefecture-04', '/prefecture');
  await look(page, 'prefecture empty');
  await page.getByLabel('Voir une commune').fill('Manosque');
  await submit(page, 'Voir');
  await submit(page, 'Nommer pour trois ans');
  assert.match(await page.title(), /^Erreur/, 'an empty appointment is refused, with its fields');
  await look(page, 'prefecture commission wrong');
  for (const [nom, qualite] of [['Odile FABRE', 'Conseiller municipal'], ['Jean ROUX', 'Délégué de l’administration'],
    ['Anna SILVA', 'Délégué du tribunal judiciaire']] as const) {
    await page.getByLabel('Nom', { exact: true }).fill(nom);
    await page.getByText(qualite, { exact: true }).last().click();
    await page.getByLabel('Arrêté').fill('Arrêté 2026-100');
    await submit(page, 'Nommer pour trois ans');
  }
  await look(page, 'prefecture commission');
  assert.equal(await page.locator('table tbody tr').count(), 3);
  await context.close();
};

const townHallRefuses = async (numero: string): Promise<void> => {
  const clerk = await agent('claire-manosque', '/mairie');
  await clerk.page.getByRole('button', { name: /^Pièce attendue/ }).click();
  await clerk.page.getByRole('option').first().waitFor();
  await clerk.page.keyboard.press('Enter');
  await clerk.page.getByRole('article').waitFor();
  await clerk.page.keyboard.press('r');
  await clerk.page.getByRole('dialog').waitFor();
  await clerk.page.keyboard.press('4');
  await settled(numero, 'INSTRUITE');
  await clerk.context.close();
  const mayor = await agent('maire-manosque', '/mairie');
  await mayor.page.getByRole('button', { name: /^À viser/ }).click();
  await mayor.page.getByRole('option').first().waitFor();
  await mayor.page.keyboard.press('Enter');
  await mayor.page.getByRole('article').waitFor();
  await mayor.page.keyboard.press('v');
  await settled(numero, 'VISEE_REFUSEE');
  await mayor.context.close();
};

const citizenAppeals = async (page: Page, numero: string): Promise<void> => {
  await page.goto(`${site.origin}/demandes/${numero}`);
  await look(page, 'refused');
  await page.getByRole('link', { name: 'Contester en ligne' }).click();
  await submit(page, 'Envoyer mon recours');
  assert.match(await page.title(), /^Erreur/);
  await look(page, 'appeal wrong');
  await page.getByLabel('Pourquoi contestez-vous cette décision ?').fill('Mon bail à Manosque commence le 1er octobre.');
  await submit(page, 'Envoyer mon recours');
  assert.match(page.url(), /fait=recours/, await page.title());
  assert.equal(await etatOf(numero), 'RAPO');
  await look(page, 'appealed');
};

const commissionRejects = async (numero: string): Promise<void> => {
  const { page, context } = await agent('commission-manosque', '/commission', false);
  await page.getByText('Recours seulement').click();
  await page.getByLabel('Lieu').fill('Salle du conseil');
  await submit(page, 'Convoquer');
  await page.locator('table a[href^="/commission/seances/"]').click();
  await page.locator('table a[href*="/recours/"]').click();
  await page.getByLabel('Voix pour accueillir le recours').fill('0');
  await page.getByLabel('Voix pour le rejeter').fill('2');
  await page.getByLabel('Motif de la décision').selectOption('ATTACHE_NON_PROUVEE');
  await submit(page, 'Enregistrer la décision');
  assert.match(await page.content(), /quorum de trois membres/, 'nobody is recorded as present');
  await page.locator('a.so-back').click();
  for (const box of await page.locator('input[name=presents]').all()) await box.check({ force: true });
  await submit(page, 'Enregistrer les présents');
  await page.locator('table a[href*="/recours/"]').click();
  await page.getByLabel('Voix pour accueillir le recours').fill('1');
  await page.getByLabel('Voix pour le rejeter').fill('2');
  await page.getByLabel('Motif de la décision').selectOption('ATTACHE_NON_PROUVEE');
  await submit(page, 'Enregistrer la décision');
  assert.equal(await etatOf(numero), 'RAPO_REJETE');
  await submit(page, 'Clore et arrêter le procès-verbal');
  await context.close();
  const scripted = await agent('commission-manosque', '/commission');
  await look(scripted.page, 'commission');
  await scripted.page.locator('table a[href^="/commission/seances/"]').click();
  await look(scripted.page, 'commission meeting closed');
  const minutes = await scripted.context.request.get(`${scripted.page.url()}/proces-verbal.pdf`);
  assert.equal((await minutes.body()).subarray(0, 5).toString(), '%PDF-');
  await scripted.page.goto(`${site.origin}/tableaux/04112`);
  await look(scripted.page, 'public tables');
  assert.ok(!(await scripted.page.content()).includes('VERNAZ'), 'the public page names nobody');
  await scripted.context.close();
};

const courtOrders = async (numero: string): Promise<void> => {
  const { page, context } = await agent('claire-manosque', '/jugements');
  await look(page, 'judgments empty');
  await submit(page, 'Enregistrer');
  await look(page, 'judgments wrong');
  await page.getByLabel('Numéro de la demande').fill(numero);
  await page.getByText('L’électeur', { exact: true }).click();
  await page.getByText('Ordonne l’inscription').click();
  await page.getByLabel('Juridiction').fill('Tribunal judiciaire de Digne-les-Bains');
  await page.getByLabel('Référence (RG)').fill('RG 26/00112');
  await submit(page, 'Enregistrer');
  assert.equal(await etatOf(numero), 'INSCRIPTION_ORDONNEE');
  await look(page, 'judgments');
  await giveCommands(site.register, numero, 'registre', { type: 'inscrire', refReu: REF_REU, nne: '412087365', bureau: '04112_3',
    effetLe: '2026-11-23' });
  await page.goto(`${site.origin}/liste`);
  await look(page, 'roll');
  assert.match(await page.locator('tbody').innerText(), /VERNAZ/);
  await page.getByRole('link', { name: 'Bureaux de vote' }).click();
  for (const [numeroBureau, libelle] of [['3', 'École'], ['4', 'Gymnase']] as const) {
    await page.getByLabel('Numéro', { exact: true }).fill(numeroBureau);
    await page.getByLabel('Nom', { exact: true }).fill(libelle);
    await page.getByLabel('Adresse du bureau').fill('1 place de l’École');
    await submit(page, 'Enregistrer le bureau');
  }
  await page.getByLabel('Rue', { exact: true }).fill('rue Grande');
  await page.locator('select[name=bureau]').selectOption('4');
  await submit(page, 'Rattacher');
  await look(page, 'stations with a proposal');
  assert.match(await page.locator('table').last().innerText(), /VERNAZ[^]*numéro de rue/);
  const csv = await context.request.get(`${site.origin}/liste/export.csv?commune=04112`);
  assert.match(await csv.text(), /^TypeListe;InfoListe;[^]*;VERNAZ;/);
  await context.close();
};

const prefectFollows = async (numero: string): Promise<void> => {
  const { page, context } = await agent('prefecture-04', '/prefecture', true);
  await look(page, 'prefecture with a case');
  const judgments = page.locator('table', { hasText: numero });
  assert.match(await judgments.innerText(), /Ordonne l’inscription/);
  await context.close();
};

test('deposit, refusal, appeal, judgment, roll: each step by the person whose step it is, in the browser', async () => {
  await prefectAppoints();
  const citizen = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await citizen.newPage();
  const numero = (await walkCitizen(page, site.origin, async () => undefined)).split('/').at(-2)!;
  await giveCommands(site.register, numero, 'registre', { type: 'controlerAuto', identite: 'IDENTIFIEE', divergences: [] },
    { type: 'transmettre', refReu: REF_REU });
  await townHallRefuses(numero);
  await citizenAppeals(page, numero);
  await commissionRejects(numero);
  await page.goto(`${site.origin}/demandes/${numero}`);
  await look(page, 'appeal rejected');
  assert.match(await page.content(), /tribunal judiciaire/);
  await courtOrders(numero);
  await prefectFollows(numero);
  await page.goto(`${site.origin}/demandes/${numero}`);
  assert.match(await page.content(), /Vous êtes inscrit/);
});
