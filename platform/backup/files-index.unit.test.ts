import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newestFiles } from './files-index.ts';

const entry = (path: string, sha256: string) => ({ path, sha256, bytes: 1, mtimeMs: 0 });

test('what a later look has seen wins over what the backup had', () => {
  assert.deepEqual(newestFiles([entry('a', '1'), entry('b', '1')], [entry('b', '2'), entry('c', '3')]),
    [entry('a', '1'), entry('b', '2'), entry('c', '3')]);
});
