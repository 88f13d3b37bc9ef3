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

/** A picture: which face (its port after the portal's), whose eyes, and what is done before. */
type Shot = {
  name: string; path: string; service?: string; port?: number; who?: string; dark?: true; before?: (page: Page) => Promise<void>;
};

const VOTER = { service: 'voter-registration', port: 1 };
const CALLS = { service: 'emergency-calls', port: 3 };
const SHOTS: readonly Shot[] = [
  { name: 'portal', path: '/' },
  { name: 'start', path: '/', ...VOTER },
  { name: 'mailbox', path: '/', service: 'mailbox', port: -55 },
  { name: 'desk', path: '/mairie', ...VOTER, who: 'ORSINI', before: async (page) => {
    await page.getByRole('button', { name: 'J’ai compris' }).click();
    await page.keyboard.press('Enter');
  } },
  { name: 'calls', path: '/', ...CALLS, who: 'CARPENTIER', dark: true, before: async (page) => {
    await page.getByRole('button', { name: 'Ouvrir sans appel' }).waitFor();
    await page.waitForTimeout(1_500);
    await page.keyboard.press('Alt+O');
    await page.keyboard.type('3 rue Basse, Valmont');
    await page.keyboard.press('Alt+0');
  } },
  { name: 'wall', path: '/mur', ...CALLS, who: 'GUERRAND', dark: true },
];

const signIn = async (page: Page, who: string): Promise<void> => {
  await page.locator('label,button', { hasText: who }).first().click();
  if (page.url().includes('/interaction/')) await page.locator('button[type=submit]').first().click();
  await page.waitForLoadState();
};

/** Every picture of the demonstration at an address. */
const takeDemo = async (address: string): Promise<void> => {
  const cleanups: (() => Promise<void>)[] = [];
  const browser = await launchBrowser({ after: (fn: unknown) => { cleanups.push(fn as () => Promise<void>); } } as never, { webgl: true });
  for (const { name, path, service, port = 0, who, dark, before } of SHOTS) {
    const origin = service ? `http://${service}.localhost:${Number(new URL(address).port) + port}` : address;
    const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, colorScheme: dark ? 'dark' : 'light' });
    const page = await context.newPage();
    await page.goto(new URL(who ? `/connexion/proconnect?retour=${path}` : path, origin).href);
    if (who) await signIn(page, who);
    await before?.(page);
    // Lists, maps and live figures have arrived.
    await page.waitForTimeout(4_000);
    await sharp(await page.screenshot()).resize(WIDTH).webp({ quality: 70 }).toFile(`${FOLDER}/${name}.webp`);
    await context.close();
  }
  await Promise.all(cleanups.map((fn) => fn()));
};

const [wanted = 'http://localhost:8080'] = process.argv.slice(2);
mkdirSync(FOLDER, { recursive: true });
if (wanted === 'film') console.log(`${await takeFilm(`${FOLDER}/first-second.webp`)} ms from the ring to the SMUR`);
else await takeDemo(wanted);
