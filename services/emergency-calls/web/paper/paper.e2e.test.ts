import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PDFDocument } from 'pdf-lib';
import { assertAccessible, sidewaysScroll } from '#test/axe.ts';
import { launchBrowser } from '#test/browser.ts';
import { keepPicture } from '#test/look.ts';
import { callsSite } from '../../api/fixtures/calls-site.ts';

const A4 = { width: 794, height: 1123 };

test('the paper form is one A4 sheet, both sides, in each language; nothing runs over its side; on a screen it is read like a page',
  async (t) => {
  const site = await callsSite(t);
  const browser = await launchBrowser(t);
  for (const lang of ['fr', 'en']) {
    const context = await browser.newContext({ viewport: A4, locale: lang, extraHTTPHeaders: { 'accept-language': lang } });
    t.after(() => context.close());
    const page = await context.newPage();
    await page.goto(`${site.origin}/fiche-papier`);
    const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
    assert.equal((await PDFDocument.load(pdf)).getPageCount(), 2, `${lang}: two sides`);
    await page.emulateMedia({ media: 'print' });
    const over = await page.locator('.pf-side').evaluateAll((sides) => sides.map((side) => side.scrollHeight - side.clientHeight));
    assert.deepEqual(over, [0, 0], `${lang}: fits`);
    const [lines] = await page.locator('.pf-lines').evaluateAll((all) => all.map((one) => one.clientHeight));
    assert.ok(lines! > 150, `${lang}: at least five lines to write on, ${lines}`);
    await keepPicture(page, `paper-${lang}`);
    await page.emulateMedia({ media: 'screen' });
    await assertAccessible(page, `paper form ${lang}`);
    await page.setViewportSize({ width: 320, height: 700 });
    assert.equal(await sidewaysScroll(page), 0);
  }
});
