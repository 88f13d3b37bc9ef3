import { setTimeout as pause } from 'node:timers/promises';
import { USUAL_MIX } from '#services/emergency-calls/api/load/plan-calls.ts';
import { emptyTally, type LoadTally } from '#services/emergency-calls/api/load/load-tally.ts';
import { randomFrom } from '#services/emergency-calls/domain/staffing/random-from.ts';
import type { BenchServer } from './bench-server.ts';
import { checkCalls, drained } from './calls-check.ts';
import { openCallsGround, type CallsGround } from './calls-ground.ts';
import { openStreams, type Streams } from './calls-streams.ts';
import { playNation, type NationLoad } from './calls-load.ts';
import { usage } from './child.ts';
import { figuresOf, type BenchOptions, type Figure } from './figure.ts';
import { percentile } from './percentile.ts';

const STEPS = [5, 10, 20, 30, 40, 50];
/** In this step the web process dies, then the worker, each brought back as a supervisor does. */
const KILLS_AT = 20;
const BROKEN_MS = 300;
const FULL = { nation: { centres: 101, vehicles: 5_000, arms: 5 }, seconds: 30, talk_s: 6, status_ms: 2_000 };
const SMOKE = { nation: { centres: 8, vehicles: 100, arms: 12 }, seconds: 0.5, talk_s: 1, status_ms: 100 };
const figure = figuresOf('steps');

/** The two processes of the service; `kill` ends one at once and starts it again. */
type Processes = { web: BenchServer; worker: BenchServer };

const killAndStart = async (processes: Processes, name: keyof Processes, start: () => Promise<BenchServer>): Promise<void> => {
  const { child } = processes[name];
  child.removeAllListeners('exit');
  const gone = new Promise((done) => { child.once('exit', done); });
  child.kill('SIGKILL');
  await gone;
  processes[name] = await start();
};

/** Kills in the middle of a step. */
const killBoth = async (ground: CallsGround, processes: Processes, seconds: number): Promise<void> => {
  await pause(seconds * 400);
  await killAndStart(processes, 'web', ground.startWeb);
  await pause(seconds * 200);
  await killAndStart(processes, 'worker', ground.startWorker);
};

/**
 * Rising flows of whole calls, 5 to 50 a second, with every stream open; in one step the web process and the worker are killed.
 * Afterwards everything acknowledged is looked for, and the step is named at which picking up takes over 300 ms.
 */
export const run = async ({ smoke, say }: BenchOptions): Promise<Figure[]> => {
  const { nation, ...pace } = smoke ? SMOKE : FULL;
  const ground = await openCallsGround(nation);
  const processes: Processes = { web: await ground.startWeb(), worker: await ground.startWorker() };
  try {
    const consoles = [...ground.staff.values()].flatMap(({ arms }) => arms);
    const streams = await openStreams(ground.port, [...consoles, ...ground.boards], new Set(ground.boards));
    const generatorBefore = usage().cpuMs;
    const before = performance.now();
    const steps: { rate: number; load: NationLoad; seconds: number }[] = [];
    for (const rate of STEPS) {
      const start = performance.now();
      const killing = rate === KILLS_AT ? killBoth(ground, processes, pace.seconds) : Promise.resolve();
      const load = await playStep(ground, streams, rate, pace);
      await killing;
      steps.push({ rate, load, seconds: (performance.now() - start) / 1_000 });
      say(stepText(rate, load, (performance.now() - start) / 1_000));
    }
    const generator = usage().cpuMs - generatorBefore;
    const undrained = await drained(ground, smoke ? 15_000 : 120_000);
    streams.close();
    say(`${nation.centres} centres, ${consoles.length + ground.boards.length} streams, ${nation.vehicles} vehicles, 2 processes killed`);
    await Promise.all([processes.web.stop(), processes.worker.stop()]);
    return await figures(ground, steps, undrained, (100 * generator) / (performance.now() - before));
  } finally {
    for (const { child } of Object.values(processes)) child.kill('SIGKILL');
    await ground.end();
  }
};

const playStep = (
  ground: CallsGround, streams: Streams, callsPerS: number, pace: Omit<typeof FULL, 'nation'>,
): Promise<NationLoad> =>
  playNation(ground, streams, { ...pace, callsPerS, mix: USUAL_MIX, random: randomFrom(callsPerS), name: `step-${callsPerS}` });

const pickUp = ({ tally }: NationLoad): number => percentile(tally.ms.get('pick-up') ?? [], 0.99);

const stepText = (rate: number, load: NationLoad, seconds: number): string => `${rate} a second: ${load.tally.answered} calls in `
  + `${Math.round(seconds)} s, pick-up p99 ${Math.round(pickUp(load))} ms, `
  + `edit p99 ${Math.round(percentile(load.tally.ms.get('modifier') ?? [], 0.99))} ms, ${load.tally.again} sent again, `
  + `${load.tally.refused} refused, ${load.tally.abandoned} gave up`;

/** What all steps acknowledged. */
const together = (steps: readonly { load: NationLoad }[]): LoadTally => steps.reduce((all, { load: { tally } }) => ({ ...all,
  told: [...all.told, ...tally.told], opened: [...all.opened, ...tally.opened], commands: [...all.commands, ...tally.commands],
  failed: all.failed + tally.failed, answered: all.answered + tally.answered, abandoned: all.abandoned + tally.abandoned,
  again: all.again + tally.again }), emptyTally());

const figures = async (
  ground: CallsGround, steps: readonly { rate: number; load: NationLoad }[], undrained: number, share: number,
): Promise<Figure[]> => {
  const tally = together(steps);
  const check = await checkCalls(ground, tally);
  const broken = steps.find(({ rate, load }) => rate !== KILLS_AT && !(pickUp(load) <= BROKEN_MS));
  return [
    figure('lost', check.lost + tally.failed, 'count'), figure('doubled', check.doubled, 'count'),
    figure('logs_diverged', check.unverified, 'count'), figure('rebuild_differences', check.rebuildDifferences, 'count'),
    figure('outbox_out_of_order', check.outOfOrder, 'count'), figure('outbox_undelivered', undrained, 'count'),
    figure('latency_breaks_at_per_s', broken?.rate ?? 0, '/s'),
    ...steps.map(({ rate, load }) => figure(`pick_up_p99_ms_at_${rate}`, pickUp(load), 'ms')),
    figure('calls', tally.answered, 'calls'), figure('events', check.events, 'events'), figure('sent_again', tally.again, 'requests'),
    figure('kills', 2, 'kills'), figure('generator_percent_of_core', share, '%'),
  ];
};
