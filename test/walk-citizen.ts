import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';

/**
 * Goes through the whole form of the citizen by clicking and typing, as the demo person VERNAZ who moves to Manosque; `check` looks at
 * each page on the way. Gives the address of the receipt.
 */
export const walkCitizen = async (page: Page, origin: string, check: (name: string) => Promise<void>): Promise<string> => {
  const next = async (): Promise<void> => {
    await Promise.all([page.waitForNavigation(), page.locator('main form button[type=submit]').last().click()]);
  };
  await page.goto(`${origin}/`);
  await check('start');
  await page.goto(`${origin}/demande/reprendre`);
  await check('connect');
  await Promise.all([page.waitForURL(/franceconnect\/api\/v2/), page.locator('form[action*=franceconnect] button').click()]);
  await page.locator('label,button', { hasText: 'VERNAZ' }).first().click();
  if (page.url().includes('/interaction/')) {
    await Promise.all([page.waitForURL(/\/demande\//), page.locator('button[type=submit]').first().click()]);
  }
  await check('nationality');
  await page.check('input[value=FR]');
  await next();
  await check('situation');
  await page.check('input[value=PREMIERE]');
  await next();
  await check('identity');
  await next();
  await check('birth');
  await next();
  await check('commune');
  await page.fill('input[name="communeDemandee.texte"]', 'Manosque');
  await page.keyboard.press('Escape');
  await next();
  await check('attachment');
  await page.check('input[value=DOMICILE]');
  await next();
  await next();
  await check('address with its errors');
  assert.match(await page.title(), /^Erreur/);
  await page.fill('input[name="adresseRattachement.numero"]', '12');
  await page.fill('input[name="adresseRattachement.voie"]', 'rue Grande');
  const postal = page.locator('[name="adresseRattachement.codePostal"]');
  if (await postal.evaluate((node) => node.tagName) === 'SELECT') await postal.selectOption('04100');
  else await postal.fill('04100');
  await next();
  await check('pieces');
  await Promise.all([page.waitForNavigation(), page.locator('form[action="/demande/pieces/continuer"] button').click()]);
  await check('contact');
  await next();
  await check('check');
  await next();
  await check('declaration');
  await page.check('input[name=declarationHonneur]');
  await next();
  await check('receipt');
  return page.url();
};
