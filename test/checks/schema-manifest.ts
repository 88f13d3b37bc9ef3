import { manifestFaults } from '#base/store/manifest.ts';
import type { Check } from '#test/checks/check.ts';
import { makeRunFolder } from '#test/runner/run-folder.ts';
import { startSharedDatabase } from '#test/runner/shared-database.ts';

/**
 * The schemas that the migrations make are those of the committed manifests, and each table keeps the rules
 * (row-level security, partition in every key). Runs on a PostgreSQL of its own.
 */
export const schemaManifest: Check = {
  name: 'schema', what: 'migrations make exactly the committed schemas',
  faults: async (root) => {
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
