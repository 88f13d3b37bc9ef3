import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Check } from '#test/checks/check.ts';
import { declaredIn } from '#test/house/package-json.ts';

const PAGE = 'docs/dependencies.md';

/** Names in the first column of the tables of the page, each with its reason. */
const listedIn = (page: string): { name: string; why: string }[] =>
  [...page.matchAll(/^\| `([^`]+)` \|([^\n]*)\|$/gm)].map(([, name = '', why = '']) => ({ name, why: why.trim() }));

/** Differences between what package.json installs and what the page justifies. */
export const dependencyListFaults = (packageJson: string, page: string): string[] => {
  const { production, development } = declaredIn(packageJson);
  const declared = production.union(development);
  const listed = listedIn(page);
  const names = new Set(listed.map(({ name }) => name));
  return [
    ...[...declared].filter((name) => !names.has(name)).map((name) => `${name} is installed, not justified in ${PAGE}`),
    ...[...names].filter((name) => !declared.has(name)).map((name) => `${name} is in ${PAGE} but not installed`),
    ...listed.filter(({ why }) => /^[\s|]*$/.test(why)).map(({ name }) => `${name} has no reason in ${PAGE}`),
    ...(listed.length > names.size ? [`${PAGE} lists a dependency twice`] : []),
  ];
};

/** docs/dependencies.md justifies exactly what package.json installs. */
export const dependencyList: Check = {
  name: 'dependencies', what: 'docs/dependencies.md justifies exactly what is installed',
  faults: async (root) => dependencyListFaults(
    readFileSync(join(root, 'package.json'), 'utf8'), readFileSync(join(root, PAGE), 'utf8')),
};
