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
 * A word on what is wrong when anything at all is, or when a file told of no test: each file is then to be run alone, which says
 * whose fault it is.
 */
export const runBatch = async (
  run: Omit<FileRun, 'file' | 'program'>, files: readonly string[],
): Promise<FileResult[] | string> => {
  const { reports, output, duration_ms } = await runFile({ ...run, file: `batch-of-${files[0]}`, program: [IMPORTER, ...files] });
  const failed = reports.find(({ outcome }) => outcome === 'failed');
  if (failed) return `${failed.path.join(' › ')}: ${failed.error?.split('\n')[0]}`;
  const share_ms = duration_ms / files.length;
  const results = files.map((file) => ({ file, reports: reports.filter(standsIn(file)), output: '', duration_ms: share_ms }));
  const strange = reports.find((report) => !files.some((file) => standsIn(file)(report)));
  if (strange) return `${strange.path.join(' › ')} stands in ${strange.file}`;
  const silent = results.find((result) => !result.reports.some(({ kind }) => kind === 'test'));
  if (silent) return `${silent.file} told of no test`;
  return results.map((result, n) => (n === 0 ? { ...result, output } : result));
};
