import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Visits a folder and everything below it; links are not followed. */
export const eachBelow = (folder: string, visit: (path: string, isFolder: boolean) => void): void => {
  visit(folder, true);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) eachBelow(path, visit);
    else if (entry.isFile()) visit(path, false);
  }
};
