import { launchBrowser } from '#test/browser.ts';
import type { CallsGround } from './calls-ground.ts';

/** What a real browser painted: how old a position and a ring were then, ms. */
export type Painted = { positions: number[]; rings: number[] };

export type Screen = { close(): Promise<Painted> };

/**
 * A real Chromium at the console of the first centre, beside the generated load. Positions are drawn by a script of the bench in
 * that page, as they come on the stream; a ring is the console's own list. The instant is the one after the paint.
 */
export const openScreen = async (ground: CallsGround): Promise<Screen> => {
  const ends: (() => unknown)[] = [];
  const browser = await launchBrowser({ after: (end: unknown) => { ends.push(end as () => unknown); } } as never);
  const [centre] = ground.centres;
  const [arm] = ground.staff.get(centre!)!.arms;
  const context = await browser.newContext({ viewport: { width: 1_600, height: 900 }, extraHTTPHeaders: { cookie: arm!.cookie } });
  const page = await context.newPage();
  await page.goto(ground.origin, { waitUntil: 'load' });
  await page.evaluate(WATCH, centre);
  return { close: async () => {
    const painted = await page.evaluate(() => (globalThis as unknown as { painted: Painted }).painted);
    for (const end of ends) await end();
    return painted;
  } };
};

/** Runs in the page. */
const WATCH = (centre: string | undefined): void => {
  const seen: { positions: number[]; rings: number[] } = { positions: [], rings: [] };
  Object.assign(globalThis, { painted: seen });
  const afterPaint = (act: (at: number) => void): void => {
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => act(Date.now());
      channel.port2.postMessage(0);
    });
  };
  const label = document.body.appendChild(document.createElement('output'));
  const source = new EventSource(`/api/regulation/flux?centre=${centre}`);
  source.addEventListener('positions', (event) => {
    const moved = JSON.parse((event as MessageEvent<string>).data) as [string, number, number, number][];
    label.textContent = moved.map(([id, lon, lat]) => `${id} ${lon} ${lat}`).join('\n');
    afterPaint((at) => seen.positions.push(...moved.map(([, , , fixed]) => at - fixed)));
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
