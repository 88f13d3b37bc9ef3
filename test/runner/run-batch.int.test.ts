import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { batchesOf, runBatch } from '#test/runner/run-batch.ts';

const root = mkdtempSync(join(tmpdir(), 'run-batch-'));
after(() => { rmSync(root, { recursive: true }); });

/** Runs files with these texts in one process; gives how many tests each told of, or what is wrong. */
const countsOf = async (...texts: string[]): Promise<number[] | string> => {
  const files = texts.map((text, n) => {
    writeFileSync(join(root, `${n}.unit.test.mjs`), `import { describe, it, test } from 'node:test';\n${text}`);
    return `${n}.unit.test.mjs`;
  });
  const env = { ...process.env, NODE_TEST_CONTEXT: undefined };
  const results = await runBatch({ root, env, folder: root, duration_ms_max: 20_000 }, files);
  return typeof results === 'string' ? results : results.map(({ file, reports }) => {
    assert.ok(files.includes(file));
    return reports.filter(({ kind }) => kind === 'test').length;
  });
};

describe('test files that share a process', () => {
  it('tell each of its own tests', async () => {
    assert.deepEqual(await countsOf("test('a', () => {});", "describe('d', () => { it('b', () => {}); it('c', () => {}); });"), [1, 2]);
  });

  it('tell the tests of a file that another file helps to write', async () => {
    writeFileSync(join(root, 'contract.mjs'), "import { it } from 'node:test'; export const contract = () => { it('c', () => {}); };");
    const text = "import { contract } from './contract.mjs'; describe('d', () => { contract(); });";
    assert.deepEqual(await countsOf("test('a', () => {});", text), [1, 1]);
  });

  for (const [what, text, word] of [
    ['fails', "test('x', () => { throw new Error('no'); });", /^x: Error: no/], ['has no test', '', /1\.unit\.test\.mjs told of no test/],
    ['cannot be loaded', "throw new Error('at load');", /ended with|at load/], ['leaves', "test('x', () => { process.exit(0); });", /./],
  ] as const) {
    it(`are to be run alone when one ${what}`, async () => {
      assert.match(String(await countsOf("test('a', () => {});", text)), word);
    });
  }

  it('are cut into neighbours, none lost', () => {
    assert.deepEqual(batchesOf(['a', 'b', 'c', 'd', 'e'], 2), [['a', 'b'], ['c', 'd'], ['e']]);
  });
});
