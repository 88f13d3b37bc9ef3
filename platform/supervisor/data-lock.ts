import {
  chmodSync, closeSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, renameSync, unlinkSync, writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { platformProblems } from '../errors.ts';

/** Who holds a data directory. `startTicks` tells a live holder from another process that got the same number. */
export type Holder = { pid: number; startTicks: string };

export type DataLock = { release(): void; wasStale: boolean };

/** What the lock needs to know of processes; tests pass their own. */
export type ProcessTable = { startTicks: (pid: number) => string | undefined };

/** Linux gives the start time of a process, so that a re-used number is recognised; elsewhere being alive is all. */
export const machineProcesses: ProcessTable = {
  startTicks: (pid) => {
    try {
      process.kill(pid, 0);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ESRCH') return undefined;
    }
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      // A zombie has ended; its parent has just not taken note of it.
      return fields[0] === 'Z' ? undefined : fields[19];
    } catch {
      return 'alive';
    }
  },
};

/**
 * Takes the data directory for this process, making it if needed. The lock file names the holder; one whose holder is
 * gone is taken over (`wasStale`). Throws PLATFORM_DATA_LOCKED with the holder's number, PLATFORM_DATA_UNWRITABLE.
 */
export const lockDataDir = (dataDir: string, processes = machineProcesses, pid = process.pid): DataLock => {
  makeDir(dataDir);
  const path = join(dataDir, 'lock');
  const mine: Holder = { pid, startTicks: processes.startTicks(pid) ?? 'alive' };
  for (let wasStale = false; ; wasStale = true) {
    if (tryCreate(path, mine)) return { wasStale, release: () => release(path, mine) };
    const holder = readHolder(path);
    if (holder && processes.startTicks(holder.pid) === holder.startTicks) throw locked(dataDir, holder.pid);
    if (wasStale) throw locked(dataDir, holder?.pid);
    setAside(path, mine.pid, (found) => processes.startTicks(found.pid) === found.startTicks);
  }
};

/**
 * Removes a stale lock by renaming it first: when another starter was faster, what was renamed is its live lock,
 * which is put back.
 */
const setAside = (path: string, pid: number, alive: (holder: Holder) => boolean): void => {
  const aside = `${path}.${pid}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  const holder = readHolder(aside);
  if (holder && alive(holder)) linkSync(aside, path);
  unlinkSync(aside);
};

const makeDir = (dataDir: string): void => {
  try {
    mkdirSync(dataDir, { recursive: true });
    chmodSync(dataDir, 0o711);
  } catch (cause) {
    const detail = `${dataDir} : ${(cause as Error).message}`;
    throw platformProblems.PLATFORM_DATA_UNWRITABLE({ detail: { fr: detail, en: detail }, cause });
  }
};

const tryCreate = (path: string, holder: Holder): boolean => {
  let fd: number;
  try {
    fd = openSync(path, 'wx', 0o644);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST') return false;
    const detail = (cause as Error).message;
    throw platformProblems.PLATFORM_DATA_UNWRITABLE({ detail: { fr: detail, en: detail }, cause });
  }
  writeSync(fd, JSON.stringify(holder));
  fsyncSync(fd);
  closeSync(fd);
  return true;
};

/** Who holds a lock file; `undefined` when there is none, or one cut short by a crash. */
const readHolder = (path: string): Holder | undefined => {
  try {
    const holder = JSON.parse(readFileSync(path, 'utf8')) as Holder;
    return Number.isInteger(holder.pid) ? holder : undefined;
  } catch {
    return undefined;
  }
};

const release = (path: string, mine: Holder): void => {
  const holder = readHolder(path);
  if (holder?.pid === mine.pid && holder.startTicks === mine.startTicks) unlinkSync(path);
};

const locked = (dataDir: string, pid: number | undefined): Error => platformProblems.PLATFORM_DATA_LOCKED({
  detail: {
    fr: `${dataDir} est tenu par le processus ${pid ?? '?'}`, en: `${dataDir} is held by process ${pid ?? '?'}`,
  },
  extra: { pid, dataDir },
});
