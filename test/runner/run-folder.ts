import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A temporary folder of one run of the tests; everything that tests put into the temporary folder lands in it. */
export type RunFolder = { path: string; remove: () => void };

/**
 * Makes the folder. Its name is short (a Unix socket's path has about 107 bytes) and unique (leftover processes are
 * told by it); it can be entered by anybody, because as root the database server runs under another account.
 */
export const makeRunFolder = (): RunFolder => {
  const path = mkdtempSync(join(tmpdir(), 'socle-t-'));
  chmodSync(path, 0o1777);
  return { path, remove: () => { rmSync(path, { recursive: true, force: true, maxRetries: 3 }); } };
};
