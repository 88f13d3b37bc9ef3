import { join } from 'node:path';
import { invariant } from '#base/values/assert.ts';
import { randomSlice } from '#base/values/ids.ts';
import type { Instant } from '#base/values/instant.ts';
import { DirectorySyncer } from './directory-syncer.ts';
import { hasErrno, realDiskFs, type DiskFile, type DiskFs } from './disk-fs.ts';
import { placeOf, temporaryFolder } from './disk-layout.ts';
import { listDisk } from './disk-list.ts';
import { assertObjectName } from './object-name.ts';
import {
  LIST_LIMIT_MAX, ObjectStoreError,
  type ByteRange, type ObjectInfo, type ObjectPage, type ObjectStore, type PutOptions, type StoredObject,
} from './object-store.ts';

/** Bytes that a read or a write moves at once: fewer and the system calls cost more than the bytes. */
const BLOCK_BYTES = 256 * 1024;

/**
 * Objects in a directory of this machine. A put writes a temporary file, syncs it, links it under
 * its name (a link never replaces, which makes names write-once), syncs the directory and only then
 * answers. The file system must know hard links.
 */
export class DiskStore implements ObjectStore {
  readonly #root: string;
  readonly #fs: DiskFs;
  readonly #syncer: DirectorySyncer;
  readonly #durableFolders = new Map<string, Promise<void>>();

  /** `root` must exist; the store makes what it needs below it. */
  constructor(root: string, fs: DiskFs = realDiskFs) {
    this.#root = root;
    this.#fs = fs;
    this.#syncer = new DirectorySyncer(fs);
  }

