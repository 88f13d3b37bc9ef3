import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Instant } from '#base/values/instant.ts';
import { idsIn, type BackupLayout } from './backup-layout.ts';
import { readFilesIndex } from './files-index.ts';
import { readManifest, type Manifest } from './manifest.ts';

const DAY_MS = 86_400_000;

/** The instant that an id names. */
export const instantOf = (id: string): Instant =>
  Date.parse(id.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));

/** Ids to destroy: older than `keepD` days, except the newest when `keepNewest`. Pure. */
export const expired = (ids: readonly string[], keepD: number, now: Instant, keepNewest: boolean): string[] =>
  ids.filter((id, index) => instantOf(id) < now - keepD * DAY_MS && !(keepNewest && index === ids.length - 1));

/** Archived segments that no kept backup needs: those before the oldest start. History files stay. Pure. */
export const unneededWal = (segments: readonly string[], oldestStart: string): string[] =>
  segments.filter((name) => /^[0-9A-F]{24}/.test(name) && name.slice(8, 24) < oldestStart.slice(8, 24));

/**
 * Destroys what is past its time. Keys go without exception: an erased dossier's key must not live on in a copy, and
 * the certificate of erasure names that date. A base whose keys are gone is of no use, so bases follow them.
 */
export const applyRetention = (layout: BackupLayout, keepD: number, now: Instant): string[] => {
  const destroyed: string[] = [];
  const destroy = (path: string): void => {
    rmSync(path, { recursive: true, force: true });
    destroyed.push(path);
  };
  for (const id of expired(idsIn(join(layout.root, 'keys')), keepD, now, false)) destroy(layout.keys(id));
  for (const id of expired(idsIn(join(layout.root, 'base')), keepD, now, false)) destroy(layout.base(id));
  for (const id of expired(idsIn(join(layout.root, 'config')), keepD, now, true)) destroy(layout.config(id));
  const kept = idsIn(join(layout.root, 'base')).flatMap((id) => manifestOf(layout, id) ?? []);
  const [oldest] = kept;
  if (!oldest) return destroyed;
  for (const name of unneededWal(readdirSync(layout.wal), oldest.postgres.startWal)) destroy(join(layout.wal, name));
  const used = [...kept.flatMap(({ files }) => files), ...readFilesIndex(layout.index)];
  destroyUnused(layout, new Set(used.map(({ sha256 }) => sha256)), destroy);
  return destroyed;
};

const manifestOf = (layout: BackupLayout, id: string): Manifest | undefined => {
  try {
    return readManifest(layout.manifest(id));
  } catch {
    return undefined;
  }
};

const destroyUnused = (layout: BackupLayout, used: ReadonlySet<string>, destroy: (path: string) => void): void => {
  for (const folder of foldersIn(layout.files)) {
    for (const sha256 of readdirSync(join(layout.files, folder))) {
      if (!used.has(sha256)) destroy(join(layout.files, folder, sha256));
    }
  }
};

const foldersIn = (path: string): string[] => {
  try {
    return readdirSync(path).filter((name) => /^[0-9a-f]{2}$/.test(name));
  } catch {
    return [];
  }
};
