import type { Instant } from '#base/values/instant.ts';

/** What a store knows of an object; `size` in bytes. */
export type ObjectInfo = { name: string; size: number; modifiedAt: Instant };

/** What a put tells: the bytes it made durable. */
export type StoredObject = { name: string; size: number };

/** Bytes `start` to `end`, both counted from 0, `end` not included (to the end when absent). */
export type ByteRange = { start: number; end?: number };

export type PutOptions = {
  /** Stops the upload; nothing of it stays. */
  signal?: AbortSignal;
};

export type ObjectPage = {
  objects: ObjectInfo[];
  /** Present when more follows: give it to the next call. */
  cursor?: string;
};

/**
 * Objects that are written once, whole, and never changed. `store.put` answers only when the bytes
 * would survive a power cut; an unfinished put leaves nothing that `get`, `head` or `list` shows.
 * Every back end passes the one suite of `object-store-contract.ts`.
 */
export interface ObjectStore {
  /**
   * Stores the whole source, whose parts must not change once given; throws `OBJECT_EXISTS` when the
   * name is taken, or the source's own error.
   */
  put(name: string, source: AsyncIterable<Uint8Array>, options?: PutOptions): Promise<StoredObject>;
  /** The bytes, or those of a range (clipped to the object); throws `OBJECT_ABSENT`, `OBJECT_RANGE`. */
  get(name: string, range?: ByteRange): Promise<AsyncIterable<Uint8Array>>;
  head(name: string): Promise<ObjectInfo | undefined>;
  /** True when something was there. Durable when it answers. */
  delete(name: string): Promise<boolean>;
  /** Removes what uploads cut before `before` left behind, where that is the store's own work; gives how many. */
  sweepUploads(before: Instant): Promise<number>;
  /** Objects whose name starts with `prefix`, in byte order of names, `limit` (≤ 1000) a page. */
  list(prefix: string, cursor?: string, limit?: number): Promise<ObjectPage>;
}

/** Objects a page of `list` at most; S3's own bound. */
export const LIST_LIMIT_MAX = 1000;

export type ObjectStoreErrorCode =
  | 'OBJECT_EXISTS' | 'OBJECT_ABSENT' | 'OBJECT_RANGE' | 'STORE_REFUSED' | 'STORE_UNAVAILABLE';

/** What a store answers besides bytes; rooms above turn it into a problem that a person understands. */
export class ObjectStoreError extends Error {
  readonly code: ObjectStoreErrorCode;

  constructor(code: ObjectStoreErrorCode, message: string, cause?: unknown) {
    super(`${code}: ${message}`, cause === undefined ? {} : { cause });
    this.name = 'ObjectStoreError';
    this.code = code;
  }
}
