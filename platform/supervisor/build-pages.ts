import { join } from 'node:path';
import { buildBundles } from '#base/ui/build.ts';
import type { KnownService } from './describe-services.ts';

/** Where the built pages of a service lie: inside its own directory, so that its processes may read them. */
export const pagesDir = (dataDir: string, service: string): string => join(dataDir, 'services', service, 'build');

/** Builds the pages of every service that has some; what did not change since the last start is found ready. */
export const buildPages = async (known: readonly KnownService[], dataDir: string): Promise<void> => {
  for (const { name, description } of known) {
    for (const bundle of description.bundles ?? []) await buildBundles({ ...bundle, outDir: pagesDir(dataDir, name) });
  }
};
