import { setPriority } from 'node:os';
import { launchBrowser } from '#test/browser.ts';
import { MAP_PAINTED, type MapObject } from '#base/ui/map/map-model.ts';
import type { CallsGround } from './calls-ground.ts';

/** What a real browser painted: how old a position and a ring were then, ms. */
export type Painted = { positions: number[]; rings: number[] };

/** The territory is made while the first pages are asked. */
const MAP_MS_MAX = 120_000;
/** The `nice` of the browser. */
const YIELDING = 10;

export type Screen = { close(): Promise<Painted> };

/**
 * A real Chromium at the console of the first centre, beside the generated load: a position is painted when the console's own map
 * has drawn it, a ring when it stands in the console's own list. The instant is the one after the paint.
 */
export const openScreen = async (ground: CallsGround): Promise<Screen> => {
  const ends: (() => unknown)[] = [];
  const browser = await yielding(() => launchBrowser({ after: (end: unknown) => { ends.push(end as () => unknown); } } as never,
    { webgl: true }));
  const [centre] = ground.centres;
  const [arm] = ground.staff.get(centre!)!.arms;
  const context = await browser.newContext({ viewport: { width: 1_280, height: 800 } });
  // A cookie of the browser's own: headers that are added to a page do not reach the worker that holds its live stream.
  const [name, value] = arm!.cookie.split('=') as [string, string];
  await context.addCookies([{ name, value, url: ground.origin.replace('http:', 'https:'), secure: true, httpOnly: true }]);
  const page = await context.newPage();
  await page.goto(ground.origin, { waitUntil: 'load' });
  await page.locator('.so-map[data-state=ready]').waitFor({ timeout: MAP_MS_MAX });
  await page.evaluate(WATCH, { centre, painted: MAP_PAINTED });
  return { close: async () => {
    const painted = await page.evaluate(() => (globalThis as unknown as { painted: Painted }).painted);
    for (const end of ends) await end();
    return painted;
  } };
};

/**
 * Starts processes that give way to the service: without a graphics card the processor draws the map, up to a core that a console
 * has of its own. What the screen shows is then later, never sooner. Only root may take its own priority back.
 */
const yielding = async <T>(start: () => Promise<T>): Promise<T> => {
  if (process.getuid?.() !== 0) return start();
  setPriority(YIELDING);
  try {
    return await start();
  } finally {
    setPriority(0);
  }
};

/** Runs in the page. */
const WATCH = ({ centre, painted }: { centre: string | undefined; painted: string }): void => {
  const seen: { positions: number[]; rings: number[] } = { positions: [], rings: [] };
  Object.assign(globalThis, { painted: seen });
  const afterPaint = (act: (at: number) => void): void => {
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => act(Date.now());
      channel.port2.postMessage(0);
    });
  };
  /** When the fix was made of which this is the place: learnt on a stream of the bench's own, which paints nothing. */
  const fixedAt = new Map<string, number>();
  const keyOf = (id: string, lon: number, lat: number): string => `${id} ${lon} ${lat}`;
  const source = new EventSource(`/api/regulation/flux?centre=${centre}`);
  source.addEventListener('positions', (event) => {
    const moved = JSON.parse((event as MessageEvent<string>).data) as [string, number, number, number][];
    for (const [id, lon, lat, at] of moved) fixedAt.set(keyOf(`vehicle:${id}`, lon, lat), at);
  });
  document.addEventListener(painted, (event) => {
    const shown = (event as CustomEvent<readonly MapObject[]>).detail;
    const fresh = shown.map(({ id, at: [lon, lat] }) => keyOf(id, lon, lat)).filter((key) => fixedAt.has(key));
    const fixes = fresh.map((key) => fixedAt.get(key)!);
    for (const key of fresh) fixedAt.delete(key);
    afterPaint((at) => seen.positions.push(...fixes.map((fixed) => at - fixed)));
  });
  const known = new Set<string>();
  new MutationObserver(() => {
    for (const row of document.querySelectorAll<HTMLElement>('[data-presented]')) {
      const key = `${row.dataset.call}`;
      if (known.has(key)) continue;
      known.add(key);
      afterPaint((at) => seen.rings.push(at - Number(row.dataset.presented)));
    }
  }).observe(document.body, { childList: true, subtree: true, attributes: true });
};
