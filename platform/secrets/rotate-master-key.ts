import { existsSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { newKey } from '#base/values/crypto-box.ts';
import { writeDurably } from '../backup/write-durably.ts';
import { openMasterKey } from './master-key.ts';
import { rewrapSecrets } from './service-secrets.ts';

const nextOf = (file: string): string => `${file}.new`;

/**
 * Ends a change of the master key that was begun: every secrets file under the new key, then the new key in the place of the old one.
 * Does nothing when none was begun; killed at any point, it goes on at the next call. True when it did.
 */
export const finishMasterKey = (file: string, secretsDir: string): boolean => {
  if (!existsSync(nextOf(file))) return false;
  const [from, to] = [openMasterKey(file, false), openMasterKey(nextOf(file), false)];
  for (const name of readdirSync(secretsDir).filter((one) => one.endsWith('.json'))) {
    const [path, text] = [join(secretsDir, name), readFileSync(join(secretsDir, name), 'utf8')];
    const rewrapped = rewrapSecrets(text, from, to);
    if (rewrapped !== text) writeDurably(path, rewrapped, 0o600);
  }
  renameSync(nextOf(file), file);
  return true;
};

/** Makes another master key and wraps every secrets file of the stopped platform with it. The old key opens nothing of it any more. */
export const rotateMasterKey = (file: string, secretsDir: string): void => {
  openMasterKey(file, false);
  // Whole or absent: half a key would stand in the way of the next start.
  if (!existsSync(nextOf(file))) writeDurably(nextOf(file), `${newKey().toString('base64')}\n`, 0o600);
  finishMasterKey(file, secretsDir);
};
