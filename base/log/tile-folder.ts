/** Where published tiles lie. A file is either absent or whole and durable: never half written. */
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

export type TileStore = {
  /** The file's bytes, or undefined when there is none. */
  read: (path: string) => Promise<Buffer | undefined>;
  /** Returns when the file and its directory entry are on disk. */
  write: (path: string, bytes: Uint8Array) => Promise<void>;
  remove: (path: string) => Promise<void>;
};

const isAbsent = (error: unknown): boolean =>
  ['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '');

const syncFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/** Makes the folder and, for each that is new, makes its entry in its parent durable. */
const makeFolder = async (folder: string): Promise<void> => {
  const first = await mkdir(folder, { recursive: true });
  if (first === undefined) return;
  for (let made = folder; made.length >= first.length; made = dirname(made)) await syncFolder(dirname(made));
};

const writeDurably = async (file: string, bytes: Uint8Array): Promise<void> => {
  const handle = await open(file, 'w', 0o644);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/** Tiles as files below a folder, in the layout of their URLs. Names come from `tilePath`, never from a request. */
export const tileFolder = (folder: string): TileStore => ({
  read: async (path) => {
    try {
      return await readFile(join(folder, path));
    } catch (error) {
      if (isAbsent(error)) return undefined;
      throw error;
    }
  },
  write: async (path, bytes) => {
    const file = join(folder, path);
    await makeFolder(dirname(file));
    const draft = `${file}.${process.pid}.tmp`;
    await writeDurably(draft, bytes);
    await rename(draft, file);
    await syncFolder(dirname(file));
  },
  remove: async (path) => rm(join(folder, path), { force: true }),
});

/** Tiles in memory, for tests and for reading an archive. */
export const tileMemory = (files = new Map<string, Buffer>()): TileStore & { files: Map<string, Buffer> } => ({
  files,
  read: async (path) => files.get(path),
  write: async (path, bytes) => void files.set(path, Buffer.from(bytes)),
  remove: async (path) => void files.delete(path),
});
