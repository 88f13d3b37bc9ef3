/**
 * Takes the README's pictures from a running demonstration: `npm run pictures -- http://localhost:8080`; and the film of the first second
 * of an emergency call, which needs none: `npm run pictures -- film`.
 */
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { launchBrowser } from './browser.ts';
import { takeFilm } from './film.ts';

const FOLDER = fileURLToPath(new URL('../docs/pictures', import.meta.url));
const WIDTH = 900;
/** Every picture of the demonstration at an address. */
const takeDemo = async (address: string): Promise<void> => {
  const portal = new URL(address);
  const at = (name: string, port: number): string => `http://${name}.localhost:${Number(portal.port) + port}`;
  const voter = at('voter-registration', 1);

  const cleanups: (() => Promise<void>)[] = [];
  const browser = await launchBrowser({ after: (fn: unknown) => { cleanups.push(fn as () => Promise<void>); } } as never);

  const take = async (page: Page, name: string): Promise<void> => {
    mkdirSync(FOLDER, { recursive: true });
    await sharp(await page.screenshot()).resize(WIDTH).webp({ quality: 70 }).toFile(`${FOLDER}/${name}.webp`);
  };
  const open = async (): Promise<Page> => (await browser.newContext({ viewport: { width: 1280, height: 860 } })).newPage();
  const signIn = async (page: Page, url: string, who: string): Promise<void> => {
    await page.goto(url);
    const button = page.locator('form[action*=connexion] button, a[href*=proconnect], a[href*=franceconnect]').first();
    if (!page.url().includes('/interaction/')) await button.click();
    await page.locator('label,button', { hasText: who }).first().click();
    if (page.url().includes('/interaction/')) await page.locator('button[type=submit]').first().click();
    await page.waitForLoadState();
  };

  const visitor = await open();
  await visitor.goto(portal.href);
  await take(visitor, 'portal');
  await visitor.goto(`${voter}/`);
  await take(visitor, 'start');
  await visitor.goto(at('mailbox', -55));
  await take(visitor, 'mailbox');
  const clerk = await open();
  await signIn(clerk, `${voter}/connexion/proconnect?retour=/mairie`, 'ORSINI');
  await clerk.getByRole('button', { name: 'J’ai compris' }).click();
  await clerk.keyboard.press('Enter');
  await clerk.waitForTimeout(4_000);
  await take(clerk, 'desk');
  const arm = await open();
  await arm.emulateMedia({ colorScheme: 'dark' });
  await signIn(arm, at('emergency-calls', 3), 'CARPENTIER');
  await arm.keyboard.press('Alt+O');
  await arm.keyboard.type('3 rue Basse, Valmont');
  await arm.keyboard.press('Alt+0');
  await arm.waitForTimeout(2_000);
  await take(arm, 'calls');
  await Promise.all(cleanups.map((fn) => fn()));
};

const [wanted = 'http://localhost:8080'] = process.argv.slice(2);
mkdirSync(FOLDER, { recursive: true });
if (wanted === 'film') console.log(`${await takeFilm(`${FOLDER}/first-second.webp`)} ms from the ring to the SMUR`);
else await takeDemo(wanted);
