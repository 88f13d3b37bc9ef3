import assert from 'node:assert/strict';
import { after, before, describe, it, type TestContext } from 'node:test';
import type { Page } from 'playwright-core';
import { assertAccessible, sidewaysScroll } from '#test/axe.ts';
import { launchBrowser, type TestBrowser } from '#test/browser.ts';
import { keepPicture } from '#test/look.ts';
import { newId } from '#base/values/ids.ts';
import { callsSite, type CallsSite } from '../../api/fixtures/calls-site.ts';
import { extraPeople, signInCast } from '../../api/fixtures/cast.ts';

describe('hand-over, replay and exercise', () => {
  let site: CallsSite;
  let browser: TestBrowser;
  let id: string;
  let number: string;
  const stops: (() => unknown)[] = [];

  before(async () => {
    const t = { name: 'hand-over', after: (stop: () => unknown) => { stops.unshift(stop); } } as unknown as TestContext;
    site = await callsSite(t, { people: extraPeople });
    await signInCast(site);
    browser = await launchBrowser(t);
    const arm = await site.signIn('arm-valmont');
    id = newId();
    ({ number } = (await arm('PUT', `dossiers/${id}`, {})).body);
    await arm('POST', `dossiers/${id}/commandes`, { commands: [{ type: 'modifier', id: newId(),
      changes: [{ path: 'location.detailedAddress.complete', value: '3 rue Basse', seen: 1 }] },
    { type: 'noter', id: newId(), note: 'n1', text: 'douleur' }] });
  });
  after(async () => { for (const stop of stops) await stop(); });

  const enter = async (t: TestContext, path: string, { lang = 'fr', width = 1440, who = 'superviseur-valmont',
    ready = '#dossier' } = {}): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width, height: 900 }, locale: lang,
      extraHTTPHeaders: { 'accept-language': lang } });
    t.after(() => context.close());
    const page = await context.newPage();
    await page.goto(site.origin + path);
    await page.locator(`[value="${who}"]`).first().click();
    await page.locator(ready).waitFor();
    return page;
  };

  it('hands over what is open, with the supervisor’s instructions; in English and narrow too', async (t) => {
    const page = await enter(t, '/releve');
    await page.getByText('3 rue Basse').waitFor();
    await page.locator('[name="instructions"]').fill('Pont fermé');
    await page.getByRole('button', { name: 'Enregistrer' }).press('Enter');
    await page.locator('.rc-handover__text').getByText('Pont fermé').waitFor();
    await assertAccessible(page, 'hand-over');
    await keepPicture(page, 'hand-over');
    const narrow = await enter(t, '/releve', { lang: 'en', width: 320 });
    await narrow.getByText('No vehicle out').waitFor();
    assert.equal(await sidewaysScroll(narrow), 0);
    await assertAccessible(narrow, 'hand-over, English, narrow');
  });

  it('asks for a reason, then gives the dossier at any instant by the arrows', async (t) => {
    const page = await enter(t, '/relecture');
    await page.getByRole('link', { name: number }).waitFor();
    await assertAccessible(page, 'recent dossiers');
    await page.getByRole('link', { name: number }).press('Enter');
    assert.equal(await page.getByLabel('Motif').inputValue(), '', 'nobody’s reason is chosen for them');
    await page.getByLabel('Motif').selectOption('retourExperience');
    await page.locator('[name="explanation"]').fill('Revue de mortalité du mois, demandée par le chef de service');
    await assertAccessible(page, 'replay, asked');
    await page.getByRole('button', { name: 'Ouvrir pour 60 minutes' }).press('Enter');
    await page.getByRole('region', { name: 'Le dossier à cet instant' }).getByText('douleur').waitFor();
    const story = page.getByRole('list', { name: 'Évènements' });
    await story.getByText('Dossier ouvert').waitFor();
    await story.getByText(/^ARM, /).first().waitFor();
    await page.locator('input[type="range"]').focus();
    await page.keyboard.press('Home');
    await page.getByRole('region', { name: 'Le dossier à cet instant' }).getByText('douleur').waitFor({ state: 'detached' });
    const events = page.getByRole('region', { name: 'Évènements' });
    await events.getByText('Note écrite').waitFor();
    const told = await events.innerText();
    assert.doesNotMatch(told, /DossierOuvert|ChampsModifies|NoteAjoutee/, 'events are told in words');
    assert.match(told, /Champs saisis Adresse/);
    assert.equal(told.match(/ 20\d\d /g)?.length, 1, 'the day stands once');
    await assertAccessible(page, 'replay');
    await keepPicture(page, 'replay');
    const narrow = await enter(t, `/relecture/${id}`, { lang: 'en', width: 320 });
    await narrow.getByRole('region', { name: 'The dossier at that instant' }).waitFor();
    assert.equal(await sidewaysScroll(narrow), 0);
    await assertAccessible(narrow, 'replay, English, narrow');
  });

  it('a doctor of another centre and an auditor find it by its number, at the keyboard; the officer judges who opened it', async (t) => {
    const page = await enter(t, '/relecture', { who: 'mru-ailleurs' });
    await assertAccessible(page, 'by number');
    await page.getByLabel('Numéro du dossier').focus();
    await page.keyboard.type('DRFR159A02600199999');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').waitFor();
    await assertAccessible(page, 'no such dossier');
    await page.getByLabel('Numéro du dossier').fill(number.toLowerCase());
    await page.keyboard.press('Enter');
    await page.getByLabel('Motif').focus();
    await page.keyboard.press('ArrowDown');
    await page.locator('[name="explanation"]').fill('Avis demandé par le SAMU voisin pour un transfert');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('region', { name: 'Le dossier à cet instant' }).getByText('douleur').waitFor();
    const audit = await enter(t, '/relecture', { who: 'auditrice', lang: 'en', width: 320 });
    await audit.getByLabel('Number of the dossier').fill(number);
    assert.equal(await sidewaysScroll(audit), 0);
    await assertAccessible(audit, 'auditor, English, narrow');
    await keepPicture(audit, 'replay-auditor');
    await audit.keyboard.press('Enter');
    await audit.locator('[name="explanation"]').waitFor();
    for (const [lang, width] of [['fr', 1440], ['en', 320]] as const) {
      const judge = await enter(t, '/administration/acces-exceptionnels', { who: 'donnees', lang, width, ready: 'main#content' });
      await judge.getByText('Avis demandé par le SAMU voisin').waitFor();
      assert.equal(await sidewaysScroll(judge), 0);
      await assertAccessible(judge, `review, ${lang}`);
      await keepPicture(judge, `glass-review-${lang}`);
    }
  });

  it('in exercise mode the banner stands on every screen and nothing real shows', async (t) => {
    const page = await enter(t, '/');
    await page.locator('.rc-who summary').press('Enter');
    await page.getByRole('button', { name: 'Mode exercice' }).press('Enter');
    await page.locator('.rc-exercise').waitFor();
    await page.goto(`${site.origin}/releve`);
    await page.locator('.rc-exercise').waitFor();
    await page.getByText('Aucun dossier ouvert').waitFor();
    await assertAccessible(page, 'exercise');
    await page.emulateMedia({ colorScheme: 'dark' });
    await assertAccessible(page, 'exercise at night');
    await keepPicture(page, 'exercise');
    await page.getByRole('button', { name: 'Quitter l’exercice' }).press('Enter');
    await page.locator('.rc-exercise').waitFor({ state: 'detached' });
  });

  it('the exercise is said in English and at 320 px, on the console and the other screens', async (t) => {
    const page = await enter(t, '/', { lang: 'en', width: 320 });
    await page.locator('.rc-who summary').press('Enter');
    await page.getByRole('button', { name: 'Exercise mode' }).press('Enter');
    for (const path of ['/', '/releve', '/evenements', '/bord', '/relecture']) {
      await page.goto(site.origin + path);
      await page.locator('.rc-exercise').waitFor();
      await page.locator('#dossier').waitFor();
      assert.equal(await sidewaysScroll(page), 0, path);
      await assertAccessible(page, `exercise, English, narrow, ${path}`);
    }
    await keepPicture(page, 'exercise-narrow');
  });
});
