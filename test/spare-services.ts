import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { Connection } from '#base/store/embedded-server.ts';
import { migrateService } from '#base/store/migrate.ts';
import { SERVICE_ROLES, serviceNames, type ServiceRole } from '#base/store/service-names.ts';
import { asNew, catalogueMark, readSeeds, type Seeds } from './reset-service.ts';

export type TestDbOptions = { folders?: readonly string[]; partitions?: number };

/** A migrated service, and what is needed to see whether a test changed more than its rows. */
export type MadeService = {
  service: string; passwords: Record<ServiceRole, string>;
  mark: string; seeds: Seeds;
};

/** By what they were made of. Those of this process; on a shared server the next processes find them in a table. */
const spares = new Map<string, MadeService[]>();
const SHELF = 'socle_test_spare';

const kindOf = ({ folders = [], partitions = 4 }: TestDbOptions): string => JSON.stringify([folders, partitions]);

const asAdmin = async <T>(connection: Connection, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    await client.query('set client_min_messages = warning');
    return await work(client);
  } finally {
    await client.end();
  }
};

/** Migrates a service of a new name. */
export const makeService = async (connection: Connection, options: TestDbOptions): Promise<MadeService> => {
  const service = `t-${randomBytes(6).toString('hex')}`;
  const passwords = Object.fromEntries(SERVICE_ROLES.map((role) => [role, randomBytes(12).toString('hex')])) as
    Record<ServiceRole, string>;
  await migrateService({ admin: connection, service, partitions: options.partitions ?? 4, passwords, folders: options.folders ?? [] });
  return asAdmin(connection, async (client) => {
    const names = serviceNames(service);
    return { service, passwords, mark: await catalogueMark(client, names), seeds: await readSeeds(client, names) };
  });
};

/** Puts a service away for the next test; only taking it cleans it, when everything of the last test has ended. */
export const giveBack = (made: MadeService, options: TestDbOptions): void => {
  if (process.env.SOCLE_TEST_PG && spares.size === 0) process.once('beforeExit', () => void shelve());
  const kind = kindOf(options);
  spares.set(kind, [...spares.get(kind) ?? [], made]);
};

/** A service that an earlier test used, as new; `undefined` when there is none. Those that cannot be cleaned are dropped. */
export const spareService = (connection: Connection, options: TestDbOptions): Promise<MadeService | undefined> =>
  asAdmin(connection, async (client) => {
    for (;;) {
      const spare = spares.get(kindOf(options))?.pop() ?? await fromShelf(client, kindOf(options));
      if (!spare) return undefined;
      if (await asNew(client, serviceNames(spare.service), spare)) return spare;
      await dropService(client, spare.service);
    }
  });

const fromShelf = async (client: pg.Client, kind: string): Promise<MadeService | undefined> => {
  if (!process.env.SOCLE_TEST_PG) return undefined;
  await client.query(`create table if not exists ${SHELF} (kind text, made jsonb)`).catch(ignoreRace);
  const { rows } = await client.query<{ made: MadeService }>(`delete from ${SHELF} where ctid = (
    select ctid from ${SHELF} where kind = $1 limit 1 for update skip locked) returning made`, [kind]);
  return rows[0]?.made;
};

/** Two processes that make the same table at once: one of them is told so by a unique index of the catalogue. */
const ignoreRace = (error: { code?: string }): void => {
  if (error.code !== '23505' && error.code !== '42P07') throw error;
};

/** Leaves this process's services to the next one. */
const shelve = (): Promise<void> => asAdmin(JSON.parse(process.env.SOCLE_TEST_PG!) as Connection, async (client) => {
  for (const [kind, list] of spares) {
    for (const made of list) await client.query(`insert into ${SHELF} values ($1, $2)`, [kind, JSON.stringify(made)]);
  }
  spares.clear();
});

const dropService = async (client: pg.Client, service: string): Promise<void> => {
  const names = serviceNames(service);
  await client.query(`drop schema if exists ${names.schema}_queue cascade`);
  await client.query(`drop schema ${names.schema} cascade`);
  for (const role of [...SERVICE_ROLES, 'owner'] as const) {
    await client.query(`drop owned by ${names[role]} cascade`);
    await client.query(`drop role ${names[role]}`);
  }
};
