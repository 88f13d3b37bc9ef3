/** Where published tiles lie. A file is either absent or whole and durable: never half written. */
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

export type TileFile = { path: string; bytes: Uint8Array };

export type TileStore = {
  /** The file's bytes, or undefined when there is none. */
  read: (path: string) => Promise<Buffer | undefined>;
  /** Returns when every file and its directory entry are on disk. */
  write: (files: readonly TileFile[]) => Promise<void>;
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
  const draft = `${file}.${process.pid}.tmp`;
  const handle = await open(draft, 'w', 0o644);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(draft, file);
};

/** A few at once: each waits for the disk most of its time. */
const LANES = 4;

/** Writes files, then makes the entries of their folders durable, once a folder. */
const writeAll = async (files: readonly TileFile[]): Promise<void> => {
  const folders = new Set(files.map(({ path }) => dirname(path)));
  for (const folder of folders) await makeFolder(folder);
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let file = files[next++]; file; file = files[next++]) await writeDurably(file.path, file.bytes);
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  for (const folder of folders) await syncFolder(folder);
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
  write: (files) => writeAll(files.map(({ path, bytes }) => ({ path: join(folder, path), bytes }))),
  remove: async (path) => rm(join(folder, path), { force: true }),
});

/** Tiles in memory, for tests and for reading an archive. */
export const tileMemory = (files = new Map<string, Buffer>()): TileStore & { files: Map<string, Buffer> } => ({
  files,
  read: async (path) => files.get(path),
  write: async (written) => {
    for (const { path, bytes } of written) files.set(path, Buffer.from(bytes));
  },
  remove: async (path) => void files.delete(path),
});
