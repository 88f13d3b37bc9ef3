import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { batchesOf, runBatch } from '#test/runner/run-batch.ts';

const root = mkdtempSync(join(tmpdir(), 'run-batch-'));
after(() => { rmSync(root, { recursive: true }); });

/** Runs files with these texts in one process; gives how many tests each told of. */
const countsOf = async (...texts: string[]): Promise<number[] | undefined> => {
  const files = texts.map((text, n) => {
    writeFileSync(join(root, `${n}.unit.test.mjs`), `import { describe, it, test } from 'node:test';\n${text}`);
    return `${n}.unit.test.mjs`;
  });
  const env = { ...process.env, NODE_TEST_CONTEXT: undefined };
  const results = await runBatch({ root, env, folder: root, duration_ms_max: 20_000 }, files);
  return results?.map(({ file, reports }) => {
    assert.ok(files.includes(file));
    return reports.filter(({ kind }) => kind === 'test').length;
  });
};

describe('test files that share a process', () => {
  it('tell each of its own tests', async () => {
    assert.deepEqual(await countsOf("test('a', () => {});", "describe('d', () => { it('b', () => {}); it('c', () => {}); });"), [1, 2]);
  });

  for (const [what, text] of [
    ['fails', "test('x', () => { throw new Error('no'); });"], ['has no test', ''], ['cannot be loaded', "throw new Error('at load');"],
    ['leaves', "test('x', () => { process.exit(0); });"],
  ] as const) {
    it(`are to be run alone when one ${what}`, async () => {
      assert.equal(await countsOf("test('a', () => {});", text), undefined);
    });
  }

  it('are cut into neighbours, none lost', () => {
    assert.deepEqual(batchesOf(['a', 'b', 'c', 'd', 'e'], 2), [['a', 'b'], ['c', 'd'], ['e']]);
  });
});
