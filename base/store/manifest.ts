import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import type { Connection } from './embedded-server.ts';
import { migrateService } from './migrate.ts';
import { ruleFaults } from './manifest-rules.ts';
import { readManifest, type SchemaManifest } from './read-manifest.ts';
import { SERVICE_ROLES, serviceNames, type ServiceRole } from './service-names.ts';

const FILE = 'schema.json';
const PARTITIONS = 4;

/**
 * Compares the schema that the migrations really make with the manifest committed beside them, and with the rules
 * that every table keeps (row-level security, partition in every key). Gives one line a fault, none when all is well.
 * `write` replaces the committed manifests instead of comparing: they are generated, never edited.
 */
export const manifestFaults = async (
  root: string, admin: Connection, write = process.env.SOCLE_WRITE_MANIFEST === '1',
): Promise<string[]> => {
  const faults: string[] = [];
  for (const service of servicesWithTables(root)) {
    const manifest = await manifestOf(root, admin, service);
    faults.push(...ruleFaults(manifest).map((fault) => `${service}: ${fault}`));
    const file = join(root, 'services', service, 'store', FILE);
    const text = `${JSON.stringify(manifest, null, 1)}\n`;
    if (write) writeFileSync(file, text);
    else if (!existsSync(file)) faults.push(`${service}: store/${FILE} is missing: run SOCLE_WRITE_MANIFEST=1 npm run check -- schema`);
    else if (readFileSync(file, 'utf8') !== text) {
      faults.push(`${service}: store/${FILE} differs from the migrations: ${firstDifference(file, text)}`);
    }
  }
  return faults;
};

const servicesWithTables = (root: string): string[] =>
  readdirSync(join(root, 'services'), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name)
    .filter((name) => existsSync(join(root, 'services', name, 'store'))
      && readdirSync(join(root, 'services', name, 'store')).some((file) => file.endsWith('.sql')));

const manifestOf = async (root: string, admin: Connection, service: string): Promise<SchemaManifest> => {
  const passwords = Object.fromEntries(SERVICE_ROLES.map((role) => [role, `manifest-${role}`])) as Record<ServiceRole, string>;
  await migrateService({ admin, service, partitions: PARTITIONS, passwords, folders: [join(root, 'services', service, 'store')] });
  const client = new pg.Client(admin);
  await client.connect();
  try {
    return await readManifest(client, serviceNames(service));
  } finally {
    await client.end();
  }
};

const firstDifference = (file: string, text: string): string => {
  const [before, after] = [readFileSync(file, 'utf8').split('\n'), text.split('\n')];
  const at = after.findIndex((line, i) => line !== before[i]);
  return `line ${at + 1} is ${before[at]?.trim() ?? 'missing'}, the migrations give ${after[at]?.trim() ?? 'nothing'}`;
};
