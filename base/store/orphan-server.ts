import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const STOP_MS_MAX = 60_000;
const EVERY_MS = 50;

/**
 * Stops a server that still runs on this cluster because whoever started it was killed; gives true when there was one.
 * It is asked for a fast stop (sessions ended, checkpoint written), so the next start needs no recovery.
 * Throws when it does not leave within a minute.
 */
export const stopOrphan = async (clusterDir: string): Promise<boolean> => {
  const pid = postmasterOf(clusterDir);
  if (pid === undefined || !runsPostgres(pid, clusterDir)) return false;
  process.kill(pid, 'SIGINT');
  const deadline = performance.now() + STOP_MS_MAX;
  while (runsPostgres(pid, clusterDir)) {
    if (performance.now() > deadline) throw new Error(`PostgreSQL ${pid} still runs on ${clusterDir} and does not stop`);
    await new Promise((next) => setTimeout(next, EVERY_MS));
  }
  return true;
};

const postmasterOf = (clusterDir: string): number | undefined => {
  try {
    const pid = Number(readFileSync(join(clusterDir, 'postmaster.pid'), 'utf8').split('\n')[0]);
    return Number.isInteger(pid) && pid > 1 ? pid : undefined;
  } catch {
    return undefined;
  }
};

/** A process number may have been given to another program since: only a server on this very cluster counts. */
const runsPostgres = (pid: number, clusterDir: string): boolean => {
  try {
    return commandLine(pid).includes(clusterDir);
  } catch {
    return false;
  }
};

/** A small machine image may lack `ps`, and only Linux has /proc. A process that is gone has no line: this throws. */
const commandLine = (pid: number): string => (process.platform === 'linux'
  ? readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  : execFileSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' }));
