import { chmodSync, chownSync, mkdirSync } from 'node:fs';
import pg from 'pg';
import { enterableByAll, unprivilegedUser } from '#base/store/unprivileged-user.ts';
import { platformProblems } from '../errors.ts';

/**
 * Settings with which the embedded server always starts: archiving is possible, and goes nowhere until the first
 * backup says where (without a destination PostgreSQL would keep every segment for ever).
 */
export const archiveReady = { archive_mode: 'on' } as const;

/** Longest time that a commit waits to be archived, seconds: the loss when the whole machine goes. */
const ARCHIVE_TIMEOUT_S = 60;

/** Gives the archiver something to do until the first backup: nothing. */
export const discardArchive = async (client: pg.ClientBase): Promise<void> => {
  const { rows: [row] } = await client.query<{ library: string; command: string }>(`
    select current_setting('archive_library') as library, current_setting('archive_command') as command`);
  if (row!.library !== '' || (row!.command !== '' && row!.command !== '(disabled)')) return;
  await client.query("alter system set archive_command = 'true'");
  await client.query('select pg_reload_conf()');
};

/**
 * Sends the write-ahead log to `folder` from now on, each segment durable before PostgreSQL forgets it
 * (`basic_archive`, which syncs file and folder). A second call changes nothing.
 */
export const archiveInto = async (client: pg.ClientBase, folder: string): Promise<void> => {
  makeArchiveFolder(folder);
  const { rows: [row] } = await client.query<{ library: string; folder: string | null }>(`
    select current_setting('archive_library') as library,
      current_setting('basic_archive.archive_directory', true) as folder`);
  if (row!.library === 'basic_archive' && row!.folder === folder) return;
  // Makes the library's own setting known to this session, so that it can be set.
  await client.query("load 'basic_archive'");
  await client.query(`alter system set basic_archive.archive_directory = ${pg.escapeLiteral(folder)}`);
  await client.query(`alter system set archive_timeout = ${ARCHIVE_TIMEOUT_S}`);
  await client.query("alter system set archive_command = ''");
  await client.query("alter system set archive_library = 'basic_archive'");
  await client.query('select pg_reload_conf()');
};

const makeArchiveFolder = (folder: string): void => {
  const user = unprivilegedUser();
  mkdirSync(folder, { recursive: true });
  if (!user) return;
  chmodSync(folder, 0o700);
  chownSync(folder, user.uid, user.gid);
  if (!enterableByAll(folder.slice(0, folder.lastIndexOf('/')))) {
    const detail = { fr: `${folder} : ${user.name} n'y a pas accès (SOCLE_BACKUP_DIR)`,
      en: `${folder}: ${user.name} cannot reach it (SOCLE_BACKUP_DIR)` };
    throw platformProblems.PLATFORM_BACKUP_WRONG({ detail });
  }
};
