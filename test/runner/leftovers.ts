import { readFileSync, readdirSync } from 'node:fs';

/** A process that a test started and did not end. */
export type Leftover = { pid: number; command: string };

export type ProcessTable = { pids: () => number[]; environ: (pid: number) => string; command: (pid: number) => string };

const readOrEmpty = (path: string): string => {
  try {
    return readFileSync(path, 'latin1').replaceAll('\0', '\n');
  } catch {
    return ''; // The process ended meanwhile, or belongs to somebody else: not ours to look at.
  }
};

const listPids = (): number[] => {
  try {
    return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number);
  } catch {
    return []; // No /proc (macOS): the process groups that the runner kills are then the only net.
  }
};

/** The machine's processes as `/proc` tells them. */
const procTable: ProcessTable = {
  pids: listPids,
  environ: (pid) => readOrEmpty(`/proc/${pid}/environ`),
  command: (pid) => readOrEmpty(`/proc/${pid}/cmdline`).trim().replaceAll('\n', ' '),
};

/**
 * Processes that carry `marker` in their environment or on their command line, oldest first, without those of `spare`.
 * The marker is the run's own temporary folder: servers started with an empty environment still name it in an argument.
 */
export const findLeftovers = (marker: string, spare: readonly number[], table = procTable): Leftover[] =>
  table.pids()
    .filter((pid) => !spare.includes(pid))
    .filter((pid) => table.command(pid).includes(marker) || table.environ(pid).includes(marker))
    .map((pid) => ({ pid, command: table.command(pid).slice(0, 160) }))
    .sort((a, b) => a.pid - b.pid);

/** Ends what was found; a process that is already gone is no error. */
export const killLeftovers = (leftovers: readonly Leftover[]): void => {
  for (const { pid } of leftovers) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }
};
