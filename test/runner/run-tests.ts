import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { findChromium } from '#test/chromium.ts';
import { findTests } from '#test/runner/find-tests.ts';
import { findLeftovers, killLeftovers } from '#test/runner/leftovers.ts';
import type { Options } from '#test/runner/options.ts';
import { LONGEST, longFiles } from '#test/runner/long-files.ts';
import { inPool } from '#test/runner/pool.ts';
import { endText, fileText } from '#test/runner/print.ts';
import { batchesOf, runBatch } from '#test/runner/run-batch.ts';
import { killGroup, runFile } from '#test/runner/run-file.ts';
import type { FileResult, FileRun } from '#test/runner/run-file.ts';
import { makeRunFolder } from '#test/runner/run-folder.ts';
import type { RunFolder } from '#test/runner/run-folder.ts';
import { startSharedDatabase } from '#test/runner/shared-database.ts';
import type { SharedDatabase } from '#test/runner/shared-database.ts';
import { SORTS, sortOf } from '#test/runner/sorts.ts';
import type { Sort, SortName } from '#test/runner/sorts.ts';
import { tally } from '#test/runner/tally.ts';

/** What is alive during one run; all of it is ended with the run, however it ends. */
type Run = {
  root: string;
  options: Options;
  folder: RunFolder;
  /** Once it was asked for. */
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

const sortOfFile = (file: string): Sort => SORTS.find(({ name }) => name === sortOf(file))!;

const hasFailed = ({ reports }: FileResult): boolean => reports.some(({ outcome }) => outcome === 'failed');

/** More failures than this are no accident of a busy machine: nothing is tried again. */
const SECOND_RUNS_MAX = 6;

/**
 * Runs failed files a second time, alone: what fails then has failed. Tests with real servers and browsers wait for
 * real things, and a machine shared with others can make them wait too long; a second run is always said.
 */
const secondRuns = async (run: Run, results: readonly FileResult[]): Promise<FileResult[]> => {
  const failed = results.filter((result) => hasFailed(result) && sortOfFile(result.file).needsDatabase);
  if (failed.length === 0 || failed.length > SECOND_RUNS_MAX) return [...results];
  say(`\n${failed.length} files failed and run a second time, alone:`);
  const again = new Map<string, FileResult>();
  for (const { file } of failed) again.set(file, await runOne(run, sortOfFile(file), file));
  return results.map((result) => again.get(result.file) ?? result);
};

/** Files that run in one process, and how. */
type Batch = { sort: Sort; files: readonly string[] };

const batchesOfSort = (sort: Sort, files: readonly string[]): Batch[] =>
  batchesOf(files.filter((file) => !LONGEST.includes(file)), sort.files_a_process).map((batch) => ({ sort, files: batch }));

/**
 * One queue of all sorts, so that no core waits for the last file of a sort: pure code first, then the long files by themselves, then
 * the other sorts from the longest file on average to the shortest.
 */
const queueOf = (files: ReadonlyMap<SortName, readonly string[]>): Batch[] => {
  const long = longFiles([...files.values()].flat()).map((file) => ({ sort: sortOfFile(file), files: [file] }));
  const [quick = [], ...others] = SORTS.map((sort) => batchesOfSort(sort, files.get(sort.name) ?? []));
  return [...quick, ...long, ...others.reverse().flat()];
};

/** Makes what the queue needs beside its files, while its first files run. */
const prepare = async (run: Run, queue: readonly Batch[]): Promise<void> => {
  // Once for all: the first three files would each unpack it at the same moment. Where it cannot be, each test says so itself.
  const browser = queue.some(({ sort }) => sort.name === 'e2e') ? findChromium(run.folder.path).catch(() => undefined) : undefined;
  if (queue.some(({ sort }) => sort.needsDatabase)) run.database = await startSharedDatabase(run.folder.path);
  await browser;
};

const runQueue = async (run: Run, queue: readonly Batch[]): Promise<FileResult[]> => {
  const ready = prepare(run, queue);
  ready.catch(() => undefined); // Told where the first file waits for it.
  const results = await inPool(queue, ({ sort }) => sort.files_at_once_max, async ({ sort, files }) => {
    if (sort.needsDatabase) await ready;
    return runSeveral(run, sort, files);
  });
  return secondRuns(run, results.flat());
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
  const files = new Map([...findTests(root, options.paths, process.cwd())].filter(([name]) => options.sorts.includes(name)));
  const run: Run = { root, options, folder: makeRunFolder(), running: new Set() };
  endOnSignal(run);
  let results: FileResult[] = [];
  try {
    for (const { name, what } of SORTS) {
      if (files.has(name)) say(`${name} (${what}): ${files.get(name)!.length} files`);
    }
    results = await runQueue(run, queueOf(files));
  } finally {
    await end(run);
  }
  const sum = tally(results, process.env['SOCLE_REQUIRE_PEERS'] === '1');
  say(endText(sum, performance.now() - startedAt));
  return sum.failed.length === 0 && sum.passed > 0 ? 0 : 1;
};
