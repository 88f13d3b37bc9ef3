import pg from 'pg';
import type { IntakeStats } from '#base/intake/intake.ts';
import type { KeyHistory } from '#base/log/key-history.ts';
import { openGround, type BenchGround, type BenchServer } from './bench-server.ts';
import { bareSqlRate } from './bare-sql.ts';
import { figuresOf, type BenchOptions, type Figure } from './figure.ts';
import { postBytes } from './http-load.ts';
import { percentile } from './percentile.ts';
import { plainProcesses } from './plain-processes.ts';
import { countUnverified } from './receipts.ts';
import { WARM_UP_S, cpuFigures, generatorShare, rateOf, sample, type Sample } from './sample.ts';

const SERVICE = 'bench-intake';
const CONNECTIONS = 512;
const BODY_BYTES = 1_000;
/** What the database does in batches larger than those of the intake: information. */
const LARGE_BATCH = 300;

const figure = figuresOf('intake');
const bodyOf = (tag: number): string => {
  const start = `{"item":${tag},"person":"P${(tag * 2_654_435_761) % 4_294_967_296}","text":"`;
  return `${start}${'x'.repeat(BODY_BYTES - start.length - 2)}"}`;
};

/** Plain durable signed intake of 1 kB bodies over HTTP, each with its own key; bare SQL and bare HTTP beside it. */
export const run = async ({ smoke, say }: BenchOptions): Promise<Figure[]> => {
  const ground = await openGround(SERVICE, []);
  try {
    const { web, worker } = plainProcesses(ground);
    const publisher = await worker();
    const server = await web();
    const figures = await measure(ground, server, smoke ? 6 : 60, say);
    await Promise.all([server.stop(), publisher.stop()]);
    return figures;
  } finally {
    await ground.end();
  }
};

const measure = async (ground: BenchGround, server: BenchServer, seconds: number, say: BenchOptions['say']): Promise<Figure[]> => {
  const load = (more: { seconds: number; keep: boolean; firstTag: number; ratePerS?: number }): Promise<Sample> => sample({
    server, connections: CONNECTIONS, postgresCpuMs: ground.postgresCpuMs, ...more,
    request: (tag) => ({ tag,
      bytes: postBytes('/v1/items', { 'idempotency-key': `key-${tag}`, 'x-party': `party-${tag}` }, bodyOf(tag)) }) });
  const echo = await sample({ server, connections: CONNECTIONS, seconds: Math.min(5, seconds), keep: false,
    request: (tag) => ({ tag, bytes: postBytes('/echo', {}, bodyOf(tag)) }) });
  await load({ seconds: Math.min(WARM_UP_S, seconds), keep: false, firstTag: 10_000_000 });
  const before = await server.ask<IntakeStats>('stats');
  const closed = await load({ seconds, keep: true, firstTag: 0 });
  const after = await server.ask<IntakeStats>('stats');
  const batch = Math.round((after.accepted - before.accepted) / Math.max(1, after.batches - before.batches));
  say(`${Math.round(rateOf(closed))}/s with ${CONNECTIONS} connections; ${JSON.stringify(after)}`);
  const open = await load({ seconds: Math.min(15, seconds), keep: false, firstTag: 20_000_000, ratePerS: 0.7 * rateOf(closed) });
  const bare = await bareSqlRate(ground, Math.min(10, seconds), batch);
  const bareLarge = await bareSqlRate(ground, Math.min(10, seconds), LARGE_BATCH);
  const unverified = countUnverified(closed.bodies, await server.ask<KeyHistory>('history'));
  const stored = await countEvents(ground);
  const acknowledged = closed.answers + open.answers;
  return [
    figure('rate_per_s', rateOf(closed), '/s', rateOf(echo)),
    // Judged beside bare SQL at its best batch; beside batches as small as ours were, the share is that of the work around the SQL.
    figure('share_of_bare_sql_percent', (100 * rateOf(closed)) / bareLarge, '%', bareLarge),
    figure('share_at_equal_batches_percent', (100 * rateOf(closed)) / bare, '%', bare),
    figure('batch_mean', batch, 'items'),
    figure('p99_ms', percentile(open.ms, 0.99), 'ms'),
    figure('p50_ms', percentile(open.ms, 0.5), 'ms'),
    figure('lost', Math.max(0, acknowledged - stored), 'count'),
    figure('errors', closed.errors + open.errors, 'count'),
    figure('receipts_unverified', unverified, 'count'),
    figure('generator_cpu_percent', generatorShare(closed), '%'), ...cpuFigures(figure, closed),
    figure('connections', CONNECTIONS, 'connections'),
  ];
};

/** Items of the measured runs that are in the register. */
const countEvents = async (ground: BenchGround): Promise<number> => {
  const client = new pg.Client(ground.connection);
  await client.connect();
  const { rows } = await client.query<{ n: string }>(`select count(*) as n from bench_intake.event
    where actor_id not like 'party-1_______' and actor_id not like 'bare-%'`);
  await client.end();
  return Number(rows[0]!.n);
};
