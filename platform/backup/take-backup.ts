import { chmodSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import type { Connection } from '#base/store/embedded-server.ts';
import type { Clock } from '#base/values/instant.ts';
import { Problem } from '#base/values/problem.ts';
import type { MasterKey } from '../secrets/master-key.ts';
import { noteServices } from '../secrets/platform-record.ts';
import { lockDataDir } from '../supervisor/data-lock.ts';
import { archiveInto } from './archiving.ts';
import { backupId, backupLayout, type BackupLayout } from './backup-layout.ts';
import { takeBaseBackup } from './base-backup.ts';
import { checkRestored } from './check-restored.ts';
import { keepFiles } from './file-set.ts';
import { readFilesIndex, writeFilesIndex } from './files-index.ts';
import { keepKeys } from './key-set.ts';
import { writeManifest, type Manifest } from './manifest.ts';
import { recoverCluster } from './recover-cluster.ts';
import { readReport, writeReport, type BackupReport } from './report.ts';
import { applyRetention } from './retention.ts';
import { foreignBackups, whoseBackup } from './whose-backup.ts';
import { writeDurably } from './write-durably.ts';

export type BackupOptions = {
  /** Backup directory. */
  to: string;
  platform: string;
  dataDir: string;
  clusterDir: string;
  connection: Connection;
  master: MasterKey;
  keepD: number;
  /** Settings that are no secret, to be kept beside. */
  settings: Record<string, string>;
  clock: Clock;
  onProgress: (step: string, done: number, of: number) => void;
};

/**
 * Backs up a running platform, restores the backup at once into a scratch directory on a second server, reads it
 * whole, and reports. What fails the trial stays on disk for study and is marked as not verified. A directory with backups of another
 * platform is refused: their write-ahead logs would mix.
 */
export const takeBackup = async (options: BackupOptions): Promise<BackupReport> => {
  const layout = backupLayout(options.to);
  const lock = lockDataDir(options.to);
  try {
    const platformId = noteServices(options.dataDir, []).id;
    if (whoseBackup(readReport(layout.state) ?? {}, platformId) === 'other') throw foreignBackups(options.to);
    const manifest = await take(options, layout, platformId);
    const trial = await tryRestore(options, layout, manifest);
    const destroyed = applyRetention(layout, options.keepD, options.clock());
    const report: BackupReport = {
      id: manifest.id, platformId, at: manifest.finishedAt, destroyed: destroyed.length, files: manifest.files.length,
      bytes: manifest.cluster.reduce((sum, { bytes }) => sum + bytes, 0), ...trial,
    };
    writeReport(layout.state, report);
    return report;
  } finally {
    lock.release();
  }
};

const take = async (options: BackupOptions, layout: BackupLayout, platformId: string): Promise<Manifest> => {
  const { clock, connection, dataDir, master } = options;
  const startedAt = clock();
  const id = backupId(startedAt);
  const client = new pg.Client(connection);
  await client.connect();
  try {
    await archiveInto(client, layout.wal);
    const base = await takeBaseBackup(client, options.clusterDir, layout.cluster(id), `socle ${id}`,
      (done, of) => options.onProgress('postgresql', done, of));
    const files = await keepFiles(join(dataDir, 'services'), layout.files, readFilesIndex(layout.index));
    writeFilesIndex(layout.index, files);
    keepKeys(join(dataDir, 'secrets'), connection.password, master, layout.keys(id));
    writeDurably(layout.config(id), JSON.stringify(options.settings), 0o600);
    const manifest: Manifest = {
      version: 1, id, platform: options.platform, platformId, startedAt, finishedAt: clock(), ...base, files,
    };
    writeManifest(layout.manifest(id), manifest);
    return manifest;
  } finally {
    await client.end();
  }
};

type Trial = Pick<BackupReport, 'verified' | 'rpoS' | 'rtoS' | 'check' | 'failure'>;

const tryRestore = async (options: BackupOptions, layout: BackupLayout, manifest: Manifest): Promise<Trial> => {
  const { clock, connection } = options;
  const startedAt = clock();
  const scratch = join(layout.scratch, manifest.id);
  mkdirSync(scratch, { recursive: true });
  for (const folder of [layout.scratch, scratch]) chmodSync(folder, 0o711);
  options.onProgress('restore', 0, 1);
  try {
    const server = await recoverCluster({
      layout, manifest, dataDir: join(scratch, 'postgresql'), databasePassword: connection.password,
    });
    try {
      const check = await checkRestored(server.connection);
      options.onProgress('restore', 1, 1);
      return {
        verified: true, check, rtoS: seconds(clock() - startedAt),
        rpoS: seconds(manifest.finishedAt - (check.lastCommit ?? manifest.startedAt)),
      };
    } finally {
      await server.stop('fast');
    }
  } catch (error) {
    const detail = error instanceof Problem ? error.options.detail?.en : undefined;
    return { verified: false, failure: detail ?? (error as Error).message };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
};

const seconds = (ms: number): number => Math.max(0, Math.round(ms / 100) / 10);
