import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import type { Connection } from '#base/store/embedded-server.ts';
import { serviceNames } from '#base/store/service-names.ts';
import { platformProblems } from '../errors.ts';
import { openMasterKey, type MasterKey } from './master-key.ts';
import type { PlatformRecord } from './platform-record.ts';
import type { SecretsStore } from './service-secrets.ts';

const wrappedFiles = (dir: string): string[] => (existsSync(dir) ? readdirSync(dir).filter((name) => name.endsWith('.json')) : []);

/** Opens the master key; makes one only where nothing was sealed by an older one. Throws PLATFORM_KEYS_LOST and as `openMasterKey`. */
export const masterKeyFor = (file: string, secretsDir: string, record: PlatformRecord | undefined): MasterKey => {
  const sealed = wrappedFiles(secretsDir).length > 0 || (record?.services.length ?? 0) > 0;
  if (sealed && !existsSync(file)) throw lost([file]);
  return openMasterKey(file, !sealed);
};

/** Refuses, before the database starts, services that this platform already served and whose secrets are gone. */
export const refuseLostSecrets = (services: readonly string[], secrets: SecretsStore, record: PlatformRecord | undefined): void => {
  const gone = services.filter((name) => record?.services.includes(name) && !secrets.has(name));
  if (gone.length > 0) throw lost(gone.map(secrets.fileOf));
};

/**
 * The same question to the database itself: it may outlive the data directory (an operator's own PostgreSQL). A master key that this
 * start made sealed nothing yet and is taken away again, so that the old one can be put in its place.
 */
export const refuseForeignSchemas = async (
  services: readonly string[], secrets: SecretsStore, master: MasterKey, connection: Connection,
): Promise<void> => {
  const unknown = services.filter((name) => !secrets.has(name));
  if (unknown.length === 0) return;
  const held = await schemasOf(connection);
  const gone = unknown.filter((name) => held.has(serviceNames(name).schema));
  if (gone.length === 0) return;
  if (master.made) rmSync(master.made);
  throw lost([...(master.made ? [master.made] : []), ...gone.map(secrets.fileOf)]);
};

const schemasOf = async (connection: Connection): Promise<ReadonlySet<string>> => {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(
      "select schemaname as name from pg_tables where tablename = 'migration'");
    return new Set(rows.map(({ name }) => name));
  } finally {
    await client.end();
  }
};

const lost = (files: readonly string[]): Error => platformProblems.PLATFORM_KEYS_LOST({ detail: {
  fr: `${files.map((file) => `absent : ${file}`).join('\n')}\nLa base contient déjà des données scellées par ces clés. `
    + 'En refaire les rendrait illisibles, et de nouveaux faits seraient signés par une autre clé.',
  en: `${files.map((file) => `missing: ${file}`).join('\n')}\nThe database already holds data that these keys sealed. `
    + 'New ones would leave them unreadable, and new facts would be signed by another key.',
} });
