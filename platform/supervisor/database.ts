import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbeddedServer, type Connection, type EmbeddedServer } from '#base/store/embedded-server.ts';
import type { Text } from '#base/values/lang.ts';
import { Problem } from '#base/values/problem.ts';
import { archiveReady, discardArchive } from '../backup/archiving.ts';
import { platformProblems } from '../errors.ts';
import { checkDatabase } from './check-database.ts';
import { externalConnection, watchExternal } from './external-database.ts';
import { adviseRestart, type End } from './restart-policy.ts';

/** The platform's PostgreSQL: our own, watched and restarted, or the operator's. */
export type Database = {
  /** As its administrator. */
  connection: Connection;
  kind: 'embedded' | 'external';
  state: () => { up: boolean; pid?: number; restarts: number };
  /** Where the cluster's files are; embedded only. */
  clusterDir?: string;
  stop(): Promise<void>;
};

export type DatabaseOptions = {
  url?: string;
  /** Folder of the embedded server. */
  dir: string;
  logFile: string;
  alarm: (text: Text) => void;
};

/** Opens the database and makes sure that it keeps what it acknowledges. Throws in plain words. */
export const openDatabase = async (options: DatabaseOptions): Promise<Database> => {
  if (!options.url) {
    const database = await embedded(options);
    await checkDatabase(database.connection);
    return database;
  }
  const connection = externalConnection(options.url);
  await checkDatabase(connection);
  return watchExternal(connection, options.alarm);
};

const LAST_LINES = 8;

const embedded = async (options: DatabaseOptions): Promise<Database> => {
  const last: string[] = [];
  const onLog = (line: string): void => {
    last.push(line);
    if (last.length > LAST_LINES) last.shift();
    appendFileSync(options.logFile, `${line}\n`);
  };
  const start = (port?: number): Promise<EmbeddedServer> => startEmbeddedServer({
    dataDir: options.dir, onLog, settings: archiveReady, ...(port ? { port } : {}),
  });
  let server: EmbeddedServer;
  try {
    server = await start();
  } catch (cause) {
    throw cannotStart(cause, last);
  }
  await withoutArchive(server.connection);
  return watch(server, start, options.alarm);
};

const withoutArchive = async (connection: Connection): Promise<void> => {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    await discardArchive(client);
  } finally {
    await client.end();
  }
};

const cannotStart = (cause: unknown, last: readonly string[]): Error => {
  if (cause instanceof Problem) return cause;
  const message = (cause as Error).message;
  const detail = [message, ...last].join('\n');
  return /running as root/.test(message)
    ? platformProblems.PLATFORM_NO_USER({ detail: { fr: message, en: message }, cause })
    : platformProblems.PLATFORM_DATABASE_FAILED({ detail: { fr: detail, en: detail }, cause });
};

/** Starts the server again, on the same port, each time it dies; pools of the services reconnect by themselves. */
const watch = (
  first: EmbeddedServer, start: (port: number) => Promise<EmbeddedServer>, alarm: (text: Text) => void,
): Database => {
  let server = first;
  let up = false;
  let stopping = false;
  let startedAt = Date.now();
  const ends: End[] = [];
  const { port } = first.connection;
  const died = (): void => {
    if (stopping) return;
    ends.push({ at: Date.now(), readyMs: up ? Date.now() - startedAt : 0 });
    if (up) alarm({ fr: 'PostgreSQL est mort ; il redémarre.', en: 'PostgreSQL died; it is being restarted.' });
    up = false;
    setTimeout(() => void revive(), adviseRestart(ends).delayMs);
  };
  const revive = async (): Promise<void> => {
    if (stopping) return;
    startedAt = Date.now();
    try {
      server = await start(port);
    } catch {
      return died();
    }
    if (stopping) return void server.stop('fast');
    follow();
    alarm({ fr: 'PostgreSQL est de retour.', en: 'PostgreSQL is back.' });
  };
  const follow = (): void => {
    up = true;
    if (server.process.exitCode === null && server.process.signalCode === null) server.process.once('exit', died);
    else died();
  };
  follow();
  return {
    kind: 'embedded',
    connection: first.connection,
    clusterDir: first.clusterDir,
    state: () => ({ up, pid: server.process.pid!, restarts: ends.length }),
    stop: async () => {
      stopping = true;
      await server.stop('fast');
    },
  };
};

/** Folder of the embedded server inside the data directory. */
export const databaseDir = (dataDir: string): string => join(dataDir, 'postgresql');
