import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { open, seal } from '#base/values/crypto-box.ts';
import type { MasterKey } from '../secrets/master-key.ts';
import { withKeksOfSecrets } from '../secrets/service-secrets.ts';
import { writeDurably } from './write-durably.ts';

/** The wrapped secrets of a platform as one file. The master key is never in it: it is kept elsewhere, by people. */
type KeySet = { version: 1; secrets: Record<string, string>; databasePassword: string };

const AAD = 'socle/backup/database-password';

/** Copies every wrapped secrets file, and the database administrator's password under the master key. */
export const keepKeys = (secretsDir: string, databasePassword: string, master: MasterKey, to: string): void => {
  const names = readdirSync(secretsDir).filter((name) => name.endsWith('.json'));
  const set: KeySet = {
    version: 1,
    secrets: Object.fromEntries(names.map((name) => [name, readFileSync(join(secretsDir, name), 'utf8')])),
    databasePassword: seal(master.key, Buffer.from(databasePassword), AAD).toString('base64'),
  };
  writeDurably(to, JSON.stringify(set), 0o600);
};

/** What the restored base holds may be wrapped by data keys that were dropped since. */
const writeWithKeksOf = (path: string, kept: string, master: MasterKey): void => {
  const present = readFileSync(path, 'utf8');
  const merged = withKeksOfSecrets(present, kept, master);
  if (merged !== present) writeDurably(path, merged, 0o600);
};

/**
 * Puts back what is missing, never over what is there, but for data keys that a service dropped since; gives the database
 * administrator's password.
 */
export const restoreKeys = (from: string, secretsDir: string, master: MasterKey): string => {
  const set = JSON.parse(readFileSync(from, 'utf8')) as KeySet;
  // The password opens first: with another master key nothing is written.
  const password = open(master.key, Buffer.from(set.databasePassword, 'base64'), AAD).toString();
  mkdirSync(secretsDir, { recursive: true, mode: 0o700 });
  for (const [name, text] of Object.entries(set.secrets)) {
    const path = join(secretsDir, name);
    if (!existsSync(path)) writeFileSync(path, text, { mode: 0o600 });
    else writeWithKeksOf(path, text, master);
  }
  return password;
};
