import { parseArgs } from 'node:util';
import { SORTS } from '#test/runner/sorts.ts';
import type { SortName } from '#test/runner/sorts.ts';

export type Options = { sorts: SortName[]; paths: string[]; verbose: boolean; help: boolean };

export const USAGE = `npm test                          every sort: unit, int, scopes, e2e
npm test -- --only unit           one sort (may be repeated)
npm test -- base/log services     only the files under these paths
npm test -- --verbose             the output of passing files too`;

const isSort = (name: string): name is SortName => SORTS.some((sort) => sort.name === name);

/**
 * Reads the command line of `npm test`.
 * @throws Error with the usage when a sort or an option is unknown.
 */
export const parseOptions = (args: readonly string[]): Options => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      only: { type: 'string', multiple: true },
      verbose: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const asked = values.only ?? [];
  for (const name of asked) {
    if (!isSort(name)) throw new Error(`unknown sort of test "${name}"\n\n${USAGE}`);
  }
  const sorts = SORTS.map((sort) => sort.name).filter((name) => asked.length === 0 || asked.includes(name));
  return { sorts, paths: positionals, verbose: values.verbose, help: values.help };
};
