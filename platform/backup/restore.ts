import { chownSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { copyFile as copyPlain } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { embeddedPlace, type EmbeddedServer } from '#base/store/embedded-server.ts';
import { toRfc3339, type Instant } from '#base/values/instant.ts';
import { platformProblems } from '../errors.ts';
import type { MasterKey } from '../secrets/master-key.ts';
import { adoptId, readPlatformRecord } from '../secrets/platform-record.ts';
import { databaseDir } from '../supervisor/database.ts';
import { lockDataDir } from '../supervisor/data-lock.ts';
import { backupId, backupLayout, idsIn, type BackupLayout } from './backup-layout.ts';
import { lastCommitOf } from './check-restored.ts';
import { eachBelow } from './each-below.ts';
import { contentPath } from './file-set.ts';
import { newestFiles, readFilesIndex } from './files-index.ts';
import { restoreKeys } from './key-set.ts';
import { readManifest, type Manifest } from './manifest.ts';
import { recoverCluster } from './recover-cluster.ts';
import { writeRestoredMark } from './restored-mark.ts';
import { foreignBackups, whoseBackup, type BackupOwner } from './whose-backup.ts';

export type RestoreOptions = {
  from: string;
  dataDir: string;
  platform: string;
  /** Name typed by the operator: needed when there is something to replace. */
  replace?: string;
  /** Instant to go back to; without it, as late as possible. */
  at?: Instant;
  master: MasterKey;
  now: Instant;
};

export type RestoreReport = { id: string; lastCommit?: Instant; setAside?: string; files: number; unknownPlatform: boolean };

/**
 * Puts a platform back as it was at an instant. The platform must be down. A database in place is only replaced when
 * its platform's name is typed, and is set aside, not destroyed; objects and tiles in place are kept, since none is
 * ever changed. Throws PLATFORM_RESTORE_REFUSED, PLATFORM_DATA_LOCKED, PLATFORM_BACKUP_WRONG.
 */
export const restorePlatform = async (options: RestoreOptions): Promise<RestoreReport> => {
  const { dataDir, from, at, now } = options;
  const layout = backupLayout(from);
  const manifest = chooseBase(layout, at, readPlatformRecord(dataDir)?.id);
  const dir = databaseDir(dataDir);
  const inPlace = existsSync(join(embeddedPlace(dir), 'cluster', 'PG_VERSION'));
  if (inPlace && options.replace !== options.platform) {
    throw platformProblems.PLATFORM_RESTORE_REFUSED({ detail: {
      fr: `${dataDir} porte la plateforme « ${options.platform} »`, en: `${dataDir} holds platform "${options.platform}"`,
    } });
  }
  const lock = lockDataDir(dataDir);
  try {
    const setAside = inPlace ? putAside(dir, now) : undefined;
    const databasePassword = restoreKeys(layout.keys(manifest.id), join(dataDir, 'secrets'), options.master);
    const server = await recoverCluster({
      layout, manifest, dataDir: dir, databasePassword, goesOn: true,
      ...(at === undefined ? {} : { at }), ...(setAside ? { lastWal: join(setAside, 'cluster', 'pg_wal') } : {}),
    }).catch((error: unknown) => {
      putBack(dir, setAside);
      throw error;
    });
    const lastCommit = await lastReplayed(server);
    await server.stop('fast');
    const files = await restoreFiles(layout, manifest, join(dataDir, 'services'));
    writeRestoredMark(dataDir, { at: toRfc3339(now), backup: manifest.id, complete: at === undefined && setAside !== undefined });
    if (manifest.platformId) adoptId(dataDir, manifest.platformId);
    return {
      id: manifest.id, files, unknownPlatform: manifest.platformId === undefined,
      ...(lastCommit === undefined ? {} : { lastCommit }), ...(setAside ? { setAside } : {}),
    };
  } finally {
    lock.release();
  }
};

/** Puts back only the wrapped secrets that are missing, from the newest set of keys. Throws PLATFORM_BACKUP_WRONG, PLATFORM_DATA_LOCKED. */
export const restoreOnlyKeys = ({ from, dataDir, master }: Pick<RestoreOptions, 'from' | 'dataDir' | 'master'>): string => {
  const layout = backupLayout(from);
  const { id } = chooseBase(layout, undefined, readPlatformRecord(dataDir)?.id);
  const lock = lockDataDir(dataDir);
  try {
    restoreKeys(layout.keys(id), join(dataDir, 'secrets'), master);
    return id;
  } finally {
    lock.release();
  }
};

/** The newest finished base that was complete before the wished instant, never another platform's. */
const chooseBase = (layout: BackupLayout, at: Instant | undefined, ours: string | undefined): Manifest => {
  const ids = existsSync(layout.root) ? idsIn(join(layout.root, 'base')).reverse() : [];
  const finished = ids.filter((id) => existsSync(layout.manifest(id))).map((id) => readManifest(layout.manifest(id)))
    .filter(({ finishedAt }) => at === undefined || finishedAt <= at);
  // A data directory that is empty, or of an older version, cannot tell whose they are: one platform's at most.
  const known = new Set(finished.flatMap(({ platformId }) => platformId ?? []));
  if (ours === undefined && known.size > 1) throw foreignBackups(layout.root);
  const owner = (manifest: Manifest): BackupOwner => whoseBackup(manifest, ours ?? [...known][0]);
  const chosen = finished.find((manifest) => owner(manifest) === 'ours') ?? finished.find((manifest) => owner(manifest) === 'unknown');
  if (chosen) return chosen;
  if (finished.length > 0) throw foreignBackups(layout.root);
  const wished = at === undefined ? '' : toRfc3339(at);
  throw platformProblems.PLATFORM_BACKUP_WRONG({ detail: {
    fr: `aucune sauvegarde terminée avant ${wished} dans ${layout.root}`,
    en: `no backup finished before ${wished} in ${layout.root}`,
  } });
};

const putAside = (dir: string, now: Instant): string => {
  const place = embeddedPlace(dir);
  const aside = `${place}.before-${backupId(now)}`;
  renameSync(place, aside);
  return aside;
};

/** After a restore that failed, what was in place is in place again. */
const putBack = (dir: string, setAside: string | undefined): void => {
  rmSync(embeddedPlace(dir), { recursive: true, force: true });
  if (setAside) renameSync(setAside, embeddedPlace(dir));
};

const lastReplayed = async (server: EmbeddedServer): Promise<Instant | undefined> => {
  const client = new pg.Client(server.connection);
  await client.connect();
  try {
    return await lastCommitOf(client);
  } finally {
    await client.end();
  }
};

/** Brings back objects and tiles that are missing; what is there is the same, because no name is used twice. */
const restoreFiles = async (layout: BackupLayout, manifest: Manifest, servicesDir: string): Promise<number> => {
  let restored = 0;
  const files = newestFiles(manifest.files, readFilesIndex(layout.index));
  for (const { path, sha256 } of files) {
    const to = join(servicesDir, path);
    if (existsSync(to)) continue;
    mkdirSync(dirname(to), { recursive: true });
    await copyPlain(contentPath(layout.files, sha256), to);
    restored += 1;
  }
  for (const name of new Set(files.map(({ path }) => path.split('/')[0]!))) giveBack(join(servicesDir, name));
  return restored;
};

/** All of a service's directory belongs to the account that its top has; a new one is given to it at the next start. */
const giveBack = (dir: string): void => {
  const { uid, gid } = statSync(dir);
  if (process.getuid?.() === 0) eachBelow(dir, (path) => chownSync(path, uid, gid));
};
