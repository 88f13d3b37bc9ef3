import pg from 'pg';
import type { Connection } from '#base/store/embedded-server.ts';
import { platformProblems } from '../errors.ts';

const OLDEST = 150_000;
const DURABLE_COMMIT = ['on', 'remote_apply'];

/**
 * Refuses a server that is too old, that could lose acknowledged commits, or whose account may not make roles.
 * Throws PLATFORM_DATABASE_OLD, PLATFORM_DATABASE_UNSAFE or PLATFORM_DATABASE_FAILED.
 */
export const checkDatabase = async (connection: Connection): Promise<void> => {
  const row = await settingsOf(connection);
  if (Number(row.version) < OLDEST) {
    throw platformProblems.PLATFORM_DATABASE_OLD({ detail: { fr: row.version!, en: row.version! } });
  }
  const unsafe = [
    ...(row.fsync === 'on' ? [] : [`fsync = ${row.fsync}`]),
    ...(row.full_page_writes === 'on' ? [] : [`full_page_writes = ${row.full_page_writes}`]),
    ...(DURABLE_COMMIT.includes(row.synchronous_commit!) ? [] : [`synchronous_commit = ${row.synchronous_commit}`]),
  ];
  if (unsafe.length > 0) {
    const detail = unsafe.join(', ');
    throw platformProblems.PLATFORM_DATABASE_UNSAFE({ detail: { fr: detail, en: detail } });
  }
  if (row.may !== 'yes') {
    throw platformProblems.PLATFORM_DATABASE_FAILED({ detail: {
      fr: `le compte ${connection.user} doit pouvoir créer des rôles et des schémas`,
      en: `account ${connection.user} must be allowed to make roles and schemas`,
    } });
  }
};

const settingsOf = async (connection: Connection): Promise<Record<string, string>> => {
  const client = new pg.Client(connection);
  try {
    await client.connect();
    const { rows } = await client.query<Record<string, string>>(`
      select current_setting('server_version_num') as version, current_setting('fsync') as fsync,
        current_setting('full_page_writes') as full_page_writes,
        current_setting('synchronous_commit') as synchronous_commit,
        (select case when rolsuper or (rolcreaterole and has_database_privilege(current_database(), 'create'))
          then 'yes' else 'no' end from pg_roles where rolname = current_user) as may`);
    return rows[0]!;
  } catch (cause) {
    const detail = `${connection.host}:${connection.port}/${connection.database} : ${(cause as Error).message}`;
    throw platformProblems.PLATFORM_DATABASE_FAILED({ detail: { fr: detail, en: detail }, cause });
  } finally {
    await client.end().catch(() => undefined);
  }
};
