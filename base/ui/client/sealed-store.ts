import type { Queued, QueueStore } from './offline-queue.ts';

type Sealed = { person: string; iv: Uint8Array<ArrayBuffer>; box: ArrayBuffer };

const KEY = 'key';
const IV_BYTES = 12;

const asked = <T>(request: IDBRequest<T>): Promise<T> => new Promise((done, fail) => {
  request.onsuccess = () => done(request.result);
  request.onerror = () => fail(request.error ?? new Error('the browser’s store failed'));
});
const finished = (tx: IDBTransaction): Promise<void> => new Promise((done, fail) => {
  tx.oncomplete = () => done();
  tx.onabort = () => fail(tx.error ?? new Error('the browser’s store refused'));
});

const openDatabase = async (name: string): Promise<IDBDatabase> => {
  const request = indexedDB.open(name, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore('secret');
    request.result.createObjectStore('values');
    request.result.createObjectStore('queue', { autoIncrement: true });
  };
  const db = await asked(request);
  // Another window ends the shift: it shall not wait for this one.
  db.onversionchange = () => db.close();
  return db;
};

/** The key of this browser, made at first use. It cannot be taken out of the browser's store: only used through it. */
const keyOf = async (db: IDBDatabase): Promise<CryptoKey> => {
  const known = await asked(db.transaction('secret').objectStore('secret').get(KEY)) as CryptoKey | undefined;
  if (known) return known;
  const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  const tx = db.transaction('secret', 'readwrite');
  // Another window may have made one meanwhile: the first stays.
  tx.objectStore('secret').add(made, KEY).onerror = (event) => { event.preventDefault(); event.stopPropagation(); };
  await finished(tx);
  return await asked(db.transaction('secret').objectStore('secret').get(KEY)) as CryptoKey;
};

/** What a browser keeps for one person while there is no network. */
export type SealedStore = {
  get<T>(name: string): Promise<T | undefined>;
  set(name: string, value: unknown): Promise<void>;
  queue<T>(): QueueStore<T>;
  /** Destroys the key and all that it closed, of everybody: what was kept here can be read no more. */
  destroy(): Promise<void>;
};

/**
 * Opens a store of this browser for one person. Everything in it is closed with AES-256-GCM under a key that scripts can use but
 * not read, and that `destroy` destroys: the disk of a lost tablet holds no text in the clear, and the end of a shift leaves
 * nothing. It does not stand against somebody who has the unlocked tablet: that is the tablet's own lock and disk encryption.
 */
export const openSealedStore = async (name: string, person: string): Promise<SealedStore> => {
  const db = await openDatabase(name);
  const key = await keyOf(db);
  const seal = async (value: unknown): Promise<Sealed> => {
    const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
    return { person, iv, box: await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, new TextEncoder().encode(JSON.stringify(value))) };
  };
  const open = async ({ iv, box }: Sealed): Promise<unknown> =>
    JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, box)));
  const write = async (store: 'values' | 'queue', act: (rows: IDBObjectStore) => IDBRequest): Promise<unknown> => {
    const tx = db.transaction(store, 'readwrite', { durability: 'strict' });
    const [result] = await Promise.all([asked(act(tx.objectStore(store))), finished(tx)]);
    return result;
  };
  return {
    get: async <T>(label: string) => {
      const sealed = await asked(db.transaction('values').objectStore('values').get(`${person}/${label}`)) as Sealed | undefined;
      return sealed && await open(sealed) as T;
    },
    set: async (label, value) => {
      const sealed = await seal(value);
      await write('values', (rows) => rows.put(sealed, `${person}/${label}`));
    },
    queue: <T>() => ({
      all: async () => {
        const rows = db.transaction('queue').objectStore('queue');
        const [seqs, sealed] = await Promise.all([asked(rows.getAllKeys()), asked(rows.getAll() as IDBRequest<Sealed[]>)]);
        const mine = seqs.flatMap((seq, i) => (sealed[i]!.person === person ? [{ seq: seq as number, row: sealed[i]! }] : []));
        return Promise.all(mine.map(async ({ seq, row }) => ({ seq, ...await open(row) as { id: string; what: T } })));
      },
      add: async (id: string, what: T): Promise<Queued<T>> => {
        const sealed = await seal({ id, what });
        return { seq: await write('queue', (rows) => rows.add(sealed)) as number, id, what };
      },
      remove: async (seq) => { await write('queue', (rows) => rows.delete(seq)); },
    }),
    destroy: async () => {
      db.close();
      await asked(indexedDB.deleteDatabase(name));
    },
  };
};
