import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { newKey } from '#base/values/crypto-box.ts';
import { platformProblems } from '../errors.ts';

/** The key that wraps every service's secrets; `id` tells two keys apart without revealing either, `made` is its file if it is new. */
export type MasterKey = { key: Buffer; id: string; made?: string };

const OTHERS = 0o077;
const KEY_BYTES = 32;

/**
 * Reads the master key, or makes it when `mayCreate`. Throws PLATFORM_MASTER_KEY_MISSING when it is absent or not
 * 32 bytes of base64, PLATFORM_SECRETS_EXPOSED when other accounts can read it.
 */
export const openMasterKey = (file: string, mayCreate: boolean): MasterKey => {
  let text: string;
  let made = false;
  try {
    text = readFileSync(file, 'utf8').trim();
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ENOENT' || !mayCreate) throw missing(file, cause);
    text = create(file);
    made = true;
  }
  refuseExposed(file);
  const key = Buffer.from(text, 'base64');
  if (key.length !== KEY_BYTES) throw missing(file);
  const id = createHash('sha256').update('socle-master').update(key).digest('hex').slice(0, 16);
  return { key, id, ...(made ? { made: file } : {}) };
};

const create = (file: string): string => {
  mkdirSync(dirname(file), { recursive: true });
  const text = newKey().toString('base64');
  writeFileSync(file, `${text}\n`, { mode: 0o600, flag: 'wx', flush: true });
  chmodSync(file, 0o600);
  return text;
};

/** Throws PLATFORM_SECRETS_EXPOSED when anyone but its owner may touch the file. */
export const refuseExposed = (file: string): void => {
  if (statSync(file).mode & OTHERS) {
    throw platformProblems.PLATFORM_SECRETS_EXPOSED({ detail: { fr: file, en: file } });
  }
};

const missing = (file: string, cause?: unknown): Error =>
  platformProblems.PLATFORM_MASTER_KEY_MISSING({ detail: { fr: file, en: file }, cause });
