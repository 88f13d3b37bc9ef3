import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Check } from '#test/checks/check.ts';

type PackageJson = Partial<Record<'dependencies' | 'optionalDependencies' | 'devDependencies', Record<string, string>>>;

/** Names in the first column of the tables of docs/dependencies.md, each with its reason. */
const listedIn = (page: string): { name: string; why: string }[] =>
  [...page.matchAll(/^\| `([^`]+)` \|([^\n]*)\|$/gm)].map(([, name = '', why = '']) => ({ name, why: why.trim() }));

/** Differences between what package.json installs and what the page justifies. */
export const dependencyListFaults = (packageJson: string, page: string): string[] => {
  const json = JSON.parse(packageJson) as PackageJson;
  const declared = new Set(Object.keys({ ...json.dependencies, ...json.optionalDependencies, ...json.devDependencies }));
  const listed = listedIn(page);
  const names = new Set(listed.map(({ name }) => name));
  return [
    ...[...declared].filter((name) => !names.has(name)).map((name) => `${name} is installed but not justified in docs/dependencies.md`),
    ...[...names].filter((name) => !declared.has(name)).map((name) => `${name} is in docs/dependencies.md but not installed`),
    ...listed.filter(({ why }) => why.replaceAll('|', '').trim() === '').map(({ name }) => `${name} has no reason in docs/dependencies.md`),
    ...(listed.length > names.size ? ['docs/dependencies.md lists a dependency twice'] : []),
  ];
};

/** docs/dependencies.md justifies exactly what package.json installs. */
export const dependencyList: Check = {
  name: 'dependencies', what: 'docs/dependencies.md justifies exactly what is installed',
  faults: async (root) => dependencyListFaults(
    readFileSync(join(root, 'package.json'), 'utf8'), readFileSync(join(root, 'docs/dependencies.md'), 'utf8')),
};
