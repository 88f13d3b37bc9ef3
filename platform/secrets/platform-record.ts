import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { newId } from '#base/values/ids.ts';
import { writeDurably } from '../backup/write-durably.ts';

/** What a data directory says of its platform: an id made once, and the services whose data its keys sealed. */
export type PlatformRecord = { version: 1; id: string; services: string[] };

const fileOf = (dataDir: string): string => join(dataDir, 'platform.json');

/** The record of a data directory; nothing before the first start, or before a version that keeps one. */
export const readPlatformRecord = (dataDir: string): PlatformRecord | undefined =>
  (existsSync(fileOf(dataDir)) ? JSON.parse(readFileSync(fileOf(dataDir), 'utf8')) as PlatformRecord : undefined);

const write = (dataDir: string, record: PlatformRecord): PlatformRecord => {
  writeDurably(fileOf(dataDir), JSON.stringify(record), 0o600);
  return record;
};

/** Notes services whose data are now sealed by keys; the first call makes the platform's id. */
export const noteServices = (dataDir: string, services: readonly string[]): PlatformRecord => {
  const { id, services: before } = readPlatformRecord(dataDir) ?? { id: newId(), services: [] };
  return write(dataDir, { version: 1, id, services: [...new Set([...before, ...services])].sort() });
};

/** A platform that comes back from a backup in an empty directory is the same platform; a record in place stays. */
export const adoptId = (dataDir: string, id: string): void => {
  if (!readPlatformRecord(dataDir)) write(dataDir, { version: 1, id, services: [] });
};
