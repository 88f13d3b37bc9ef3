import { join } from 'node:path';
import type pg from 'pg';
import { copyFile } from './copy-file.ts';
import { eachOf } from './each-of.ts';
import type { FileEntry, Manifest } from './manifest.ts';
import { walkTree } from './walk-tree.ts';
import { writeDurably } from './write-durably.ts';

/** Files that belong to the running server or are made again at start (PostgreSQL manual §26.3.4). */
const LEFT_OUT = [
  /^postmaster\.(pid|opts)$/, /(^|\/)pg_internal\.init$/, /(^|\/)pgsql_tmp/,
  /^(pg_wal|pg_replslot|pg_dynshmem|pg_notify|pg_serial|pg_snapshots|pg_stat_tmp|pg_subtrans)\/./,
  /^(backup_label|tablespace_map|recovery\.signal|standby\.signal)$/,
];
const leftOut = (path: string): boolean => LEFT_OUT.some((pattern) => pattern.test(path));

export type BaseBackup = Pick<Manifest, 'postgres' | 'cluster' | 'folders'>;

/**
 * Copies a running cluster: `pg_backup_start`, files, `pg_backup_stop`, which waits until the log that makes the copy
 * whole is archived. The copy alone is of no use; with that log it is the database at the moment of the stop.
 */
export const takeBaseBackup = async (
  client: pg.ClientBase, clusterDir: string, to: string, label: string, onFile: (done: number, of: number) => void,
): Promise<BaseBackup> => {
  const { rows: [start] } = await client.query<{ lsn: string; wal: string; version: string; system_id: string }>(`
    select lsn::text, pg_walfile_name(lsn) as wal, current_setting('server_version') as version,
      (select system_identifier::text from pg_control_system()) as system_id
    from pg_backup_start($1, true) as lsn`, [label]);
  const { cluster, folders } = await copyCluster(clusterDir, to, onFile);
  // A commit of our own: what a restore of this very backup must at least show.
  await client.query("select pg_logical_emit_message(true, 'socle-backup', $1)", [label]);
  const { rows: [stop] } = await client.query<{ lsn: string; wal: string; labelfile: string }>(
    'select lsn::text, pg_walfile_name(lsn) as wal, labelfile from pg_backup_stop(true)');
  writeDurably(join(to, 'backup_label'), stop!.labelfile, 0o600);
  return {
    cluster, folders,
    postgres: {
      version: start!.version, systemId: start!.system_id, startLsn: start!.lsn, stopLsn: stop!.lsn,
      startWal: start!.wal, stopWal: stop!.wal,
    },
  };
};

const copyCluster = async (
  from: string, to: string, onFile: (done: number, of: number) => void,
): Promise<{ cluster: FileEntry[]; folders: string[] }> => {
  const entries = await walkTree(from, leftOut);
  const cluster: FileEntry[] = [];
  const files = entries.filter(({ kind }) => kind === 'file');
  let done = 0;
  await eachOf(files, async ({ path }) => {
    const copied = await copyFile(join(from, path), join(to, path));
    if (copied) cluster.push({ path, ...copied });
    onFile(done += 1, files.length);
  });
  return { cluster, folders: entries.filter(({ kind }) => kind === 'folder').map(({ path }) => path) };
};
