import sharp from 'sharp';
import { launchBrowser } from './browser.ts';
import { filmSite, playFirstSecond, type Frame } from '#services/emergency-calls/web/console/fixtures/play-first-second.ts';

const SIZE = { width: 1280, height: 800 };
/** Frames of the contact sheet, in its order: two rows of two. */
const SHOWN = ['before pick-up', 'located', 'SMUR alerted', 'compressions'];
const CELL = { width: 700, height: 438, caption: 34 };
const QUALITY = 52;

type Cleanup = () => unknown;

const caption = ({ name, elapsedMs }: Frame): Buffer => Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${CELL.width}"
  height="${CELL.caption}"><rect width="100%" height="100%" fill="#0c3844"/><text x="12" y="23" font-family="sans-serif" font-size="18"
  fill="#fff">${(elapsedMs / 1_000).toFixed(1)} s · ${name}</text></svg>`);

/**
 * Plays the first second at a centre of its own and lays its frames on one sheet, each with the time since the ring.
 * Gives the milliseconds from the ring to the SMUR.
 */
export const takeFilm = async (file: string): Promise<number> => {
  const cleanups: Cleanup[] = [];
  const t = { name: 'film', after: (fn: unknown) => { cleanups.unshift(fn as Cleanup); } };
  try {
    const { site, caller } = await filmSite(t as never);
    const browser = await launchBrowser(t as never, { webgl: true });
    const page = await (await browser.newContext({ viewport: SIZE, colorScheme: 'dark' })).newPage();
    await page.goto(site.origin);
    await page.locator('[value="arm-valmont"]').first().click();
    await page.locator('.so-map[data-state=ready]').waitFor({ timeout: 60_000 });
    const shots = new Map<string, { frame: Frame; picture: Buffer }>();
    const { alertedMs } = await playFirstSecond(page, site, caller, async (frame) => {
      shots.set(frame.name, { frame, picture: await page.screenshot() });
    });
    await sheetOf(SHOWN.map((name) => shots.get(name)!), file);
    return alertedMs;
  } finally {
    for (const clean of cleanups) await clean();
  }
};

const sheetOf = async (shots: readonly { frame: Frame; picture: Buffer }[], file: string): Promise<void> => {
  const high = CELL.height + CELL.caption;
  const cells = await Promise.all(shots.map(async ({ frame, picture }, i) => {
    const [left, top] = [(i % 2) * CELL.width, Math.floor(i / 2) * high];
    const input = await sharp(picture).resize(CELL.width, CELL.height).png().toBuffer();
    return [{ input: caption(frame), left, top }, { input, left, top: top + CELL.caption }];
  }));
  await sharp({ create: { width: 2 * CELL.width, height: Math.ceil(shots.length / 2) * high, channels: 3, background: '#0c181d' } })
    .composite(cells.flat()).webp({ quality: QUALITY }).toFile(file);
};
