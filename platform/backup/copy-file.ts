import { createHash } from 'node:crypto';
import { mkdir, open, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';

const CHUNK_BYTES = 1024 * 1024;

/** What was copied: enough to find any change later. */
export type Copied = { bytes: number; sha256: string; mtimeMs: number };

/**
 * Copies one file, hashing what is written, and makes it durable unless it is a trial copy. `undefined` when the source vanished meanwhile,
 * which a running database does with its temporary files.
 */
export const copyFile = async (from: string, to: string, durable = true): Promise<Copied | undefined> => {
  let source: FileHandle;
  try {
    source = await open(from, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  await mkdir(dirname(to), { recursive: true });
  const target = await open(to, 'w', 0o600);
  try {
    const { mtimeMs } = await source.stat();
    const copied = await pump(source, target);
    if (durable) await target.sync();
    return { ...copied, mtimeMs };
  } finally {
    await source.close();
    await target.close();
  }
};

const pump = async (source: FileHandle, target: FileHandle): Promise<{ bytes: number; sha256: string }> => {
  const hash = createHash('sha256');
  const buffer = Buffer.alloc(CHUNK_BYTES);
  let bytes = 0;
  for (;;) {
    const { bytesRead } = await source.read(buffer, 0, CHUNK_BYTES);
    if (bytesRead === 0) return { bytes, sha256: hash.digest('hex') };
    const chunk = buffer.subarray(0, bytesRead);
    hash.update(chunk);
    await target.write(chunk);
    bytes += bytesRead;
  }
};
