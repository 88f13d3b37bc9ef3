import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Writes static pages (path → HTML) under a folder. */
export const writePages = async (dir: string, pages: Readonly<Record<string, string>>): Promise<void> => {
  for (const [path, html] of Object.entries(pages)) {
    await mkdir(dirname(join(dir, path)), { recursive: true });
    await writeFile(join(dir, path), html);
  }
};
