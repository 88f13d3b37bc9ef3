import {
  closeSync, copyFileSync, fstatSync, ftruncateSync, mkdirSync, openSync, readSync, renameSync,
} from 'node:fs';
import { join } from 'node:path';

const BYTES_MAX = 64 * 1024 * 1024;
const KEPT = 5;
const TAIL_BYTES = 2_000;

/** The log files of the service processes: opened here, written by them directly, turned when they grow. */
export type LogFiles = {
  fdOf(service: string): number;
  /** The last lines, for the operator when a process died. */
  tailOf(service: string): string;
  /** Call now and then: files over 64 MB become `.1`, `.1` becomes `.2` … five are kept. */
  turn(): void;
};

/** Opens the log directory; the service processes never learn its path. */
export const openLogFiles = (dir: string): LogFiles => {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const open = new Map<string, number>();
  const pathOf = (service: string): string => join(dir, `${service}.log`);
  return {
    fdOf: (service) => {
      const fd = open.get(service) ?? openSync(pathOf(service), 'a', 0o600);
      open.set(service, fd);
      return fd;
    },
    tailOf: (service) => tail(pathOf(service)),
    turn: () => {
      for (const [service, fd] of open) if (fstatSync(fd).size > BYTES_MAX) turnOne(pathOf(service), fd);
    },
  };
};

/** Writers keep their descriptor (append mode): the file is copied, then emptied. */
const turnOne = (path: string, fd: number): void => {
  for (let n = KEPT - 1; n >= 1; n -= 1) {
    try {
      renameSync(`${path}.${n}`, `${path}.${n + 1}`);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
  copyFileSync(path, `${path}.1`);
  ftruncateSync(fd, 0);
};

const tail = (path: string): string => {
  const fd = openSync(path, 'r');
  const bytes = Buffer.alloc(TAIL_BYTES);
  const read = readSync(fd, bytes, 0, TAIL_BYTES, Math.max(0, fstatSync(fd).size - TAIL_BYTES));
  closeSync(fd);
  return bytes.subarray(0, read).toString();
};
