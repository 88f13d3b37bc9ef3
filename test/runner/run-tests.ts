import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { findChromium } from '#test/chromium.ts';
import { findTests } from '#test/runner/find-tests.ts';
import { findLeftovers, killLeftovers } from '#test/runner/leftovers.ts';
import type { Options } from '#test/runner/options.ts';
import { LONGEST, longestFirst } from '#test/runner/longest-first.ts';
import { inPool } from '#test/runner/pool.ts';
import { endText, fileText } from '#test/runner/print.ts';
import { batchesOf, runBatch } from '#test/runner/run-batch.ts';
import { killGroup, runFile } from '#test/runner/run-file.ts';
import type { FileResult, FileRun } from '#test/runner/run-file.ts';
import { makeRunFolder } from '#test/runner/run-folder.ts';
import type { RunFolder } from '#test/runner/run-folder.ts';
import { startSharedDatabase } from '#test/runner/shared-database.ts';
import type { SharedDatabase } from '#test/runner/shared-database.ts';
import { SORTS } from '#test/runner/sorts.ts';
import type { Sort } from '#test/runner/sorts.ts';
import { tally } from '#test/runner/tally.ts';

/** What is alive during one run; all of it is ended with the run, however it ends. */
type Run = {
  root: string;
  options: Options;
  folder: RunFolder;
  database?: SharedDatabase;
  running: Set<ChildProcess>;
};

const say = (text: string): void => { process.stdout.write(`${text}\n`); };

/** Many short processes: loading code is most of their time, so that its compiled form is kept from run to run. */
const environment = (run: Run): NodeJS.ProcessEnv => ({
  ...process.env,
  NODE_COMPILE_CACHE: join(run.root, 'node_modules/.cache/socle-tests'),
  TMPDIR: run.folder.path,
  ...(run.database ? { SOCLE_TEST_PG: JSON.stringify(run.database.connection) } : {}),
});

const place = (run: Run, sort: Sort): Omit<FileRun, 'file'> => ({
  root: run.root, env: environment(run), folder: run.folder.path, duration_ms_max: sort.file_duration_ms_max,
  onStart: (child) => { run.running.add(child); child.once('exit', () => run.running.delete(child)); },
});

const runOne = async (run: Run, sort: Sort, file: string): Promise<FileResult> => {
  const result = await runFile({ ...place(run, sort), file });
  say(fileText(result, run.options.verbose));
  return result;
};

/** Files that share a process; one after the other, each in its own, when that did not go through. */
const runSeveral = async (run: Run, sort: Sort, files: readonly string[]): Promise<FileResult[]> => {
  const together = files.length > 1 ? await runBatch(place(run, sort), files) : undefined;
  if (Array.isArray(together)) {
    for (const result of together) say(fileText(result, run.options.verbose));
    return together;
  }
  if (together) say(`${files.length} files did not go through together (${together}) and run one by one: ${files.join(' ')}`);
  const results: FileResult[] = [];
  for (const file of files) results.push(await runOne(run, sort, file));
  return results;
};

const hasFailed = ({ reports }: FileResult): boolean => reports.some(({ outcome }) => outcome === 'failed');

/** More failures than this are no accident of a busy machine: nothing is tried again. */
const SECOND_RUNS_MAX = 6;

/**
 * Runs failed files a second time, alone: what fails then has failed. Tests with real servers and browsers wait for
 * real things, and a machine shared with others can make them wait too long; a second run is always said.
 */
const secondRuns = async (run: Run, sort: Sort, results: readonly FileResult[]): Promise<FileResult[]> => {
  const failed = results.filter(hasFailed);
  if (failed.length === 0 || failed.length > SECOND_RUNS_MAX || !sort.needsDatabase) return [...results];
  say(`\n${failed.length} files failed and run a second time, alone:`);
  const again = new Map<string, FileResult>();
  for (const { file } of failed) again.set(file, await runOne(run, sort, file));
  return results.map((result) => again.get(result.file) ?? result);
};

const runSort = async (run: Run, sort: Sort, files: readonly string[]): Promise<FileResult[]> => {
  say(`\n${sort.name} (${sort.what}): ${files.length} files`);
  if (sort.needsDatabase) run.database ??= await startSharedDatabase(run.folder.path);
  // Once for all: the first three files would each unpack it at the same moment. Where it cannot be, each test says so itself.
  if (sort.name === 'e2e') await findChromium(run.folder.path).catch(() => undefined);
  const alone = longestFirst(files).filter((file) => LONGEST.includes(file)).map((file) => [file]);
  const batches = [...alone, ...batchesOf(files.filter((file) => !LONGEST.includes(file)), sort.files_a_process)];
  const results = (await inPool(batches, sort.files_at_once_max, (batch) => runSeveral(run, sort, batch))).flat();
  return secondRuns(run, sort, results);
};

const sweep = (run: Run): void => {
  const spare = [process.pid, ...(run.database?.pid === undefined ? [] : [run.database.pid])];
  const leftovers = findLeftovers(run.folder.path, spare).filter(({ command }) => command !== '');
  for (const { pid, command } of leftovers) say(`left behind by a test, ended now: ${pid} ${command}`);
  killLeftovers(leftovers);
};

const end = async (run: Run): Promise<void> => {
  for (const child of run.running) killGroup(child);
  sweep(run);
  await run.database?.stop();
  run.folder.remove();
};

const endOnSignal = (run: Run): void => {
  for (const [signal, code] of [['SIGINT', 130], ['SIGTERM', 143], ['SIGHUP', 129]] as const) {
    process.once(signal, () => {
      say(`\nstopped by ${signal}`);
      void end(run).finally(() => process.exit(code));
    });
  }
};

/**
 * Runs the tests that the options ask for and prints as it goes.
 * @returns the exit code: 0 only when at least one test passed and none failed.
 */
export const runTests = async (root: string, options: Options): Promise<number> => {
  const startedAt = performance.now();
  const files = findTests(root, options.paths, process.cwd());
  const run: Run = { root, options, folder: makeRunFolder(), running: new Set() };
  endOnSignal(run);
  const results: FileResult[] = [];
  try {
    for (const sort of SORTS) {
      const ofSort = files.get(sort.name) ?? [];
      if (options.sorts.includes(sort.name) && ofSort.length > 0) results.push(...await runSort(run, sort, ofSort));
    }
  } finally {
    await end(run);
  }
  const sum = tally(results, process.env['SOCLE_REQUIRE_PEERS'] === '1');
  say(endText(sum, performance.now() - startedAt));
  return sum.failed.length === 0 && sum.passed > 0 ? 0 : 1;
};
