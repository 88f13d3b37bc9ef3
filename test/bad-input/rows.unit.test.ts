import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { BASE_ROWS, CALLS_ROWS, VOTER_ROWS, type Row } from './rows.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** Rows of the tables of the domain; a new row of theirs comes here with its tests. */
const COUNTS = { base: 14, voter: 15, calls: 17 };

/** Titles of the tests of a file, and of the helpers that make tests there: the first text after `(`. */
const titlesOf = (file: string): string[] => {
  const path = join(ROOT, file);
  if (!existsSync(path)) return [];
  return [...readFileSync(path, 'utf8').matchAll(/\b(?:test|it|refuses)\(\s*(['"`])((?:\\.|(?!\1).)*)\1/g)]
    .map(([, , title]) => title!.replaceAll('\\', ''));
};

const unproved = (rows: readonly Row[]): string[] => rows.flatMap(({ input, proofs }) => [
  ...(proofs.length === 0 ? [`${input}: no test`] : []),
  ...proofs.filter(([file, title]) => !titlesOf(file).some((one) => one.startsWith(title)))
    .map(([file, title]) => `${input}: ${file}, "${title}"`),
]);

test('each row of the base’s table of bad input has its tests', () => {
  assert.equal(BASE_ROWS.length, COUNTS.base);
  assert.deepEqual(unproved(BASE_ROWS), []);
});

test('each row of the voter registration’s table of bad input has its tests', () => {
  assert.equal(VOTER_ROWS.length, COUNTS.voter);
  assert.deepEqual(unproved(VOTER_ROWS), []);
});

test('each row of the emergency calls’ table of bad input has its tests', () => {
  assert.equal(CALLS_ROWS.length, COUNTS.calls);
  assert.deepEqual(unproved(CALLS_ROWS), []);
});

test('a row without a test, or with one that is gone, is found', () => {
  assert.deepEqual(unproved([{ input: 'x', proofs: [] }, { input: 'y', proofs: [['test/none.unit.test.ts', 'z']] }]).length, 2);
});
