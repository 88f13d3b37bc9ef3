import type { FastifyReply } from 'fastify';
import type { Tx } from '#base/store/context.ts';
import { fileProblems } from './errors.ts';
import { openedBytes } from './file-bytes.ts';
import { pageKey } from './file-key.ts';
import type { FileRef, FileRow } from './file-row.ts';
import { openFile, type FileWork } from './file-work.ts';
import { findFile } from './queries.ts';

/** One page to look at, opened and proved whole. */
export type OpenedPage = { file: FileRow; page: number; width: number; height: number; bytes: Buffer };

const PAGE = {
  name: 'file-page',
  text: 'select object_name, width, height from file_page where partition = $1 and object_id = $2 and page = $3',
};

/**
 * Opens one page of a file under the caller's row context; the caller writes its line of audit in the
 * same transaction. Throws `FILE_NOT_FOUND` for what the context may not see or what was destroyed,
 * `FILE_NOT_READY` while it is in quarantine, `FILE_NOT_USABLE` when it was rejected: the sender's own
 * bytes are never given.
 */
export const openPage = async (tx: Tx, work: FileWork, ref: FileRef, page: number): Promise<OpenedPage> => {
  const file = await findFile(tx, ref);
  if (!file || file.state === 'discarded') throw fileProblems.FILE_NOT_FOUND();
  if (file.state === 'quarantined') throw fileProblems.FILE_NOT_READY({ retryAfterS: 5 });
  if (file.state === 'rejected') throw fileProblems.FILE_NOT_USABLE();
  const opened = await openFile(tx, work, ref);
  const { rows: [row] } = await tx.query<{ object_name: string; width: number; height: number }>(
    { ...PAGE, values: [ref.partition, ref.id, page] });
  if (!opened || !row) throw fileProblems.FILE_NOT_FOUND();
  const parts: Uint8Array[] = [];
  const key = pageKey(opened.key, row.object_name);
  for await (const part of openedBytes(work.store, row.object_name, key)) parts.push(part);
  return { file, page, width: row.width, height: row.height, bytes: Buffer.concat(parts) };
};

/**
 * Sends a page: an image and nothing else, whatever a browser might think of it; no copy is kept on
 * the way, and its name tells nothing of the person.
 */
export const sendPage = (reply: FastifyReply, { page, bytes }: OpenedPage): FastifyReply => reply.headers({
  'content-type': 'image/jpeg',
  'content-length': bytes.length,
  'content-disposition': `inline; filename="piece-${page}.jpg"`,
  'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
}).send(bytes);
