import { open, link, mkdir, readdir, stat, unlink } from 'node:fs/promises';

/** An open file of the facade; `read` gives the count of bytes, 0 at the end. */
export interface DiskFile {
  /** Appends the parts one after the other. */
  write(parts: readonly Uint8Array[]): Promise<void>;
  read(into: Uint8Array, position: number): Promise<number>;
  sync(): Promise<void>;
  close(): Promise<void>;
}

/**
 * The few calls that the disk store makes, so that tests run it on a file system which forgets
 * whatever was not synced. Errors are Node's, with their `code` (`ENOENT`, `EEXIST`, …).
 */
export interface DiskFs {
  mkdir(path: string): Promise<void>;
  /** A new file; `EEXIST` when the path is taken. */
  create(path: string): Promise<DiskFile>;
  openRead(path: string): Promise<DiskFile>;
  link(from: string, to: string): Promise<void>;
  unlink(path: string): Promise<void>;
  /** Makes the names of a directory durable. */
  syncDirectory(path: string): Promise<void>;
  readdir(path: string): Promise<string[]>;
  stat(path: string): Promise<{ size: number; mtimeMs: number }>;
}

const openFile = async (path: string, flags: string): Promise<DiskFile> => {
  const handle = await open(path, flags, 0o600);
  return {
    write: async (parts) => {
      const { bytesWritten } = await handle.writev(parts as Uint8Array[]);
      let left = afterBytes(parts, bytesWritten);
      while (left.length > 0) left = left.subarray((await handle.write(left)).bytesWritten);
    },
    read: async (into, position) => (await handle.read(into, 0, into.length, position)).bytesRead,
    sync: () => handle.sync(),
    close: () => handle.close(),
  };
};

/** What a short write (a full disk, a signal) left over; nearly always nothing. */
const afterBytes = (parts: readonly Uint8Array[], written: number): Uint8Array => {
  const total = parts.reduce((sum, part) => sum + part.length, 0);
  return written === total ? new Uint8Array() : Buffer.concat(parts).subarray(written);
};

/** Through a handle: under Node's permission model the calls on bare descriptors are refused. */
const syncDirectory = async (path: string): Promise<void> => {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/** The machine's own file system. */
export const realDiskFs: DiskFs = {
  mkdir: async (path) => { await mkdir(path, { mode: 0o700 }); },
  create: (path) => openFile(path, 'wx'),
  openRead: (path) => openFile(path, 'r'),
  link,
  unlink,
  syncDirectory,
  readdir: (path) => readdir(path),
  stat: async (path) => {
    const { size, mtimeMs } = await stat(path);
    return { size, mtimeMs };
  },
};

/** True when `error` carries the given system code. */
export const hasErrno = (error: unknown, code: string): boolean =>
  error instanceof Error && (error as NodeJS.ErrnoException).code === code;
