import { accessSync, chmodSync, constants, mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A temporary folder of one run of the tests; everything that tests put into the temporary folder lands in it. */
export type RunFolder = { path: string; remove: () => void };

/** Linux keeps the files of this folder in memory. */
const MEMORY = '/dev/shm';
/** Several times what a whole run writes: its servers, browsers and tests need memory besides. */
const MEMORY_BYTES_MIN = 6 * 2 ** 30;

/** Bytes that the folder in memory can take; 0 where there is none, or where programs in it may not run (`mounts` as in `/proc/mounts`). */
export const memoryRoom = (mounts: string, free_bytes: number, available_bytes: number): number =>
  mounts.split('\n').some((line) => {
    const [, place, kind, flags = ''] = line.split(' ');
    return place === MEMORY && kind === 'tmpfs' && !flags.split(',').includes('noexec');
  }) ? Math.min(free_bytes, available_bytes) : 0;

const hasMemory = (): boolean => {
  try {
    accessSync(MEMORY, constants.W_OK | constants.X_OK);
    const { bavail, bsize } = statfsSync(MEMORY);
    return memoryRoom(readFileSync('/proc/mounts', 'utf8'), bavail * bsize, process.availableMemory()) >= MEMORY_BYTES_MIN;
  } catch {
    return false; // Not Linux, or not ours to write in.
  }
};

/** In memory where there is plenty: a thousand databases, data folders and browser profiles are made, flushed and removed. */
const placeOfRuns = (): string => (process.env['TMPDIR'] === undefined && hasMemory() ? MEMORY : tmpdir());

/**
 * Makes the folder, where `TMPDIR` says if it says anything. Its name is short (a Unix socket's path has about 107 bytes) and unique
 * (leftover processes are told by it); it can be entered by anybody, because as root the database server runs under another account.
 */
export const makeRunFolder = (): RunFolder => {
  const path = mkdtempSync(join(placeOfRuns(), 'socle-t-'));
  chmodSync(path, 0o1777);
  return { path, remove: () => { rmSync(path, { recursive: true, force: true, maxRetries: 3 }); } };
};
