import pg from 'pg';
import { figuresOf, type BenchOptions, type Figure } from './figure.ts';
import type { BenchServer } from './bench-server.ts';
import type { Usage } from './child.ts';
import { httpLoad } from './http-load.ts';
import { depositRequests, openVoterGround, type VoterGround } from './voter-ground.ts';

const ADMITTED_PER_S = 1_000;
const OFFERED_PER_S = 10_000;
const RANGES = 10;
/** Enough that those which wait for an admitted request leave the others free to offer the rest. */
const CONNECTIONS = 1_000;
const figure = figuresOf('overload');

/**
 * Ten times more offered than the admission lets in, from ten address ranges: what is admitted is acknowledged, in
 * order and in equal shares, and memory stays flat.
 */
export const run = async ({ smoke, say }: BenchOptions): Promise<Figure[]> => {
  const ground = await openVoterGround();
  try {
    const server = await ground.start({ settings: { SOCLE_VOTER_ADMISSION_PER_S: String(ADMITTED_PER_S) } });
    const figures = await measure(ground, server, smoke ? 10 : 120, say);
    await server.stop();
    return figures;
  } finally {
    await ground.end();
  }
};

/** Address of a connection: each range is a /24 of the loopback. */
const addressOf = (connection: number): string => `127.0.${10 + (connection % RANGES)}.${1 + (connection % 200)}`;

const measure = async (ground: VoterGround, server: BenchServer, seconds: number, say: BenchOptions['say']): Promise<Figure[]> => {
  const request = depositRequests(ground);
  const prepared = Array.from({ length: 50_000 }, (_, tag) => request(tag).bytes);
  const memory = watchMemory(server);
  const byRange = new Array<number>(RANGES).fill(0);
  const counts = { admitted: 0, refused: 0, broken: 0 };
  const start = performance.now();
  let next = 0;
  const loads = Array.from({ length: RANGES }, (_, range) => httpLoad({
    port: server.port, connections: CONNECTIONS / RANGES, ratePerS: OFFERED_PER_S / RANGES,
    localAddress: (connection) => addressOf(connection * RANGES + range),
    next: () => {
      if (performance.now() - start > seconds * 1_000) return undefined;
      // Admitted requests must be new people; refused ones may come again with the same bytes.
      const tag = next++ % prepared.length;
      return { tag, bytes: prepared[tag]! };
    },
    onAnswer: ({ tag, status }) => {
      if (status !== 202) {
        counts.refused++;
        return;
      }
      counts.admitted++;
      byRange[range]! += 1;
      prepared[tag] = request(prepared.length + counts.admitted).bytes;
    },
    onBroken: () => { counts.broken++; },
  }));
  await Promise.all(loads);
  const elapsed = (performance.now() - start) / 1_000;
  const slope = memory.stop();
  const stored = await readStored(ground);
  const offered = (counts.admitted + counts.refused) / elapsed;
  say(`${Math.round(offered)}/s offered and answered, ${Math.round(counts.admitted / elapsed)}/s admitted`);
  const mean = counts.admitted / RANGES;
  return [
    figure('goodput_percent', (100 * counts.admitted) / elapsed / ADMITTED_PER_S, '%'),
    figure('offered_per_s', offered, '/s'),
    figure('memory_slope_mb_per_min', slope, 'MB/min'),
    figure('lost', Math.max(0, counts.admitted - stored.deposits), 'count'),
    figure('order_inversions', stored.inversions, 'count'),
    figure('share_deviation_percent', Math.max(...byRange.map((count) => (100 * Math.abs(count - mean)) / mean)), '%'),
    figure('broken_connections', counts.broken, 'connections'), figure('connections', CONNECTIONS, 'connections'),
  ];
};

/** Samples resident memory each second; gives the slope of its second half, in MB a minute. */
const watchMemory = (server: BenchServer): { stop(): number } => {
  const samples: [number, number][] = [];
  const timer = setInterval(() => void server.ask<Usage>('usage')
    .then(({ rssMb }) => samples.push([performance.now() / 60_000, rssMb])), 1_000);
  return { stop: () => {
    clearInterval(timer);
    return slopeOf(samples.slice(samples.length >> 1));
  } };
};

const slopeOf = (points: readonly [number, number][]): number => {
  if (points.length < 2) return 0;
  const [mx, my] = [0, 1].map((axis) => points.reduce((sum, point) => sum + point[axis as 0 | 1], 0) / points.length) as [number, number];
  const covariance = points.reduce((sum, [x, y]) => sum + (x - mx) * (y - my), 0);
  return covariance / points.reduce((sum, [x]) => sum + (x - mx) ** 2, 0);
};

/** Deposits in the register, and how often one that arrived later stands before an earlier one of its partition. */
const readStored = async (ground: VoterGround): Promise<{ deposits: number; inversions: number }> => {
  const client = new pg.Client(ground.connection);
  await client.connect();
  const { rows: [row] } = await client.query<{ deposits: string; inversions: string }>(`
    select count(*) as deposits, count(*) filter (where arrived < before) as inversions from (
      select body::jsonb ->> 'arrivee' as arrived,
        lag(body::jsonb ->> 'arrivee') over (partition by partition order by leaf_index) as before
      from voter_registration.event where type = 'DemandeDeposee') as deposits`);
  await client.end();
  return { deposits: Number(row!.deposits), inversions: Number(row!.inversions) };
};
