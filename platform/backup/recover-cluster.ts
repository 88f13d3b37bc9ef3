import { chmodSync, chownSync, copyFileSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { embeddedPlace, startEmbeddedServer, type EmbeddedServer } from '#base/store/embedded-server.ts';
import { unprivilegedUser } from '#base/store/unprivileged-user.ts';
import { toRfc3339, type Instant } from '#base/values/instant.ts';
import { platformProblems } from '../errors.ts';
import type { BackupLayout } from './backup-layout.ts';
import { copyFile } from './copy-file.ts';
import { eachBelow } from './each-below.ts';
import { eachOf } from './each-of.ts';
import type { Manifest } from './manifest.ts';

export type RecoverOptions = {
  layout: BackupLayout;
  manifest: Manifest;
  /** Wished folder of the server, as for `startEmbeddedServer`; it must hold no cluster. */
  dataDir: string;
  databasePassword: string;
  /** Stop the replay at this instant; without it, at the end of the archive. */
  at?: Instant;
  /** A `pg_wal` that survived: what was not archived yet is in it. */
  lastWal?: string;
  /** Archive what is written from now on: for a platform that goes on, not for a trial. */
  goesOn?: boolean;
  onLog?: (line: string) => void;
};

const PROMOTED_MS_MAX = 30 * 60_000;
const EVERY_MS = 100;

/**
 * Lays out a base backup, checks every byte of it against the manifest, replays the archived log up to the wished
 * instant and opens the server for writing. Throws PLATFORM_BACKUP_WRONG when a file is missing or altered, or when
 * the archive does not reach that instant.
 */
export const recoverCluster = async (options: RecoverOptions): Promise<EmbeddedServer> => {
  const place = embeddedPlace(options.dataDir);
  const clusterDir = join(place, 'cluster');
  mkdirSync(place, { recursive: true });
  chmodSync(place, 0o711);
  writeFileSync(join(place, 'admin-password'), options.databasePassword, { mode: 0o600 });
  await layOut(options, clusterDir);
  if (options.lastWal) saveLastWal(options.lastWal, join(clusterDir, 'pg_wal'), options.layout.wal);
  writeFileSync(join(clusterDir, 'recovery.signal'), '', { mode: 0o600 });
  handOver(clusterDir);
  return startRecovery(options);
};

const layOut = async ({ layout, manifest, goesOn }: RecoverOptions, clusterDir: string): Promise<void> => {
  const from = layout.cluster(manifest.id);
  await eachOf(manifest.cluster, async ({ path, sha256 }) => {
    const copied = await copyFile(join(from, path), join(clusterDir, path), goesOn);
    if (copied?.sha256 !== sha256) throw wrong(`${manifest.id}: ${path}`);
  });
  const label = await copyFile(join(from, 'backup_label'), join(clusterDir, 'backup_label'));
  if (!label) throw wrong(`${manifest.id}: backup_label`);
  for (const folder of [...manifest.folders, 'pg_wal/archive_status', 'pg_wal/summaries']) {
    mkdirSync(join(clusterDir, folder), { recursive: true });
  }
};

/** Segments that the old server had written but not archived: with them nothing acknowledged is lost. */
const saveLastWal = (from: string, to: string, archive: string): void => {
  if (!existsSync(from)) return;
  for (const name of readdirSync(from)) {
    const known = existsSync(join(archive, name));
    if (/^([0-9A-F]{24}|[0-9A-F]{8}\.history)$/.test(name) && !known) copyFileSync(join(from, name), join(to, name));
  }
};

/** PostgreSQL wants to own its files and that nobody else enters. */
const handOver = (folder: string): void => {
  const user = unprivilegedUser();
  eachBelow(folder, (path, isFolder) => {
    chmodSync(path, isFolder ? 0o700 : 0o600);
    if (user) chownSync(path, user.uid, user.gid);
  });
};

const startRecovery = async ({ layout, dataDir, at, goesOn, onLog }: RecoverOptions): Promise<EmbeddedServer> => {
  const lines: string[] = [];
  let server: EmbeddedServer;
  try {
    server = await startEmbeddedServer({
      dataDir,
      onLog: (line) => { lines.push(line); onLog?.(line); },
      settings: {
        archive_mode: goesOn ? 'on' : 'off', hot_standby: 'on', recovery_target_action: 'promote',
        restore_command: `cp ${shellQuoted(layout.wal)}/%f %p`,
        ...(at === undefined ? {} : { recovery_target_time: postgresTime(at) }),
      },
    });
  } catch (cause) {
    throw wrong(lines.filter((line) => /FATAL|PANIC|ERROR/.test(line)).slice(-3).join('\n') || (cause as Error).message);
  }
  await promoted(server, lines);
  return server;
};

/** PostgreSQL reads this setting before it knows any name of a zone, `Z` included. */
const postgresTime = (at: Instant): string => toRfc3339(at).replace('T', ' ').replace('Z', '+00');

const shellQuoted = (text: string): string => `'${text.replaceAll("'", "'\\''").replaceAll('%', '%%')}'`;

const promoted = async (server: EmbeddedServer, lines: readonly string[]): Promise<void> => {
  const client = new pg.Client(server.connection);
  // A recovery that cannot reach its target ends the server: the query fails, and its log tells.
  client.on('error', () => undefined);
  try {
    await client.connect();
    const deadline = Date.now() + PROMOTED_MS_MAX;
    for (;;) {
      const { rows: [row] } = await client.query<{ recovering: boolean }>('select pg_is_in_recovery() as recovering');
      if (!row!.recovering) return;
      if (Date.now() > deadline) throw new Error('still recovering');
      await new Promise((next) => setTimeout(next, EVERY_MS));
    }
  } catch (cause) {
    await server.stop('immediate');
    throw wrong(lines.filter((line) => /FATAL|PANIC/.test(line)).slice(-2).join('\n') || (cause as Error).message);
  } finally {
    await client.end().catch(() => undefined);
  }
};

const wrong = (detail: string): Error => platformProblems.PLATFORM_BACKUP_WRONG({ detail: { fr: detail, en: detail } });
