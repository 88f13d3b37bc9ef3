/** The four sorts of tests, told by the file name: `x.unit.test.ts`, `x.int.test.ts` and so on. */
export type SortName = 'unit' | 'int' | 'scopes' | 'e2e';

export type Sort = {
  name: SortName;
  what: string;
  /** Files run at the same time on two cores: those that wait for disks, servers and browsers leave room for another. */
  files_at_once_max: number;
  /** Files that share a process: loading the same modules again is a third of what a short file costs, with a real browser as well. */
  files_a_process: number;
  /** A file that runs longer is killed with everything it started. */
  file_duration_ms_max: number;
  /** Whether the tests find a running PostgreSQL in `SOCLE_TEST_PG`. */
  needsDatabase: boolean;
};

/** In the order in which they run: the fast ones first, so that a plain mistake is seen at once. */
export const SORTS: readonly Sort[] = [
  { name: 'unit', what: 'pure code', files_at_once_max: 2, files_a_process: 16, file_duration_ms_max: 60_000, needsDatabase: false },
  { name: 'int', what: 'real PostgreSQL', files_at_once_max: 4, files_a_process: 8, file_duration_ms_max: 240_000, needsDatabase: true },
  { name: 'scopes', what: 'who may not', files_at_once_max: 3, files_a_process: 8, file_duration_ms_max: 240_000, needsDatabase: true },
  { name: 'e2e', what: 'real browser', files_at_once_max: 3, files_a_process: 4, file_duration_ms_max: 420_000, needsDatabase: true },
];

/** Sort of a test file from its name; `undefined` for a file that is no test. */
export const sortOf = (path: string): SortName | undefined => {
  const name = /\.(unit|int|scopes|e2e)\.test\.tsx?$/.exec(path)?.[1];
  return name as SortName | undefined;
};
