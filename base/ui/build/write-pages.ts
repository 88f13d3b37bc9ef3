import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Writes static pages (path → HTML) under a folder; each file appears whole. */
export const writePages = async (dir: string, pages: Readonly<Record<string, string>>): Promise<void> => {
  for (const [path, html] of Object.entries(pages)) {
    const target = join(dir, path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(`${target}.${process.pid}`, html);
    await rename(`${target}.${process.pid}`, target);
  }
};
