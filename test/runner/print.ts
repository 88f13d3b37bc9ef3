import type { FileResult } from '#test/runner/run-file.ts';
import type { TestReport } from '#test/runner/report.ts';
import { countsLine } from '#test/runner/tally.ts';
import type { Tally } from '#test/runner/tally.ts';

const seconds = (duration_ms: number): string => `${(duration_ms / 1_000).toFixed(1)} s`;
const indent = (text: string, by: string): string => text.trimEnd().replaceAll(/^/gm, by);
const headOf = (text: string): string => text.split('\n')[0] ?? '';

const failureText = (report: TestReport): string =>
  `  ✖ ${report.path.join(' › ')}\n${indent(report.error ?? '', '      ')}`;

/** One line for a file that passed; its failures and its output for one that did not. */
export const fileText = ({ file, reports, output, duration_ms }: FileResult, verbose: boolean): string => {
  const failed = reports.filter((report) => report.outcome === 'failed');
  const tests = reports.filter((report) => report.kind === 'test').length;
  const line = `${failed.length > 0 ? '✖' : '✔'} ${file}  ${tests} tests, ${seconds(duration_ms)}`;
  const showOutput = output !== '' && (verbose || failed.length > 0);
  return [line, ...failed.map(failureText), ...(showOutput ? [indent(output, '    │ ')] : [])].join('\n');
};

/** End of a run: every skip with its reason, every failure again in one line, the slowest files, then the counts. */
export const endText = (sum: Tally, duration_ms: number): string => {
  const skipped = sum.skipped.map(({ file, name, note }) => `  − ${file}: ${name} (${note})`);
  const failed = sum.failed.map(({ file, name, note }) => `  ✖ ${file}: ${name}: ${headOf(note)}`);
  const slowest = sum.slowest.map(({ file, duration_ms: took_ms }) => `${file} ${seconds(took_ms)}`);
  return [
    '',
    ...(skipped.length > 0 ? ['skipped:', ...skipped, ''] : []),
    ...(failed.length > 0 ? ['failed:', ...failed, ''] : []),
    `slowest: ${slowest.join(', ')}`,
    `all in ${seconds(duration_ms)}`,
    countsLine(sum),
  ].join('\n');
};
