import assert from 'node:assert/strict';
import { test } from 'node:test';
import { whileAway } from './while-away.ts';

const failing = (code: string, times: number) => {
  let tries = 0;
  return async (): Promise<number> => {
    tries += 1;
    if (tries <= times) throw Object.assign(new Error(code), { code });
    return tries;
  };
};

test('a database that is away for a moment costs the wait and nothing else', async () => {
  for (const code of ['25006', '57P03', 'ECONNREFUSED', 'ENOENT']) assert.equal(await whileAway(1_000, failing(code, 2)), 3);
});

test('after the bound, what it said last is thrown', async () => {
  await assert.rejects(whileAway(150, failing('25006', 1_000)), { code: '25006' });
});

test('what may have been written is never tried again here', async () => {
  for (const code of ['ECONNRESET', '57P01', '23505']) await assert.rejects(whileAway(1_000, failing(code, 1)), { code });
});
