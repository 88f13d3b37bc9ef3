import type { Tx } from '#base/store/context.ts';
import { toRfc3339 } from '#base/values/instant.ts';
import { openedBytes, putSealed } from './file-bytes.ts';
import { pageKey } from './file-key.ts';
import { openFile, tellIfSettled, type FileRun, type FileWork, type OpenedFile } from './file-work.ts';
import { FILE_COLUMNS, toFileRow, type FileRecord, type FileRef } from './file-row.ts';
import { randomObjectName } from './object-name.ts';
import { lockFile } from './queries.ts';
import type { PageImage } from './render/job.ts';

/** Where pages lie in the store. */
export const PAGE_PREFIX = 'pages';

type StoredPage = { page: number; objectName: string; bytes: number; width: number; height: number };

/**
 * Makes the pages that people look at, stores them encrypted, and settles the file. Only a file that
 * the scan let through is rendered. Run twice, the second run's pages are removed again.
 */
export const renderFile = async (work: FileWork, run: FileRun, ref: FileRef): Promise<void> => {
  const opened = await run.inContext((tx) => openFile(tx, work, ref));
  if (!opened || opened.file.state !== 'quarantined' || opened.file.rendition !== 'waiting') return;
  if (opened.file.scan !== 'clean' && opened.file.scan !== 'unscanned') return;
  const { file, key } = opened;
  const read = (): AsyncIterable<Uint8Array> => openedBytes(work.store, file.objectName, key);
  const rendered = await work.renderer.pages(read, file.type, work.watermark);
  const pages = rendered.ok ? await storePages(work, opened, rendered.pages) : [];
  const reason = rendered.ok ? undefined : rendered.reason;
  const isKept = await run.inContext((tx) => record(tx, work, opened, pages, reason));
  if (!isKept) await Promise.all(pages.map(({ objectName }) => work.store.delete(objectName)));
};

const storePages = async (work: FileWork, { key }: OpenedFile, images: readonly PageImage[]): Promise<StoredPage[]> => {
  const stored: StoredPage[] = [];
  for (const [i, { bytes, width, height }] of images.entries()) {
    const objectName = randomObjectName(PAGE_PREFIX, work.random(16));
    await putSealed(work.store, objectName, bytes, pageKey(key, objectName));
    stored.push({ page: i + 1, objectName, bytes: bytes.length, width, height });
  }
  return stored;
};

const INSERT_PAGES = {
  name: 'file-pages-insert',
  text: `insert into file_page (partition, object_id, page, object_name, bytes, width, height)
    select $1, $2, page, object_name, bytes, width, height from jsonb_to_recordset($3::jsonb)
      as p (page int2, object_name text, bytes int8, width int4, height int4)`,
};
const RECORD = {
  name: 'file-rendered',
  text: `update file_object set rendition_state = $3, rendition_reason = $4, pages = $5, rendered_at = $6
    where partition = $1 and object_id = $2 returning ${FILE_COLUMNS}`,
};

/** False when another run was faster or the file has gone: its pages are then nobody's. */
const record = async (
  tx: Tx, work: FileWork, { file }: OpenedFile, pages: readonly StoredPage[], reason: string | undefined,
): Promise<boolean> => {
  const { partition, id } = file.ref;
  const locked = await lockFile(tx, file.ref);
  if (!locked || locked.state !== 'quarantined' || locked.rendition !== 'waiting') return false;
  const rows = pages.map(({ objectName, ...page }) => ({ ...page, object_name: objectName }));
  if (rows.length > 0) await tx.query({ ...INSERT_PAGES, values: [partition, id, JSON.stringify(rows)] });
  const { rows: [after] } = await tx.query<FileRecord>({ ...RECORD, values: [
    partition, id, reason === undefined ? 'ready' : 'refused', reason ?? null, pages.length || null,
    toRfc3339(work.clock()),
  ] });
  await tellIfSettled(tx, work, locked, toFileRow(after!));
  return true;
};
