import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { houseOf } from '#test/house/house.ts';
import { blobs } from '#test/house/rules/blobs.ts';

describe('blobs', () => {
  it('accepts 1 MB and refuses one byte more', () => {
    const sizes = [1_000_000, 1_000_001].map((bytes) => ({ path: `docs/${bytes}.png`, bytes, text: '' }));
    assert.deepEqual(blobs.check(houseOf(sizes)).map(({ path }) => path), ['docs/1000001.png']);
  });
});
