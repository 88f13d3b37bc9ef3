import { randomFillSync } from 'node:crypto';
import { uuidv7 } from './uuidv7.ts';

export { uuidv7 };

const POOL_BYTES = 8192;
const pool = Buffer.alloc(POOL_BYTES);
let used = POOL_BYTES;

/** Random bytes drawn from a pool, because one system call an id costs more than the id. */
export const randomSlice = (bytes: number): Buffer => {
  if (used + bytes > POOL_BYTES) {
    randomFillSync(pool);
    used = 0;
  }
  const slice = Buffer.from(pool.subarray(used, used + bytes));
  pool.fill(0, used, used + bytes);
  used += bytes;
  return slice;
};

/** A fresh id from the machine's clock and randomness: for the edge, never inside a rule. */
export const newId = (): string => uuidv7(Date.now(), randomSlice(10));

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** True for a canonical lower-case UUIDv7. */
export const isUuidv7 = (text: string): boolean => UUID.test(text);
