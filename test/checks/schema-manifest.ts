import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Connection } from '#base/store/embedded-server.ts';
import type { Check } from '#test/checks/check.ts';
import { makeRunFolder } from '#test/runner/run-folder.ts';
import { startSharedDatabase } from '#test/runner/shared-database.ts';

const MODULE = 'base/store/manifest.ts';
type Manifest = { manifestFaults: (root: string, admin: Connection) => Promise<string[]> };

/**
 * The schemas that the migrations make are those of the committed manifests, and each table keeps the rules
 * (row-level security, partition in every key). Runs on a PostgreSQL of its own.
 */
export const schemaManifest: Check = {
  name: 'schema', what: 'migrations make exactly the committed schemas',
  faults: async (root) => {
    if (!existsSync(join(root, MODULE))) return [`${MODULE} is missing`];
    const { manifestFaults } = await import(pathToFileURL(join(root, MODULE)).href) as Manifest;
    const folder = makeRunFolder();
    const database = await startSharedDatabase(folder.path);
    try {
      return await manifestFaults(root, database.connection);
    } finally {
      await database.stop();
      folder.remove();
    }
  },
};