  async put(name: string, source: AsyncIterable<Uint8Array>, options: PutOptions = {}): Promise<StoredObject> {
    assertObjectName(name);
    const place = placeOf(this.#root, name);
    await this.#folder(temporaryFolder(this.#root));
    const temporary = join(temporaryFolder(this.#root), randomSlice(16).toString('hex'));
    try {
      const size = await this.#writeWhole(temporary, source, options.signal);
      await this.#folder(join(this.#root, 'objects'));
      await this.#folder(place.folder);
      await this.#folder(place.shard);
      await this.#publish(name, temporary, place.path);
      await Promise.all([this.#syncer.sync(place.shard), this.#fs.unlink(temporary)]);
      return { name, size };
    } catch (error) {
      await this.#unlinkQuietly(temporary);
      throw error;
    }
  }

  async get(name: string, range?: ByteRange): Promise<AsyncIterable<Uint8Array>> {
    assertObjectName(name);
    const { path } = placeOf(this.#root, name);
    const info = await this.head(name);
    if (!info) throw absent(name);
    const { start, end } = clipRange(range, info.size);
    return readSlice(() => this.#openRead(name, path), start, end);
  }

  async head(name: string): Promise<ObjectInfo | undefined> {
    assertObjectName(name);
    try {
      const { size, mtimeMs } = await this.#fs.stat(placeOf(this.#root, name).path);
      return { name, size, modifiedAt: Math.floor(mtimeMs) };
    } catch (error) {
      if (hasErrno(error, 'ENOENT')) return undefined;
      throw error;
    }
  }

  async delete(name: string): Promise<boolean> {
    assertObjectName(name);
    const { path, shard } = placeOf(this.#root, name);
    try {
      await this.#fs.unlink(path);
    } catch (error) {
      if (hasErrno(error, 'ENOENT')) return false;
      throw error;
    }
    await this.#syncer.sync(shard);
    return true;
  }

  list(prefix: string, cursor = '', limit = LIST_LIMIT_MAX): Promise<ObjectPage> {
    invariant(limit >= 1 && limit <= LIST_LIMIT_MAX, `a list of ${limit} objects`);
    return listDisk({ fs: this.#fs, root: this.#root, prefix, after: cursor }, limit);
  }

  async sweepUploads(before: Instant): Promise<number> {
    const folder = temporaryFolder(this.#root);
    await this.#folder(folder);
    let swept = 0;
    for (const entry of await this.#fs.readdir(folder)) {
      const path = join(folder, entry);
      const stats = await this.#fs.stat(path).catch(() => undefined);
      if (!stats || stats.mtimeMs >= before) continue;
      await this.#unlinkQuietly(path);
      swept += 1;
    }
    return swept;
  }

  async #writeWhole(path: string, source: AsyncIterable<Uint8Array>, signal?: AbortSignal): Promise<number> {
    const file = await this.#fs.create(path);
    try {
      let size = 0;
      for await (const { parts, bytes } of inBlocks(source, signal)) {
        await file.write(parts);
        size += bytes;
      }
      await file.sync();
      return size;
    } finally {
      await file.close();
    }
  }

  async #publish(name: string, from: string, to: string): Promise<void> {
    try {
      await this.#fs.link(from, to);
    } catch (error) {
      if (hasErrno(error, 'EEXIST')) throw new ObjectStoreError('OBJECT_EXISTS', `${name} is written once`, error);
      throw error;
    }
  }

  /** Makes a directory and its own name durable, once a process; a failed try is tried again. */
  #folder(path: string): Promise<void> {
    const known = this.#durableFolders.get(path);
    if (known) return known;
    const made = this.#makeFolder(path);
    this.#durableFolders.set(path, made);
    made.catch(() => this.#durableFolders.delete(path));
    return made;
  }

  async #makeFolder(path: string): Promise<void> {
    try {
      await this.#fs.mkdir(path);
    } catch (error) {
      if (!hasErrno(error, 'EEXIST')) throw error;
    }
    await this.#syncer.sync(join(path, '..'));
  }

  async #openRead(name: string, path: string): Promise<DiskFile> {
    try {
      return await this.#fs.openRead(path);
    } catch (error) {
      throw hasErrno(error, 'ENOENT') ? absent(name) : error;
    }
  }

  /** The temporary file is refuse: the sweep takes what cannot be removed now. */
  async #unlinkQuietly(path: string): Promise<void> {
    await this.#fs.unlink(path).catch(() => undefined);
  }
}

/** Gathers a stream's parts in blocks, without copying them. */
async function* inBlocks(
  source: AsyncIterable<Uint8Array>, signal?: AbortSignal,
): AsyncGenerator<{ parts: Uint8Array[]; bytes: number }> {
  let parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of source) {
    signal?.throwIfAborted();
    parts.push(part);
    bytes += part.length;
    if (bytes < BLOCK_BYTES) continue;
    yield { parts, bytes };
    parts = [];
    bytes = 0;
  }
  signal?.throwIfAborted();
  if (bytes > 0) yield { parts, bytes };
}

const absent = (name: string): ObjectStoreError => new ObjectStoreError('OBJECT_ABSENT', `${name} is not here`);

/** The bytes that a range means in an object of `size` bytes; throws `OBJECT_RANGE` beyond its end. */
const clipRange = (range: ByteRange | undefined, size: number): { start: number; end: number } => {
  if (!range) return { start: 0, end: size };
  const end = Math.min(range.end ?? size, size);
  if (range.start < 0 || range.start >= size || end <= range.start) {
    throw new ObjectStoreError('OBJECT_RANGE', `bytes ${range.start}-${range.end ?? ''} of ${size}`);
  }
  return { start: range.start, end };
};

/** Opens at the first pull, so that a reader who never pulls leaves no open file. */
async function* readSlice(open: () => Promise<DiskFile>, start: number, end: number): AsyncGenerator<Uint8Array> {
  const file = await open();
  try {
    for (let at = start; at < end;) {
      const buffer = Buffer.allocUnsafe(Math.min(BLOCK_BYTES, end - at));
      const count = await file.read(buffer, at);
      invariant(count > 0, 'an object is shorter than its own size');
      yield buffer.subarray(0, count);
      at += count;
    }
  } finally {
    await file.close();
  }
}
