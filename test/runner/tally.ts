import type { FileResult } from '#test/runner/run-file.ts';
import type { TestReport } from '#test/runner/report.ts';

export type Entry = { file: string; name: string; note: string };
export type Tally = {
  passed: number;
  failed: Entry[];
  skipped: Entry[];
  slowest: { file: string; duration_ms: number }[];
};

const SLOWEST_MAX = 5;

const entry = (file: string, report: TestReport, note: string): Entry =>
  ({ file, name: report.path.join(' › '), note });

/**
 * Why a skip does not count as one: it gives no reason, or it says that something is absent on a machine that promised
 * to have everything (`SOCLE_REQUIRE_PEERS`, as in CI).
 */
const refusedSkip = (report: TestReport, requirePeers: boolean): string | undefined => {
  if (report.reason === undefined) return 'skipped without a reason';
  if (requirePeers && /\babsent\b/.test(report.reason)) return `required here, yet skipped: ${report.reason}`;
  return undefined;
};

/** Adds up the results of all files. Suites count only when they fail by themselves. */
export const tally = (results: readonly FileResult[], requirePeers: boolean): Tally => {
  const sum: Tally = { passed: 0, failed: [], skipped: [], slowest: [] };
  for (const { file, reports } of results) {
    for (const report of reports) {
      const refused = report.outcome === 'skipped' ? refusedSkip(report, requirePeers) : undefined;
      if (report.outcome === 'failed') sum.failed.push(entry(file, report, report.error ?? ''));
      else if (refused !== undefined) sum.failed.push(entry(file, report, refused));
      else if (report.outcome === 'skipped') sum.skipped.push(entry(file, report, report.reason ?? ''));
      else if (report.kind === 'test') sum.passed += 1;
    }
  }
  sum.slowest = results.map(({ file, duration_ms }) => ({ file, duration_ms }))
    .sort((a, b) => b.duration_ms - a.duration_ms).slice(0, SLOWEST_MAX);
  return sum;
};

/** The last line of a run, made to be read by people and by scripts alike. */
export const countsLine = (sum: Pick<Tally, 'passed' | 'failed' | 'skipped'>): string => {
  const skipped = sum.skipped.length > 0 ? `, ${sum.skipped.length} skipped` : '';
  return `${sum.passed} passed, ${sum.failed.length} failed${skipped}`;
};
