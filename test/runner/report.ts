/** One finished test, suite or hook as a test process tells it to the runner: one JSON line each. */
export type TestReport = {
  /** Names from the outermost suite to the test. */
  path: string[];
  kind: 'test' | 'suite' | 'hook';
  outcome: 'passed' | 'failed' | 'skipped';
  /** Why it was skipped; absent when the test gave no reason. */
  reason?: string;
  /** What went wrong, ready to print. */
  error?: string;
  duration_ms: number;
  /** Where its outermost suite or test stands, as Node tells it: what it calls may stand elsewhere. Absent for some hooks. */
  file?: string;
};

/** Last line of a test process's reports: it went through all its tests. */
export const END_OF_REPORTS = '{"end":true}';
