import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { END_OF_REPORTS } from '#test/runner/report.ts';
import type { TestReport } from '#test/runner/report.ts';

export type FileResult = { file: string; reports: TestReport[]; output: string; duration_ms: number };

export type FileRun = {
  root: string;
  file: string;
  duration_ms_max: number;
  env: NodeJS.ProcessEnv;
  /** Folder for the report of the test process. */
  folder: string;
  /** Program that the process runs in place of the file, with its arguments. */
  program?: readonly string[];
  /** Called with the process as soon as it runs, so that an interrupted run can end it. */
  onStart?: (child: ChildProcess) => void;
};

const REPORTER = fileURLToPath(new URL('./event-reporter.ts', import.meta.url));
const OUTPUT_CHARS_MAX = 200_000;
const OUTPUT_WAIT_MS_MAX = 1_000;

/** Ends a whole process group: the test process and every child that did not leave it. */
export const killGroup = (child: ChildProcess): void => {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
};

const start = ({ root, file, program = [file], env, duration_ms_max }: FileRun, reportFile: string): ChildProcess =>
  spawn(process.execPath, [
    `--test-timeout=${duration_ms_max}`, `--test-reporter=${REPORTER}`, `--test-reporter-destination=${reportFile}`,
    '--disable-warning=ExperimentalWarning', ...program,
  ], { cwd: root, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });

const collectOutput = (child: ChildProcess): { text: () => string } => {
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    if (stream === null) continue;
    createInterface({ input: stream }).on('line', (line) => {
      if (text.length < OUTPUT_CHARS_MAX) text += `${line}\n`;
    });
  }
  return { text: () => text };
};

/** `ended` tells that the test process reached its own end: a `process.exit()` inside a test would hide the others. */
type Told = { reports: TestReport[]; ended: boolean };

const readReports = (reportFile: string): Told => {
  try {
    const lines = readFileSync(reportFile, 'utf8').split('\n').filter((line) => line !== '');
    const ended = lines.at(-1) === END_OF_REPORTS;
    return { reports: lines.slice(0, ended ? -1 : undefined).map((line) => JSON.parse(line) as TestReport), ended };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { reports: [], ended: false };
    throw error;
  } finally {
    rmSync(reportFile, { force: true });
  }
};

const failure = (file: string, error: string): TestReport =>
  ({ path: [file], kind: 'hook', outcome: 'failed', error, duration_ms: 0 });

/** Exit code or signal, once the group is ended and its output read: a child that left the group may hold the pipes. */
const exitOf = async (child: ChildProcess): Promise<string> => {
  const closed = new Promise<void>((done) => { child.once('close', () => { done(); }); });
  const exit = await new Promise<string>((done) => {
    child.once('error', (error) => { done(error.message); });
    child.once('exit', (code, signal) => { done(String(code ?? signal)); });
  });
  killGroup(child);
  await Promise.race([closed, delay(OUTPUT_WAIT_MS_MAX, undefined, { ref: false })]);
  return exit;
};

/** What is wrong with the file as a whole, beside its tests. */
const fileFailures = (run: FileRun, { reports, ended }: Told, exit: string, timedOut: boolean): TestReport[] => {
  if (timedOut) {
    const limit_s = run.duration_ms_max / 1_000;
    return [failure(run.file, `not ended after ${limit_s} s, killed: a test waits for ever or leaves something open`)];
  }
  if (reports.some((report) => report.outcome === 'failed')) return [];
  if (exit !== '0') return [failure(run.file, `the test process ended with ${exit} outside of any test`)];
  if (!reports.some((report) => report.kind === 'test')) return [failure(run.file, 'no test ran in this file')];
  if (!ended) return [failure(run.file, 'the test process ended before its tests did')];
  return [];
};

/**
 * Runs one test file in a process and a process group of its own, and ends the group afterwards.
 * Never throws for what the file does: crash, silence and time-out come back as failed reports.
 */
export const runFile = async (run: FileRun): Promise<FileResult> => {
  const startedAt = performance.now();
  const reportFile = join(run.folder, `${run.file.replaceAll(/[^\w.-]/g, '-')}.report`);
  const child = start(run, reportFile);
  run.onStart?.(child);
  const output = collectOutput(child);
  let timedOut = false;
  const timer = setTimeout(() => { timedOut = true; killGroup(child); }, run.duration_ms_max);
  const exit = await exitOf(child);
  clearTimeout(timer);
  const told = readReports(reportFile);
  const reports = [...told.reports, ...fileFailures(run, told, exit, timedOut)];
  return { file: run.file, reports, output: output.text(), duration_ms: performance.now() - startedAt };
};
