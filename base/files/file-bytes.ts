import { decryptStream, encryptStream } from './file-cipher.ts';
import type { ObjectStore } from './object-store.ts';

/** An object's bytes, opened chunk by chunk as they come; ends with an error when the object was cut. */
export async function* openedBytes(store: ObjectStore, objectName: string, key: Buffer): AsyncGenerator<Uint8Array> {
  yield* decryptStream(await store.get(objectName), key);
}

/** Stores bytes that are at hand under their own key. */
export const putSealed = async (store: ObjectStore, objectName: string, bytes: Buffer, key: Buffer): Promise<void> => {
  await store.put(objectName, encryptStream(oneChunk(bytes), key));
};

async function* oneChunk(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield bytes;
}
