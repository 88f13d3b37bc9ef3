import { createHash, type KeyObject } from 'node:crypto';
import { hmac } from '#base/values/crypto-box.ts';
import { uuidv7 } from '#base/values/ids.ts';
import type { Clock, Instant } from '#base/values/instant.ts';
import { deriveKey, type Keyring } from '#base/values/keyring.ts';
import { Problem } from '#base/values/problem.ts';
import { encryptStream } from './file-cipher.ts';
import { FileInspector, type FileSlot, type Inspected, type SentFile } from './file-inspector.ts';
import { newFileKey, sealFileName, type WrappedKey } from './file-key.ts';
import { cleanFileName } from './file-name.ts';
import type { FileType } from './file-type.ts';
import { FILE_LIMITS, type FileLimits } from './limits.ts';
import { randomObjectName } from './object-name.ts';
import type { ObjectStore } from './object-store.ts';
import { UploadBudget } from './upload-budget.ts';

const SALT_BYTES = 16;
/** Name under which a service holds the keys of what it received. */
export const SERVICE_KEY_HOLDER = 'service';
/** Where files lie in the store; their pages lie elsewhere. */
export const OBJECT_PREFIX = 'files';

/** A file that is in the store, durable and encrypted; its row is written next, by `insertFile`. */
export type ReceivedFile = {
  objectId: string;
  /** Its name in the store: random, says nothing of the content. */
  objectName: string;
  slot: string;
  /** The sender's name for it, cleaned, and the same sealed under the file's key. */
  name: string;
  sealedName: Buffer;
  declaredType: string;
  type: FileType;
  /** Bytes of plaintext. */
  size: number;
  width?: number;
  height?: number;
  wrappedKey: WrappedKey;
  /**
   * For the sealed facts of an event: SHA-256(salt16 ‖ SHA-256(bytes)); the bytes are hashed once, the
   * inner hash is never kept, and without the salt the outer one tells nothing.
   */
  salt: Buffer;
  digest: Buffer;
  /** HMAC of SHA-256(bytes) under the service's key: the same file sent twice is seen, and only inside the service. */
  fingerprint: Buffer;
  receivedAt: Instant;
};

/** Taken, or the refusal that its sender reads. */
export type Reception = { ok: true; file: ReceivedFile } | { ok: false; name: string; problem: Problem };

export type Receiver = {
  store: ObjectStore;
  ring: Keyring;
  clock: Clock;
  /** Random bytes for names, ids and salts; keys draw their own. */
  random: (bytes: number) => Buffer;
  /** Who holds the file's first key; the service itself unless it says otherwise. */
  keyHolder?: string;
  limits?: FileLimits;
  /**
   * Tells whether a PDF that speaks of encryption opens without a password; gives the refusal if not and
   * never throws. Without it such files are kept, and judged at rendition.
   */
  opens?: (file: ReceivedFile) => Promise<Problem | undefined>;
};

export type Upload = SentFile & { slot: FileSlot; bytes: AsyncIterable<Uint8Array> };

/** The digest that an event seals, from the salt and the SHA-256 of the bytes. */
export const saltedDigest = (salt: Buffer, inner: Buffer): Buffer =>
  createHash('sha256').update(salt).update(inner).digest();

/** What passes a file as it goes by: one pass, one copy (the encryption's). */
class Passage {
  readonly #inspector: FileInspector;
  readonly #hash = createHash('sha256');
  readonly #budget: UploadBudget;
  bytes = 0;
  inspected: Inspected | undefined;

  constructor(inspector: FileInspector, budget: UploadBudget) {
    this.#inspector = inspector;
    this.#budget = budget;
  }

  /** Throws the refusal before its last byte, so that the store keeps nothing of a refused file. */
  async *through(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const part of source) {
      this.bytes += part.length;
      this.#budget.takeBytes(part.length);
      this.#inspector.push(part);
      this.#hash.update(part);
      yield part;
    }
    this.inspected = this.#inspector.conclude();
  }

  digests(salt: Buffer, fingerprintKey: KeyObject): { digest: Buffer; fingerprint: Buffer } {
    const inner = this.#hash.digest();
    return { digest: saltedDigest(salt, inner), fingerprint: hmac(fingerprintKey, inner) };
  }
}

/** Makes a function that receives uploads for one service; keys are derived once. */
export const createReceiver = (receiver: Receiver) => {
  const limits = receiver.limits ?? FILE_LIMITS;
  const fingerprintKey = deriveKey(receiver.ring, 'file-fingerprint');

  const store = async (upload: Upload, budget: UploadBudget) => {
    const { store, ring, clock, random } = receiver;
    const receivedAt = clock();
    const objectName = randomObjectName(OBJECT_PREFIX, random(16));
    const name = cleanFileName(upload.name);
    const { key, wrappedKey } = newFileKey(ring, objectName, receiver.keyHolder ?? SERVICE_KEY_HOLDER);
    const inspector = new FileInspector(upload.slot, { name, declaredType: upload.declaredType }, limits);
    const passage = new Passage(inspector, budget);
    try {
      await store.put(objectName, encryptStream(passage.through(upload.bytes), key));
    } catch (error) {
      budget.giveBack(passage.bytes);
      throw error;
    }
    const salt = random(SALT_BYTES);
    const { needsOpening, ...inspected } = passage.inspected!;
    const file: ReceivedFile = {
      objectId: uuidv7(receivedAt, random(10)), objectName, slot: upload.slot.slot, name,
      sealedName: sealFileName(key, name), declaredType: upload.declaredType, ...inspected,
      wrappedKey, salt, ...passage.digests(salt, fingerprintKey), receivedAt,
    };
    return { file, needsOpening };
  };

  /**
   * Receives one file in one pass: judged, hashed, encrypted and durable when it answers. A refusal
   * is a value and leaves nothing in the store; the sender's cut connection or a store that does not
   * answer throws, and leaves nothing either.
   */
  return async (upload: Upload, budget = new UploadBudget(limits)): Promise<Reception> => {
    const refused = (problem: Problem): Reception => ({ ok: false, name: cleanFileName(upload.name), problem });
    const noPlace = budget.takePlace();
    if (noPlace) return refused(noPlace);
    try {
      const { file, needsOpening } = await store(upload, budget);
      const closed = needsOpening ? await receiver.opens?.(file) : undefined;
      if (!closed) return { ok: true, file };
      await receiver.store.delete(file.objectName);
      budget.giveBack(file.size);
      return refused(closed);
    } catch (error) {
      if (error instanceof Problem) return refused(error);
      throw error;
    }
  };
};
