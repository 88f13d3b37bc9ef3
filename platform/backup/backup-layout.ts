import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Instant } from '#base/values/instant.ts';

/**
 * A backup directory:
 * `base/<id>/cluster` + `manifest.json`  PostgreSQL's files; the manifest comes last, so a set without one is unfinished
 * `wal/`                                 archived write-ahead log, common to all
 * `files/<aa>/<sha256>`                  objects and log tiles, each content once
 * `files-index.json`                     the newest list of them, brought up to date each minute
 * `keys/<id>.json`                       wrapped keys, their own set, destroyed on time
 * `config/<id>.json`                     settings, no secret
 */
export type BackupLayout = {
  root: string;
  wal: string;
  files: string;
  index: string;
  base: (id: string) => string;
  cluster: (id: string) => string;
  manifest: (id: string) => string;
  keys: (id: string) => string;
  config: (id: string) => string;
  scratch: string;
  state: string;
};

/** Names every place of a backup directory. */
export const backupLayout = (root: string): BackupLayout => ({
  root,
  wal: join(root, 'wal'),
  files: join(root, 'files'),
  index: join(root, 'files-index.json'),
  base: (id) => join(root, 'base', id),
  cluster: (id) => join(root, 'base', id, 'cluster'),
  manifest: (id) => join(root, 'base', id, 'manifest.json'),
  keys: (id) => join(root, 'keys', `${id}.json`),
  config: (id) => join(root, 'config', `${id}.json`),
  scratch: join(root, 'scratch'),
  state: join(root, 'last.json'),
});

/** `20261122T014036Z`: sorts by time, and is a file name everywhere. */
export const backupId = (at: Instant): string => new Date(at).toISOString().replace(/[-:]|\.\d+/g, '');

/** Ids in a folder of the layout, oldest first. */
export const idsIn = (folder: string): string[] => {
  mkdirSync(folder, { recursive: true });
  return readdirSync(folder).map((name) => name.replace(/\.json$/, '')).filter((name) => /^\d{8}T\d{6}Z$/.test(name)).sort();
};
