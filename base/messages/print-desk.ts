import { ObjectStoreError, type ObjectStore } from '#base/files/object-store.ts';
import { hmac, open, seal, type SymmetricKey } from '#base/values/crypto-box.ts';
import type { PrintJob } from './letter-adapter.ts';

/** Letters that wait for their printing, encrypted in the object store. */
export type PrintDesk = {
  /** Keeps a letter; a second time under the same id changes nothing. */
  handOver(job: Pick<PrintJob, 'id' | 'pdf'>): Promise<void>;
  /** Ids of waiting letters, oldest first (ids are UUIDv7), at most 1000. */
  waiting(): Promise<string[]>;
  /** The PDF; throws `OBJECT_ABSENT` when it was printed already. */
  read(id: string): Promise<Buffer>;
  /** It is in its envelope: the copy goes. False when it was gone. */
  printed(id: string): Promise<boolean>;
};

const PREFIX = 'letters/to-print';

/**
 * The print desk of a service over its object store; `secret` is a key of the service (`deriveKey(ring, 'letters')`).
 */
export const createPrintDesk = (store: ObjectStore, secret: SymmetricKey): PrintDesk => {
  const nameOf = (id: string): string => `${PREFIX}/${id}`;
  const keyOf = (id: string): Buffer => hmac(secret, 'letter', id);
  return {
    handOver: async ({ id, pdf }) => {
      try {
        await store.put(nameOf(id), chunk(seal(keyOf(id), Buffer.from(pdf), id)));
      } catch (error) {
        if (!(error instanceof ObjectStoreError) || error.code !== 'OBJECT_EXISTS') throw error;
      }
    },
    waiting: async () => (await store.list(`${PREFIX}/`)).objects.map(({ name }) => name.slice(PREFIX.length + 1)),
    read: async (id) => open(keyOf(id), await whole(await store.get(nameOf(id))), id),
    printed: (id) => store.delete(nameOf(id)),
  };
};

async function* chunk(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield bytes;
}

const whole = async (source: AsyncIterable<Uint8Array>): Promise<Buffer> => {
  const chunks: Uint8Array[] = [];
  for await (const part of source) chunks.push(part);
  return Buffer.concat(chunks);
};
