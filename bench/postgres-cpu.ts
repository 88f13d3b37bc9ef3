import { readdirSync, readFileSync } from 'node:fs';

const TICK_MS = 10;

/**
 * CPU that a PostgreSQL server used so far, in ms: its postmaster, every process that it has, and those that ended.
 * 0 where the system has no /proc: the figure is then absent rather than wrong.
 */
export const postgresCpuMs = (postmaster: number): number => {
  let ticks = 0;
  for (const name of processes()) {
    const stat = statOf(name);
    if (stat && (stat.pid === postmaster || stat.parent === postmaster)) ticks += stat.ticks;
  }
  return ticks * TICK_MS;
};

const processes = (): string[] => {
  try {
    return readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  } catch {
    return [];
  }
};

/** Parent and CPU of a process, with that of the children it has waited for (proc(5), fields 4 and 14 to 17). */
const statOf = (name: string): { pid: number; parent: number; ticks: number } | undefined => {
  try {
    const text = readFileSync(`/proc/${name}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return { pid: Number(name), parent: Number(fields[1]), ticks: fields.slice(11, 15).reduce((sum, value) => sum + Number(value), 0) };
  } catch {
    return undefined;
  }
};
