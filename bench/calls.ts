import { randomFrom } from '#services/emergency-calls/domain/staffing/random-from.ts';
import { USUAL_MIX } from '#services/emergency-calls/api/load/plan-calls.ts';
import type { BenchServer } from './bench-server.ts';
import { checkCalls, drained } from './calls-check.ts';
import { openCallsGround, type CallsGround, type Nation } from './calls-ground.ts';
import { openScreen, type Screen } from './calls-screen.ts';
import { openStreams, type Streams } from './calls-streams.ts';
import { playNation, type NationLoad } from './calls-load.ts';
import { usage, type Usage } from './child.ts';
import { figuresOf, type BenchOptions, type Figure } from './figure.ts';
import { percentile } from './percentile.ts';

const FULL: Nation & { seconds: number } = { centres: 101, vehicles: 5_000, arms: 5, seconds: 600 };
const SMOKE: typeof FULL = { centres: 8, vehicles: 200, arms: 5, seconds: 6 };
const CALLS_PER_S = 3.5;
/** Mean time of a call, and between two statuses of a mission; the short form hurries. */
const PACE = { full: { talk_s: 100, status_ms: 20_000 }, smoke: { talk_s: 3, status_ms: 400 } };
const figure = figuresOf('calls');

/**
 * The nation at 3.5 times its flow: every call whole (domain §14), every console and board on its live stream, every vehicle with one
 * fix per 10 s, one real browser beside. Then every acknowledged fact is looked for in the register.
 */
export const run = async ({ smoke, say }: BenchOptions): Promise<Figure[]> => {
  const nation = smoke ? SMOKE : FULL;
  const ground = await openCallsGround(nation);
  const [web, worker] = [await ground.startWeb(), await ground.startWorker()];
  try {
    const consoles = [...ground.staff.values()].flatMap(({ arms }) => arms);
    const streams = await openStreams(ground.port, [...consoles, ...ground.boards], new Set(ground.boards));
    const screen = await openScreen(ground);
    const before = await sides(ground, web, worker);
    const start = performance.now();
    const load = await playNation(ground, streams, { callsPerS: CALLS_PER_S, seconds: nation.seconds, ...(smoke ? PACE.smoke : PACE.full),
      mix: USUAL_MIX, random: randomFrom(1), name: 'calls' });
    const seconds = (performance.now() - start) / 1_000;
    const after = await sides(ground, web, worker);
    const undrained = await drained(ground, smoke ? 10_000 : 60_000);
    const seen = await screen.close();
    streams.close();
    await Promise.all([web.stop(), worker.stop()]);
    say(sizesText(nation, load, streams, seconds));
    for (const [code, count] of load.tally.refusals) say(`refused ${count} × ${code}`);
    return await figures(ground, load, streams, seen, cpu(before, after, load.tally.answered), undrained);
  } finally {
    await ground.end();
  }
};

type Sides = Record<'web' | 'worker' | 'postgres' | 'generator', number>;

const sides = async (ground: CallsGround, web: BenchServer, worker: BenchServer): Promise<Sides> => ({
  web: (await web.ask<Usage>('usage')).cpuMs, worker: (await worker.ask<Usage>('usage')).cpuMs, postgres: ground.postgresCpuMs(),
  generator: usage().cpuMs });

const cpu = (before: Sides, after: Sides, calls: number): Sides & { share: number } => {
  const used = Object.fromEntries(Object.keys(before).map((side) =>
    [side, after[side as keyof Sides] - before[side as keyof Sides]])) as Sides;
  const all = used.web + used.worker + used.postgres + used.generator;
  return { share: (100 * used.generator) / all, web: used.web / calls, worker: used.worker / calls, postgres: used.postgres / calls,
    generator: used.generator / calls };
};

const sizesText = (nation: Nation, { tally, requests }: NationLoad, streams: Streams, seconds: number): string => [
  `${nation.centres} centres, ${nation.centres * nation.arms} consoles, ${nation.centres} boards, ${nation.vehicles} vehicles`,
  `${tally.presented} calls in ${Math.round(seconds)} s, ${tally.answered} answered, ${tally.commands.length} commands`,
  `${tally.fixes} fixes, ${requests} requests, ${streams.deliveries} deliveries, ${tally.refused} refused, ${tally.again} sent again`,
].join('; ');

const figures = async (
  ground: CallsGround, { tally, statusMs, changeMs, unseen }: NationLoad, streams: Streams, seen: Awaited<ReturnType<Screen['close']>>,
  used: Sides & { share: number }, undrained: number,
): Promise<Figure[]> => {
  const check = await checkCalls(ground, tally);
  const ms = (kind: string, p: number): number => percentile(tally.ms.get(kind) ?? [0], p);
  return [
    figure('lost', check.lost + tally.failed, 'count'), figure('doubled', check.doubled, 'count'),
    figure('logs_diverged', check.unverified, 'count'), figure('rebuild_differences', check.rebuildDifferences, 'count'),
    figure('outbox_out_of_order', check.outOfOrder, 'count'), figure('outbox_undelivered', undrained, 'count'),
    figure('pick_up_p99_ms', ms('pick-up', 0.99), 'ms'), figure('pick_up_p50_ms', ms('pick-up', 0.5), 'ms'),
    figure('edit_p99_ms', ms('modifier', 0.99), 'ms'),
    figure('position_to_stream_p95_ms', percentile(streams.positionAges_ms, 0.95), 'ms'),
    figure('position_to_screen_p95_ms', percentile(seen.positions, 0.95), 'ms'),
    figure('ring_to_screen_p95_ms', percentile(seen.rings, 0.95), 'ms'),
    figure('status_to_centre_p99_ms', percentile(statusMs, 0.99), 'ms'), figure('change_to_centre_p99_ms', percentile(changeMs, 0.99),
      'ms'),
    figure('not_seen_at_centre', unseen, 'changes'), figure('statuses_seen', statusMs.length, 'statuses'),
    figure('web_cpu_ms_per_call', used.web, 'ms'), figure('worker_cpu_ms_per_call', used.worker, 'ms'),
    figure('postgres_cpu_ms_per_call', used.postgres, 'ms'), figure('generator_cpu_ms_per_call', used.generator, 'ms'),
    figure('generator_percent', used.share, '%'), figure('calls', tally.answered, 'calls'), figure('events', check.events, 'events'),
    figure('streams', ground.centres.length * 6, 'streams'),
  ];
};
