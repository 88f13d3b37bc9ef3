import { geojsonLines } from '#base/geo/departement/geojson-lines.ts';
import { generateDepartement } from '#base/geo/departement/departement.ts';
import { openBaseMap } from '#base/geo/basemap/base-map.ts';
import { tileOf } from '#base/geo/crs/web-mercator.ts';
import { launchBrowser } from '#test/browser.ts';
import { figuresOf, type BenchOptions, type Figure } from './figure.ts';
import { startMapServer } from '#test/map-server.ts';
import { percentile } from './percentile.ts';

const OBJECTS = 1_000;
const figure = figuresOf('map');

/** Cuts the tiles around the largest towns at every zoom, each once. */
const cutTiles = (smoke: boolean, say: BenchOptions['say']): Figure[] => {
  const start = performance.now();
  const departement = generateDepartement({ seed: 1 });
  const generateS = (performance.now() - start) / 1_000;
  const before = performance.now();
  const map = openBaseMap(departement);
  const openS = (performance.now() - before) / 1_000;
  let kilobytesMax = 0;
  const ms: number[] = [];
  const [, deep]: number[][] = [[], []];
  for (const { at } of departement.communes.slice(0, smoke ? 10 : 100)) {
    for (let zoom = 5; zoom <= 17; zoom++) {
      const { x, y } = tileOf(at, zoom);
      const one = performance.now();
      const tile = map.tile(zoom, x, y);
      const took = performance.now() - one;
      ms.push(took);
      if (zoom >= 12) deep!.push(took);
      kilobytesMax = Math.max(kilobytesMax, (tile?.gzip.length ?? 0) / 1_000);
    }
  }
  let bytes = 0;
  if (!smoke) for (const line of geojsonLines(departement)) bytes += line.length;
  say(`${departement.houses.way.length} houses, ${departement.roads.lon.length} nodes; ${Math.round(bytes / 1e6)} MB as GeoJSON lines`);
  return [figure('generate_s', generateS, 's'), figure('open_s', openS, 's'), figure('tile_p95_ms', percentile(ms, 0.95), 'ms'),
    figure('deep_tile_p95_ms', percentile(deep!, 0.95), 'ms'), figure('tile_kb_max', kilobytesMax, 'kB')];
};

type Moved = { gaps: number[]; scriptShare: number };

/**
 * Milliseconds between pictures while a thousand objects move ten times a second, drawn by the processor, and the share of
 * the page's main thread that our scripts take meanwhile.
 */
const moveObjects = async (smoke: boolean): Promise<Moved> => {
  const ends: (() => unknown)[] = [];
  const server = await startMapServer({ seed: 3, communes: 24, width: 32_000, height: 26_000 });
  try {
    const browser = await launchBrowser({ after: (end: unknown) => { ends.push(end as () => unknown); } } as never, { webgl: true });
    const page = await (await browser.newContext({ viewport: { width: 1_280, height: 800 } })).newPage();
    const [town] = (await server.geo.landmarks()).communes;
    await page.goto(`${server.url}/?lon=${town!.at[0]}&lat=${town!.at[1]}&zoom=11&objects=${OBJECTS}&move=1`);
    await page.locator('.so-map[data-state=ready]').waitFor({ timeout: 60_000 });
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Performance.enable');
    const scriptS = async (): Promise<number> =>
      (await devtools.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'ScriptDuration')!.value;
    const [start, before] = [performance.now(), await scriptS()];
    const gaps = await page.evaluate((seconds) => new Promise<number[]>((done) => {
      const gaps: number[] = [];
      const start = performance.now();
      let last = start;
      const frame = (now: number): void => {
        gaps.push(now - last);
        last = now;
        if (now - start < seconds * 1_000) requestAnimationFrame(frame);
        else done(gaps.slice(5));
      };
      requestAnimationFrame(frame);
    }), smoke ? 4 : 20);
    return { gaps, scriptShare: (await scriptS() - before) / ((performance.now() - start) / 1_000) };
  } finally {
    for (const end of ends) await end();
    await server.close();
  }
};

/** The base map: tiles cut from the generated département, and a map in a browser on which a thousand objects move. */
export const run = async ({ smoke, say }: BenchOptions): Promise<Figure[]> => {
  const figures = cutTiles(smoke, say);
  const { gaps, scriptShare } = await moveObjects(smoke);
  return [...figures, figure('frame_p50_ms', percentile(gaps, 0.5), 'ms'), figure('frame_p95_ms', percentile(gaps, 0.95), 'ms'),
    figure('script_percent', 100 * scriptShare, '%'), figure('objects', OBJECTS, 'objects')];
};
