import { setTimeout } from 'node:timers/promises';
import type { BenchServer } from './bench-server.ts';

const KILL_EVERY_MS = 7_000;
const START_AGAIN_MS = 200;
const FAILED_STARTS_MAX = 20;
/** Places of the write path where the server dies, in turn; the last is a plain kill at any moment. */
const DEATHS = ['intake-before-insert', 'intake-before-commit', 'intake-commit-sign', 'intake-sign-answer', undefined];

export type Killer = { started: Promise<void>; kills(): number; stop(): Promise<void> };

/** Keeps one server alive, and kills it at another place every few seconds. */
export const killAgainAndAgain = (
  start: (failpoints: string[]) => Promise<BenchServer>, { everyMs = KILL_EVERY_MS, batchesBefore = 200 } = {},
): Killer => {
  let kills = 0;
  let failed = 0;
  let stopped = false;
  let current: BenchServer | undefined;
  const life = async (): Promise<void> => {
    for (let round = 0; !stopped; round++) {
      const death = DEATHS[round % DEATHS.length];
      current = await start(death ? [`${death}:kill:${batchesBefore}`] : []).catch(() => undefined);
      // Without its database no server starts: it is tried again, as a supervisor does.
      if (!current) {
        if (++failed > FAILED_STARTS_MAX) throw new Error('the server does not start any more');
        await setTimeout(START_AGAIN_MS);
        continue;
      }
      failed = 0;
      const { child } = current;
      child.removeAllListeners('exit');
      // It was told to stop while this one started.
      if (stopped) child.kill('SIGKILL');
      const timer = globalThis.setTimeout(() => { if (!stopped) child.kill('SIGKILL'); }, everyMs);
      ready();
      await new Promise<void>((done) => child.once('exit', () => done()));
      clearTimeout(timer);
      if (!stopped) kills++;
    }
  };
  let ready: () => void = () => undefined;
  const started = new Promise<void>((done) => { ready = done; });
  const ended = life();
  return {
    started, kills: () => kills,
    stop: async () => {
      stopped = true;
      current?.child.kill('SIGKILL');
      await ended;
    },
  };
};
