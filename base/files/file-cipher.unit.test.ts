import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { CHUNK_BYTES, decryptRange, decryptStream, encryptStream, plainSize, sealedSize } from './file-cipher.ts';
import { collect, pieces } from './object-store-contract.ts';

const key = randomBytes(32);
const SEALED = CHUNK_BYTES + 16;
const sealed = (plain: Uint8Array, size?: number): Promise<Buffer> =>
  collect(encryptStream(pieces(plain, size), key));
const opened = (bytes: Uint8Array, under = key): Promise<Buffer> =>
  collect(decryptStream(pieces(bytes, 100_000), under));
const damaged = { name: 'DamagedFileError' };

const SIZES = [0, 1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 3 * CHUNK_BYTES, 3 * CHUNK_BYTES + 5];

for (const size of SIZES) {
  test(`gives back ${size} bytes, whatever the pieces they came in, in a size told beforehand`, async () => {
    const plain = randomBytes(size);
    for (const piece of [7000, CHUNK_BYTES, 1_000_000]) {
      const bytes = await sealed(plain, piece);
      assert.equal(bytes.length, sealedSize(size));
      assert.equal(plainSize(bytes.length), size);
      assert.deepEqual(await opened(bytes), plain);
    }
  });

  test(`refuses ${size} bytes cut, extended or altered`, async () => {
    const bytes = await sealed(randomBytes(size));
    for (const cut of new Set([0, 15, SEALED, 2 * SEALED, bytes.length - 16, bytes.length - 1])) {
      if (cut < bytes.length) await assert.rejects(opened(bytes.subarray(0, cut)), damaged, `cut at ${cut}`);
    }
    await assert.rejects(opened(Buffer.concat([bytes, Buffer.alloc(1)])), damaged);
    await assert.rejects(opened(Buffer.concat([bytes, bytes.subarray(-SEALED)])), damaged);
    const flipped = Buffer.from(bytes);
    flipped[flipped.length >> 1]! ^= 1;
    await assert.rejects(opened(flipped), damaged);
    await assert.rejects(opened(bytes, randomBytes(32)), damaged);
  });
}

test('refuses chunks in another order', async () => {
  const bytes = await sealed(randomBytes(3 * CHUNK_BYTES));
  const [a, b, c] = [0, 1, 2].map((i) => bytes.subarray(i * SEALED, (i + 1) * SEALED));
  await assert.rejects(opened(Buffer.concat([b!, a!, c!])), damaged);
  await assert.rejects(opened(Buffer.concat([a!, c!])), damaged);
});

test('opens any range alone, reading only its chunks', async () => {
  const plain = randomBytes(4 * CHUNK_BYTES + 123);
  const bytes = await sealed(plain);
  await fc.assert(fc.asyncProperty(fc.nat(plain.length - 1), fc.nat(plain.length), async (start, length) => {
    const range = { start, end: Math.min(plain.length, start + length + 1) };
    let read = 0;
    const give = async ({ start: from, end }: { start: number; end?: number }): Promise<AsyncIterable<Uint8Array>> => {
      read = end! - from;
      return pieces(bytes.subarray(from, end), 50_000);
    };
    const got = await collect(decryptRange(give, key, bytes.length, range));
    assert.deepEqual(got, plain.subarray(range.start, range.end));
    assert.ok(read <= range.end - range.start + 2 * SEALED);
  }), { numRuns: 60 });
});

test('refuses a range whose bytes were cut', async () => {
  const bytes = await sealed(randomBytes(3 * CHUNK_BYTES));
  const range = { start: 0, end: 2 * CHUNK_BYTES };
  const cut = async (): Promise<AsyncIterable<Uint8Array>> => pieces(bytes.subarray(0, SEALED));
  await assert.rejects(collect(decryptRange(cut, key, bytes.length, range)), damaged);
});
