import assert from 'node:assert/strict';
import { after, before, describe, it, type TestContext } from 'node:test';
import type { Page } from 'playwright-core';
import { assertAccessible, sidewaysScroll } from '#test/axe.ts';
import { launchBrowser, type TestBrowser } from '#test/browser.ts';
import { keepPicture } from '#test/look.ts';
import { newId } from '#base/values/ids.ts';
import { callsSite, type CallsSite } from '../../api/fixtures/calls-site.ts';

describe('hand-over, replay and exercise', () => {
  let site: CallsSite;
  let browser: TestBrowser;
  let id: string;
  const stops: (() => unknown)[] = [];

  before(async () => {
    const t = { name: 'hand-over', after: (stop: () => unknown) => { stops.unshift(stop); } } as unknown as TestContext;
    site = await callsSite(t);
    browser = await launchBrowser(t);
    const arm = await site.signIn('arm-valmont');
    id = newId();
    await arm('PUT', `dossiers/${id}`, {});
    await arm('POST', `dossiers/${id}/commandes`, { commands: [{ type: 'modifier', id: newId(),
      changes: [{ path: 'location.detailedAddress.complete', value: '3 rue Basse', seen: 1 }] },
    { type: 'noter', id: newId(), note: 'n1', text: 'douleur' }] });
  });
  after(async () => { for (const stop of stops) await stop(); });

  const enter = async (t: TestContext, path: string, { lang = 'fr', width = 1440 } = {}): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width, height: 900 }, locale: lang,
      extraHTTPHeaders: { 'accept-language': lang } });
    t.after(() => context.close());
    const page = await context.newPage();
    await page.goto(site.origin + path);
    await page.locator('[value="superviseur-valmont"]').first().click();
    await page.locator('#dossier').waitFor();
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
    const page = await enter(t, `/relecture/${id}`);
    await page.locator('[name="explanation"]').fill('Revue de mortalité du mois, demandée par le chef de service');
    await assertAccessible(page, 'replay, asked');
    await page.getByRole('button', { name: 'Ouvrir pour 60 minutes' }).press('Enter');
    await page.getByRole('region', { name: 'Le dossier à cet instant' }).getByText('douleur').waitFor();
    await page.locator('input[type="range"]').focus();
    await page.keyboard.press('Home');
    await page.getByRole('region', { name: 'Le dossier à cet instant' }).getByText('douleur').waitFor({ state: 'detached' });
    await assertAccessible(page, 'replay');
    await keepPicture(page, 'replay');
  });

  it('in exercise mode the banner stands on every screen and nothing real shows', async (t) => {
    const page = await enter(t, '/');
    await page.getByRole('button', { name: 'Mode exercice' }).press('Enter');
    await page.locator('.rc-exercise').waitFor();
    await page.goto(`${site.origin}/releve`);
    await page.locator('.rc-exercise').waitFor();
    await page.getByText('Aucun dossier ouvert').waitFor();
    await assertAccessible(page, 'exercise');
    await keepPicture(page, 'exercise');
    await page.getByRole('button', { name: 'Quitter l’exercice' }).press('Enter');
    await page.locator('.rc-exercise').waitFor({ state: 'detached' });
  });
});
