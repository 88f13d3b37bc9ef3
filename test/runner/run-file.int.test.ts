import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { runFile } from '#test/runner/run-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'run-file-'));
after(() => { rmSync(folder, { recursive: true }); });

const HEAD = "import { describe, it, test, after } from 'node:test';\n";
let made = 0;

/** Runs a test file with this text; gives `outcome name` lines and the errors. */
const outcomesOf = async (text: string, duration_ms_max = 20_000) => {
  made += 1;
  const file = join(folder, `case-${made}.unit.test.mjs`);
  writeFileSync(file, HEAD + text);
  // Without the variable by which a test process knows that another one reads it.
  const env = { ...process.env, NODE_TEST_CONTEXT: undefined };
  const result = await runFile({ root: folder, file, duration_ms_max, env, folder });
  return {
    outcomes: result.reports.filter(({ kind }) => kind !== 'suite')
      .map(({ outcome, path }) => `${outcome} ${path.join(' › ').replace(file, 'FILE')}`),
    errors: result.reports.map(({ error }) => error ?? '').join('\n'),
    output: result.output,
  };
};

describe('one test file in a process of its own', () => {
  it('reports each test with the suites around it', async () => {
    const { outcomes } = await outcomesOf(
      "describe('d', () => { it('a', () => {}); it('b', { skip: 'why' }, () => {}); });");
    assert.deepEqual(outcomes, ['passed d › a', 'skipped d › b']);
  });

  it('reports a failing test with its message and the output of the file', async () => {
    const { outcomes, errors, output } = await outcomesOf(
      "test('a', () => { console.log('said'); throw new Error('broken'); });");
    assert.deepEqual(outcomes, ['failed a']);
    assert.match(errors, /broken/);
    assert.match(output, /said/);
  });

  it('fails a file whose last hook fails though all its tests passed', async () => {
    const { outcomes } = await outcomesOf("after(() => { throw new Error('x'); }); test('a', () => {});");
    assert.equal(outcomes.filter((outcome) => outcome.startsWith('failed')).length, 1);
  });

  it('fails a file that cannot be loaded', async () => {
    const { outcomes, output } = await outcomesOf("throw new Error('at load');");
    assert.deepEqual(outcomes, ['failed FILE']);
    assert.match(output, /at load/);
  });

  it('fails a file without a test', async () => {
    assert.match((await outcomesOf('')).errors, /no test ran/);
  });

  it('fails a file that leaves by itself before its tests end', async () => {
    const { errors } = await outcomesOf("test('a', () => {}); test('b', () => { process.exit(0); });");
    assert.match(errors, /ended before its tests did|no test ran/);
  });

  it('kills a file that never ends', async () => {
    const { errors } = await outcomesOf("test('a', () => { setInterval(() => {}, 1000); });", 1_500);
    assert.match(errors, /not ended after 1.5 s/);
  });

  it('ends what the file started', async () => {
    const { output } = await outcomesOf(`import { spawn } from 'node:child_process';
      test('a', () => {
        const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
        child.unref();
        console.log('pid=' + child.pid);
      });`);
    const pid = Number(/pid=(\d+)/.exec(output)?.[1]);
    assert.ok(pid > 1);
    await assert.doesNotReject(gone(pid));
  });
});

/** Waits for the end of a killed process: its parent is gone, so the system reaps it in its own time. */
const gone = async (pid: number): Promise<void> => {
  const deadline = performance.now() + 5_000;
  while (performance.now() < deadline) {
    try {
      process.kill(pid, 0);
    } catch {
      return;
    }
    await new Promise((next) => { setTimeout(next, 10); });
  }
  throw new Error(`process ${pid} still runs`);
};
