import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const PROJECT_ROOT = fileURLToPath(new URL('..', import.meta.url));

/** The part of a test context that is needed to skip a test. */
export type Skippable = { skip: (reason?: string) => void };

/**
 * Folder of the reference data: real messages, code lists and tables that tests and measurements read.
 * They are never part of the project. `SOCLE_REFERENCE_DATA` says where; default `../shared/data` beside the project.
 */
export const referenceDataFolder = (env: NodeJS.ProcessEnv = process.env): string =>
  resolve(PROJECT_ROOT, env['SOCLE_REFERENCE_DATA'] ?? '../shared/data');

/**
 * Absolute path of a reference file or folder, e.g. `voter-registration/samples`.
 *
 * Where it is absent the test is skipped with its reason and `undefined` comes back: the caller returns at once.
 * Where `CI` is set an absent file is an error, so that a green CI has really read it.
 */
export const referenceData = (
  t: Skippable, relativePath: string, env: NodeJS.ProcessEnv = process.env,
): string | undefined => {
  const path = resolve(referenceDataFolder(env), relativePath);
  if (existsSync(path)) return path;
  if (env['CI']) throw new Error(`reference data required in CI but absent: ${path}`);
  t.skip('reference data absent: set SOCLE_REFERENCE_DATA');
  return undefined;
};
