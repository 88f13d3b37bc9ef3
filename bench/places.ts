import { setImmediate as nextTurn } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { pointAt } from '#base/geo/crs/geodesic.ts';
import { generateDepartement } from '#base/geo/departement/departement.ts';
import { diceOf } from '#base/geo/departement/seeded.ts';
import { gazetteerOf } from '#base/geo/departement/to-gazetteer.ts';
import { openPlaces, type Places } from '#base/geo/places/places.ts';
import { figuresOf, type BenchOptions, type Figure } from './figure.ts';
import { percentile } from './percentile.ts';
import { placeAsk, type PlaceAsk } from './place-queries.ts';

const SHOWN = 3;
/** The circle that a telephone cell gives. */
const CELL_METRES = 3_000;
const figure = figuresOf('places');

/** Memory in use after full collections, in a turn of its own: what the last one held is free by then. */
const memoryMb = async (): Promise<number> => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  for (let round = 0; round < 3; round++) {
    await nextTurn();
    collect();
  }
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1e6;
};

/** Types a query letter by letter until the right place is among the first three; one more key chooses it. */
const typeOut = (places: Places, ask: PlaceAsk, focus: PlaceAsk['focus'], ms: number[]): number => {
  for (let length = 1; length <= ask.short.length; length++) {
    const before = performance.now();
    const found = places.search(ask.short.slice(0, length), { focus, count: SHOWN });
    ms.push(performance.now() - before);
    if (found.some(ask.isRight)) return length + 1;
  }
  return Infinity;
};

/** Address entry over a generated département: what is found with a fault in the query, and how soon while typing. */
export const run = async ({ smoke, say }: BenchOptions): Promise<Figure[]> => {
  const gazetteer = gazetteerOf(generateDepartement({ seed: 1 }));
  const before = await memoryMb();
  const start = performance.now();
  const places = openPlaces(gazetteer);
  const openS = (performance.now() - start) / 1_000;
  const count = gazetteer.houses.way.length + gazetteer.ways.length + gazetteer.spots.length + gazetteer.communes.length;
  const megabytes = await memoryMb() - before;
  const dice = diceOf(2026, 'places');
  const seat = gazetteer.communes[0]!.at;
  const asks = Array.from({ length: smoke ? 300 : 2_000 }, () => placeAsk(gazetteer, dice, seat));
  const missed = asks.filter(({ text, focus, isRight }) => !places.search(text, { focus, count: SHOWN }).some(isRight));
  for (const sort of new Set(asks.map((ask) => ask.sort))) {
    const own = asks.filter((ask) => ask.sort === sort);
    say(`${sort}: ${own.length - missed.filter((ask) => ask.sort === sort).length} of ${own.length} right`);
  }
  say(`missed: ${missed.slice(0, 8).map(({ text }) => text).join(' | ')}`);
  const ms: number[] = [];
  const cpu = process.cpuUsage();
  const keys = asks.slice(0, smoke ? 100 : 600).map((ask) => {
    const target = places.search(ask.text, { focus: ask.focus, count: 10 }).find(ask.isRight);
    return typeOut(places, ask, pointAt(target?.at ?? ask.focus, dice() * CELL_METRES, dice() * 360), ms);
  });
  const cpuMs = process.cpuUsage(cpu).user / 1_000 / ms.length;
  say(`${count} places, ${gazetteer.crossings.a.length / 2} crossings, ${gazetteer.posts.length} posts; ${ms.length} keystrokes`);
  return [
    figure('keystroke_p95_ms', percentile(ms, 0.95), 'ms'), figure('keystroke_p50_ms', percentile(ms, 0.5), 'ms'),
    figure('keystroke_cpu_ms', cpuMs, 'ms'), figure('right_in_three_percent', 100 * (1 - missed.length / asks.length), '%'),
    figure('keystrokes_median', percentile(keys, 0.5), 'keys'), figure('places', count, 'places'),
    figure('open_s', openS, 's'), figure('index_mb_per_100k', (megabytes / count) * 1e5, 'MB'),
  ];
};
