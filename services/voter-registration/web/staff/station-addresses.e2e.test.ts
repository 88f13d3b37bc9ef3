import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deskSite } from '../../api/desk/fixtures/desk-site.ts';
import { launchBrowser } from '#test/browser.ts';
import { look } from '#test/look.ts';

const FILE = 'nom_voie;numero;rep;code_insee;lon;lat\nRue du Lavoir;12;;04112;5.78;43.83\n';

test('a town hall sends the file of its addresses, and is told what is wrong with another, in both languages', async (t) => {
  const site = await deskSite(t);
  const browser = await launchBrowser(t);
  for (const [lang, send, known] of [['fr', 'Envoyer le fichier', /1 numéro de rue est situé/],
    ['en', 'Send the file', /1 house number is located/]] as const) {
    const page = await (await browser.newContext({ locale: lang, viewport: { width: 1280, height: 900 } })).newPage();
    await page.goto(`${site.origin}/liste/bureaux`);
    await page.locator('[value="claire-manosque"]').first().click();
    await page.waitForURL(`${site.origin}/liste/bureaux`);
    const give = async (text: string): Promise<void> => {
      await page.locator('input[type=file]').setInputFiles({ name: 'adresses-04112.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
      await Promise.all([page.waitForNavigation(), page.getByRole('button', { name: send }).click()]);
    };
    await give('autre;fichier\n1;2\n');
    assert.match(await page.title(), /^(Erreur|Error)/);
    await look(page, `addresses wrong ${lang}`);
    await give(FILE);
    assert.match(await page.locator('main').innerText(), known);
    await look(page, `addresses known ${lang}`);
    await page.context().close();
  }
});
