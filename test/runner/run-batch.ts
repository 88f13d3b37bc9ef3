import { fileURLToPath } from 'node:url';
import { runFile } from '#test/runner/run-file.ts';
import type { FileResult, FileRun } from '#test/runner/run-file.ts';
import type { TestReport } from '#test/runner/report.ts';

const IMPORTER = fileURLToPath(new URL('./import-tests.ts', import.meta.url));

/** Cuts into runs of neighbours, which load the same modules. */
export const batchesOf = (files: readonly string[], size: number): string[][] =>
  Array.from({ length: Math.ceil(files.length / size) }, (_, n) => files.slice(n * size, (n + 1) * size));

const standsIn = (file: string) => ({ file: place }: TestReport): boolean => place?.endsWith(`/${file}`) ?? false;

/**
 * Runs test files in one process: most of the time of a short file is the start of its process and the loading of its modules.
 * `undefined` when anything at all is wrong, or when a file told of no test: each file is then to be run alone, which says whose
 * fault it is.
 */
export const runBatch = async (
  run: Omit<FileRun, 'file' | 'program'>, files: readonly string[],
): Promise<FileResult[] | undefined> => {
  const { reports, output, duration_ms } = await runFile({ ...run, file: `batch-of-${files[0]}`, program: [IMPORTER, ...files] });
  if (reports.some(({ outcome }) => outcome === 'failed')) return undefined;
  const share_ms = duration_ms / files.length;
  const results = files.map((file) => ({ file, reports: reports.filter(standsIn(file)), output: '', duration_ms: share_ms }));
  const told = results.reduce((sum, result) => sum + result.reports.length, 0);
  if (told !== reports.length || results.some((result) => !result.reports.some(({ kind }) => kind === 'test'))) return undefined;
  return results.map((result, n) => (n === 0 ? { ...result, output } : result));
};
