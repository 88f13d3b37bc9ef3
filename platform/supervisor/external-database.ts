import { readFileSync } from 'node:fs';
import pg from 'pg';
import type { Connection, DatabaseTls } from '#base/store/embedded-server.ts';
import type { Text } from '#base/values/lang.ts';
import { platformProblems } from '../errors.ts';
import type { Database } from './database.ts';

const KNOWN = ['host', 'sslmode', 'sslrootcert'];
const LOOK = { every_ms: 5_000, answer_ms_max: 3_000 };

/**
 * The operator's PostgreSQL from its address. `sslmode=require` encrypts, `verify-full` also checks the server's name against
 * `sslrootcert` (a file; else the authorities of Node). Throws PLATFORM_SETTINGS_WRONG for anything else that it cannot honour.
 */
export const externalConnection = (text: string): Connection => {
  const url = new URL(text);
  const unknown = [...url.searchParams.keys()].filter((name) => !KNOWN.includes(name));
  if (unknown.length > 0) {
    throw wrong(`${unknown.join(', ')} : inconnu ; connus : ${KNOWN}`,
      `${unknown.join(', ')}: unknown; known: ${KNOWN}`);
  }
  const ssl = tlsOf(url.searchParams.get('sslmode') ?? 'disable', url.searchParams.get('sslrootcert'));
  return {
    host: decodeURIComponent(url.hostname) || url.searchParams.get('host') || 'localhost',
    port: Number(url.port || 5432), database: decodeURIComponent(url.pathname.slice(1)) || 'postgres',
    user: decodeURIComponent(url.username), password: decodeURIComponent(url.password),
    ...(ssl ? { ssl } : {}),
  };
};

const tlsOf = (mode: string, file: string | null): DatabaseTls | undefined => {
  const ca = file === null ? {} : { ca: readAuthority(file) };
  if (mode === 'verify-full') return { ...ca, rejectUnauthorized: true };
  if (mode === 'require') return { ...ca, rejectUnauthorized: file !== null };
  if (mode !== 'disable') throw wrong(`sslmode=${mode} : disable, require ou verify-full`,
    `sslmode=${mode}: disable, require or verify-full`);
  if (file !== null) throw wrong('sslrootcert demande sslmode=verify-full', 'sslrootcert needs sslmode=verify-full');
  return undefined;
};

const readAuthority = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const { message } = error as Error;
    throw wrong(`sslrootcert : ${message}`, `sslrootcert: ${message}`);
  }
};

const wrong = (fr: string, en: string): Error =>
  platformProblems.PLATFORM_SETTINGS_WRONG({ detail: { fr: `SOCLE_DATABASE_URL : ${fr}`, en: `SOCLE_DATABASE_URL: ${en}` } });

/** Asks the operator's server each five seconds whether it answers; it is not ours to restart. */
export const watchExternal = (connection: Connection, alarm: (text: Text) => void, everyMs = LOOK.every_ms): Database => {
  let up = true;
  let looking = false;
  const look = async (): Promise<void> => {
    if (looking) return;
    looking = true;
    const answers = await isAnswering(connection);
    looking = false;
    if (answers !== up) alarm(answers ? BACK : GONE);
    up = answers;
  };
  const timer = setInterval(() => void look(), everyMs);
  return { kind: 'external', connection, state: () => ({ up, restarts: 0 }), stop: async () => clearInterval(timer) };
};

const GONE: Text = { fr: 'PostgreSQL ne répond plus.', en: 'PostgreSQL does not answer any more.' };
const BACK: Text = { fr: 'PostgreSQL répond de nouveau.', en: 'PostgreSQL answers again.' };

const isAnswering = async (connection: Connection): Promise<boolean> => {
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: LOOK.answer_ms_max, query_timeout: LOOK.answer_ms_max });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    void client.end().catch(() => undefined);
  }
};
