import type { FileRun, FileWork } from './file-work.ts';
import { PAGE_PREFIX } from './render-file.ts';
import { OBJECT_PREFIX } from './receive.ts';

const DAY_MS = 86_400_000;
/** An object without a row may belong to an upload under way, or to a database that is being restored. */
const ORPHAN_DAYS = 7;
const UPLOAD_DAYS = 1;

const KNOWN = {
  files: {
    name: 'files-known',
    text: 'select object_name from file_object where partition = $1 and object_name = any($2)',
  },
  pages: {
    name: 'pages-known',
    text: 'select object_name from file_page where partition = $1 and object_name = any($2)',
  },
};

/**
 * Removes objects that no row has named for a week (their process died between the object and the
 * row) and what cut uploads left. Gives how many objects went.
 */
export const sweepFiles = async (work: FileWork, run: FileRun): Promise<number> => {
  const now = work.clock();
  await work.store.sweepUploads(now - UPLOAD_DAYS * DAY_MS);
  return await sweepPrefix(work, run, OBJECT_PREFIX, KNOWN.files, now - ORPHAN_DAYS * DAY_MS)
    + await sweepPrefix(work, run, PAGE_PREFIX, KNOWN.pages, now - ORPHAN_DAYS * DAY_MS);
};

const sweepPrefix = async (
  work: FileWork, run: FileRun, prefix: string, known: { name: string; text: string }, before: number,
): Promise<number> => {
  let swept = 0;
  let cursor: string | undefined;
  do {
    const page = await work.store.list(`${prefix}/`, cursor);
    const old = page.objects.filter(({ modifiedAt }) => modifiedAt < before).map(({ name }) => name);
    const kept = new Set(old.length === 0 ? [] : await knownNames(work, run, known, old));
    for (const name of old) {
      if (!kept.has(name) && await work.store.delete(name)) swept += 1;
    }
    cursor = page.cursor;
  } while (cursor !== undefined);
  return swept;
};

const knownNames = (
  work: FileWork, run: FileRun, known: { name: string; text: string }, names: readonly string[],
): Promise<string[]> => run.inContext(async (tx) => {
  const found: string[] = [];
  for (let partition = 0; partition < work.partitions; partition++) {
    const { rows } = await tx.query<{ object_name: string }>({ ...known, values: [partition, names] });
    found.push(...rows.map((row) => row.object_name));
  }
  return found;
});
