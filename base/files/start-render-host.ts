import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Wall } from './render/isolation.ts';

export type RunningRenderHost = {
  pid: number;
  /** What stands between the workers and this machine, for the operator. */
  walls: Wall[];
  /** Resolves with the exit code when the process ends, whoever ended it. */
  ended: Promise<number | null>;
  stop(): Promise<void>;
};

const ENTRY = join(import.meta.dirname, 'render-host-process.ts');

/**
 * Starts a render host for one service: the supervisor's part, since caged services may start no
 * process. `account` is the service's, when root starts it. The environment is empty.
 */
export const startRenderHost = async (
  options: { socketPath: string; account?: number },
): Promise<RunningRenderHost> => {
  const child = spawn(process.execPath, [ENTRY], { stdio: ['pipe', 'pipe', 'inherit'], env: {}, cwd: '/' });
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  child.stdin.write(`${JSON.stringify(options)}\n`);
  const { walls } = JSON.parse(await firstLine(child)) as { walls: Wall[] };
  return {
    pid: child.pid!, walls, ended,
    stop: async () => {
      child.stdin.end();
      await ended;
    },
  };
};

const firstLine = (child: ChildProcess): Promise<string> => new Promise((resolve, reject) => {
  createInterface({ input: child.stdout! }).once('line', resolve);
  child.once('error', reject).once('exit', (code) => reject(new Error(`the render host ended with ${code}`)));
});
