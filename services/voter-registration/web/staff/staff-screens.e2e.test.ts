import assert from 'node:assert/strict';
import { after, before, describe, it, type TestContext } from 'node:test';
import type { Page } from 'playwright-core';
import { letterPdf } from '#base/messages/letter.ts';
import { launchBrowser, type TestBrowser } from '#test/browser.ts';
import { look } from '#test/look.ts';
import { deskSite, type DeskSite } from '../../api/desk/fixtures/desk-site.ts';
import { townHallLetters } from '../../api/letters/town-hall-letters.ts';
import { asLetter } from '../../api/work/public-letter.ts';
import { fileWork, printDesk } from '../../api/work/partners.ts';
import { personForm, transmitted } from '../../api/desk/fixtures/transmitted.ts';

describe('screens of agents in the browser', () => {
  let site: DeskSite;
  let browser: TestBrowser;
  const stops: (() => unknown)[] = [];

  before(async () => {
    const t = { name: 'staff screens', after: (stop: () => unknown) => { stops.unshift(stop); } } as unknown as TestContext;
    site = await deskSite(t);
    browser = await launchBrowser(t);
  });
  after(async () => { for (const stop of stops) await stop(); });

  const enter = async (t: TestContext, person: string, path: string): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    t.after(() => context.close());
    const page = await context.newPage();
    await page.goto(`${site.origin}${path}`);
    await page.locator(`[value="${person}"]`).first().click();
    await page.waitForURL(`${site.origin}${path}`);
    return page;
  };
  const submit = async (page: Page, name: string): Promise<void> => {
    await Promise.all([page.waitForNavigation(), page.getByRole('button', { name, exact: true }).click()]);
  };

  it('the console of a closing night: curve, levers, banner on every page, outages published', async (t) => {
    await transmitted(site.register, personForm(900));
    const page = await enter(t, 'exploitation', '/nuit');
    await look(page, 'night console');
    assert.match(await page.locator('.st-figures').innerText(), /Demandes du jour\s+1/);
    await page.getByLabel('Bandeau en français').fill('Forte affluence <ce soir>');
    await submit(page, 'Appliquer');
    assert.match(await page.title(), /^Erreur/, 'a banner in one language only');
    await page.getByLabel('Bandeau en anglais').fill('Many visitors tonight');
    await page.getByLabel('Visiteurs admis par seconde').fill('25');
    await submit(page, 'Appliquer');
    await look(page, 'night console with a banner');
    assert.match(await page.locator('.fr-notice').innerText(), /Forte affluence <ce soir>/);
    await page.getByText('Panne', { exact: true }).first().click();
    await page.getByLabel('En français, tel que publié').fill('Dépôts impossibles depuis 22 h 15');
    await page.getByLabel('En anglais, tel que publié').fill('No deposits since 22:15');
    await submit(page, 'Publier');
    const visitor = await (await browser.newContext()).newPage();
    for (const [path, label] of [['/pannes', 'outages'], ['/registres', 'logs'], ['/tableaux/04112', 'tables']] as const) {
      await visitor.goto(`${site.origin}${path}`);
      await look(visitor, label);
      assert.match(await visitor.locator('.fr-notice').innerText(), /Forte affluence/, path);
    }
    await visitor.goto(`${site.origin}/`);
    assert.match(await visitor.locator('.fr-notice').innerText(), /Forte affluence/, 'citizens read it too');
    await visitor.goto(`${site.origin}/pannes?lang=en`);
    assert.match(await visitor.locator('tbody').innerText(), /No deposits since 22:15/);
    await visitor.context().close();
  });

  it('what is new, a tour for each role, signals of the town hall', async (t) => {
    const visitor = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
    t.after(() => visitor.context().close());
    await visitor.goto(`${site.origin}/`);
    await visitor.getByRole('link', { name: 'Nouveautés' }).click();
    await look(visitor, 'news');
    await visitor.getByRole('link', { name: 'Essayer chaque rôle' }).click();
    await look(visitor, 'tours');
    assert.equal(await visitor.locator('main ol').count(), 9, 'nine roles');
    for (const list of await visitor.locator('main ol').all()) assert.equal(await list.locator('li').count(), 5, 'five steps each');
    const page = await enter(t, 'maire-manosque', '/signaux');
    await look(page, 'signals');
  });

  it('letters of a town hall: a batch to print, then sent', async (t) => {
    const numero = await transmitted(site.register, personForm(901));
    const desk = printDesk(site.register, fileWork(site.context, site.register));
    const handOver = townHallLetters(site.register, desk);
    // As the service writes it: what it is called on paper must not hide whose request it is of.
    const letter = asLetter({ sorte: 'PIECE', langue: 'fr', adresse: ['Léa MARTIN', '04100 MANOSQUE'], mots: {
      numero, service: 'Élections', contactService: 'e@x.fr', lien: 'https://x.fr/1', commune: 'Manosque', organisme: 'Mairie de Manosque',
      Mairie: 'La mairie', piece: 'Adresse', motif: 'Trop ancienne', message: '', echeance: '2 décembre 2026', date: '',
      ecriteLe: '22 novembre 2026' } });
    for (const id of ['01a2b3c4-0000-7000-8000-0000000000f1', '01a2b3c4-0000-7000-8000-0000000000f2']) {
      const job = { id, recipient: null, letter, pdf: await letterPdf(letter, 0) };
      await handOver(job);
      await handOver(job);
    }
    const page = await enter(t, 'claire-manosque', '/courriers');
    await look(page, 'letters');
    assert.equal(await page.locator('tbody tr').count(), 2, 'each letter once');
    assert.ok((await page.locator('tbody').textContent())!.includes(numero));
    const pdf = await page.context().request.get(`${site.origin}/courriers/lot.pdf?commune=04112`);
    assert.equal((await pdf.body()).subarray(0, 5).toString(), '%PDF-');
    await submit(page, 'Marquer ce lot comme envoyé');
    await look(page, 'letters sent');
    assert.match(await page.content(), /Aucun courrier n’attend/);
    assert.deepEqual(await desk.waiting(), [], 'the sealed copies are gone');
  });

  it('the mayor delegates the signature for an absence, and ends it', async (t) => {
    const page = await enter(t, 'maire-manosque', '/delegations');
    await look(page, 'delegations');
    await submit(page, 'Demander la délégation');
    assert.match(await page.title(), /^Erreur/);
    await page.getByLabel('Nom et qualité').fill('Paul NOËL, premier adjoint');
    await page.getByLabel('Adresse professionnelle du délégataire').fill('paul.noel@ville-manosque.example');
    await page.getByLabel('Référence de l’arrêté').fill('Arrêté 2026-12');
    await page.getByLabel('Au (inclus)').fill('2027-06-30');
    await submit(page, 'Demander la délégation');
    await look(page, 'delegation asked');
    assert.match(await page.locator('tbody').innerText(), /NOËL[^]*30 juin 2027[^]*À confirmer/i);
    await page.getByRole('button', { name: /Mettre fin/ }).click();
    await page.waitForURL(/fait=1/);
    assert.match(await page.locator('tbody').innerText(), /Terminée/i);
  });

  it('a mayor has no business in the night console', async (t) => {
    const page = await enter(t, 'maire-manosque', '/commission');
    await page.goto(`${site.origin}/nuit`);
    assert.match(await page.locator('h1').innerText(), /pas|droit|accès/i);
    await look(page, 'denied');
  });
});
