import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deskSite } from '../../api/desk/fixtures/desk-site.ts';
import { assertAccessible, doubledIds, sidewaysScroll, smallTargets } from '#test/axe.ts';
import { launchBrowser } from '#test/browser.ts';
import { keepPicture } from '#test/look.ts';
import { waitForCount } from '#test/wait-for.ts';

test('a consular post names the members of its commission, which can then be called, in both languages', async (t) => {
  const site = await deskSite(t);
  const browser = await launchBrowser(t);
  for (const [lang, width, who, button, called] of [['fr', 1280, 'Jeanne Tellier', 'Nommer pour trois ans', 'Convoquer une séance'],
    ['en', 320, 'Paul Ozanne', 'Appoint for three years', 'Call a meeting']] as const) {
    const context = await browser.newContext({ locale: lang, viewport: { width, height: 800 } });
    const page = await context.newPage();
    const look = async (label: string): Promise<void> => {
      await assertAccessible(page, label);
      assert.equal(await sidewaysScroll(page), 0, label);
      assert.deepEqual([await smallTargets(page), await doubledIds(page)], [[], []], label);
      await keepPicture(page, `post commission ${label} ${lang}`);
    };
    await page.goto(`${site.origin}/commission`);
    await page.locator('[value="consule-londres"]').first().click();
    await page.waitForURL(`${site.origin}/commission`);
    await page.goto(`${site.origin}/commission?lang=${lang}`);
    if (lang === 'fr') assert.equal(await page.getByRole('heading', { name: called }).count(), 0, 'nobody to call yet');
    await look('home');
    await page.locator('a[href="/commission/membres?commune=9B019"]').click();
    await page.waitForURL('**/commission/membres**');
    await waitForCount(page.locator('input[name=qualite]'), 2, 'capacities of a post, not of a commune');
    await page.getByRole('button', { name: button }).click();
    await page.waitForFunction(() => /^(Erreur|Error)/.test(document.title));
    await look('wrong');
    await page.locator('input[name=nom]').fill(who);
    await page.locator('input[name=arrete]').fill('Arrêté du 12 janvier 2026');
    await page.getByRole('button', { name: button }).click();
    await page.getByText(who).first().waitFor();
    await look('named');
    await page.goto(`${site.origin}/commission`);
    await page.getByRole('heading', { name: called }).waitFor();
    await context.close();
  }
});
