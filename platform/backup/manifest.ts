import { readFileSync } from 'node:fs';
import type { Instant } from '#base/values/instant.ts';
import { platformProblems } from '../errors.ts';
import { writeDurably } from './write-durably.ts';

/** One file of a set, by its path inside it. */
export type FileEntry = { path: string; bytes: number; sha256: string; mtimeMs: number };

/** What one base backup holds, and from where to where its write-ahead log goes. */
export type Manifest = {
  version: 1;
  id: string;
  platform: string;
  /** Of the data directory that was backed up; older backups have none. */
  platformId?: string;
  startedAt: Instant;
  finishedAt: Instant;
  postgres: { version: string; systemId: string; startLsn: string; stopLsn: string; startWal: string; stopWal: string };
  cluster: FileEntry[];
  /** Empty folders that PostgreSQL wants to find. */
  folders: string[];
  /** Objects and tiles: path below `services/`. */
  files: FileEntry[];
};

/** Writes a manifest, the last file of a set. */
export const writeManifest = (path: string, manifest: Manifest): void =>
  writeDurably(path, JSON.stringify(manifest), 0o600);

/** Reads a manifest; throws PLATFORM_BACKUP_WRONG when it is absent or not one. */
export const readManifest = (path: string): Manifest => {
  try {
    const manifest = JSON.parse(readFileSync(path, 'utf8')) as Manifest;
    if (manifest.version === 1 && Array.isArray(manifest.cluster)) return manifest;
  } catch (cause) {
    throw platformProblems.PLATFORM_BACKUP_WRONG({ detail: { fr: path, en: path }, cause });
  }
  throw platformProblems.PLATFORM_BACKUP_WRONG({ detail: { fr: path, en: path } });
};
