import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { newId } from '#base/values/ids.ts';
import { testDatabase } from '#test/database.ts';
import { byteaArray, int4Array, int8Array, textArray, uuidArray } from './binary-arrays.ts';

const echo = async (t: Parameters<typeof testDatabase>[0], type: string) => {
  const { admin } = await testDatabase(t);
  return async (array: Buffer): Promise<unknown[]> =>
    (await admin.query<{ v: unknown }>(`select v from unnest($1::${type}[]) with ordinality as list(v, i) order by i`, [array]))
      .rows.map(({ v }) => v);
};

test('texts of every kind arrive as they were', async (t) => {
  const texts = ['', 'a', 'é€\u{1F600}', '{"a":"b\\\\"}', 'NULL', ' , ', 'x'.repeat(100_000), '— note\n'];
  assert.deepEqual(await (await echo(t, 'text'))(textArray(texts)), texts);
});

test('bytes and the absence of bytes', async (t) => {
  const values = [Buffer.alloc(0), randomBytes(1), null, randomBytes(5_000), Buffer.from([0, 0])];
  assert.deepEqual(await (await echo(t, 'bytea'))(byteaArray(values)), values);
});

test('ids and numbers, and arrays of nothing', async (t) => {
  const ids = Array.from({ length: 600 }, newId);
  assert.deepEqual(await (await echo(t, 'uuid'))(uuidArray(ids)), ids);
  assert.deepEqual(await (await echo(t, 'int4'))(int4Array([0, 1, -1, 2 ** 31 - 1, -(2 ** 31)])), [0, 1, -1, 2 ** 31 - 1, -(2 ** 31)]);
  const large = [0, -1, Number.MAX_SAFE_INTEGER, 1_774_000_000_000];
  assert.deepEqual(await (await echo(t, 'int8'))(int8Array(large)), large.map(String));
  assert.deepEqual(await (await echo(t, 'bytea'))(byteaArray([])), []);
  assert.deepEqual(await (await echo(t, 'text'))(textArray([])), []);
});

test('a text with half a character is sent as the replacement sign, as the driver does', async (t) => {
  assert.deepEqual(await (await echo(t, 'text'))(textArray(['a\ud800b', 'c'])), ['a\ufffdb', 'c']);
});
