/** What a path is, from its name alone. */

export const isCode = (path: string): boolean => /\.(tsx?|mjs)$/.test(path) && !path.endsWith('.d.ts');

export const isTest = (path: string): boolean => /\.test\.tsx?$/.test(path);

/** Code that helps tests and is never part of a running service. */
export const isTestSupport = (path: string): boolean =>
  path.startsWith('test/') || /(^|\/)fixtures\//.test(path) || /-contract\.ts$/.test(path);

/** Code that runs in production. */
export const isProduction = (path: string): boolean => isCode(path) && !isTest(path) && !isTestSupport(path);

export const isSql = (path: string): boolean => path.endsWith('.sql');

export const isStyle = (path: string): boolean => path.endsWith('.css');

export const isMarkdown = (path: string): boolean => path.endsWith('.md');

/** Reference data that a service ships: tables, not prose and not code. */
export const isShippedData = (path: string): boolean => /(^|\/)data\//.test(path) && !isCode(path);

/** Files that a person writes and reads line by line. */
export const isWritten = (path: string): boolean =>
  (isCode(path) || isSql(path) || isStyle(path) || path.endsWith('.d.ts') || path === '.ci/run')
  && !isShippedData(path);
