import { parseSync } from 'vite';
import type { Finding, HouseFile, Rule } from '#test/house/house.ts';
import { isCode, isTest } from '#test/house/paths.ts';
import { resolveImport } from '#test/house/resolve.ts';
import { syntaxOf } from '#test/house/syntax.ts';

const EVERYTHING = '*';

/** Names that the platform or a tool takes from a module by convention. */
const TAKEN_BY_CONVENTION: readonly { where: RegExp; name: string }[] = [
  { where: /(^|\/)service\.ts$/, name: 'service' }, // platform/host loads the face of a service
  { where: /\/web\/[\w-]+\/render\.tsx$/, name: 'render' }, // base/ui/build/load-renderer.ts takes both of the bundle
  { where: /\/web\/[\w-]+\/render\.tsx$/, name: 'staticPages' },
  { where: /^bench\/[^/]+\.ts$/, name: 'run' }, // bench/one.ts loads a bench by its name
];

type Name = { file: string; name: string };

const key = ({ file, name }: Name): string => `${file}\t${name}`;

/** Names that a file takes from other files of the project. */
const takenBy = (file: HouseFile): Name[] => {
  const { module } = parseSync(file.path, file.text);
  const imports = module.staticImports.flatMap(({ moduleRequest, entries }) => entries.map(({ importName }) =>
    ({ specifier: moduleRequest.value, name: importName.kind === 'Name' ? importName.name ?? '' : EVERYTHING })));
  const passedOn = module.staticExports.flatMap(({ entries }) => entries.flatMap(({ moduleRequest, importName }) =>
    (moduleRequest ? [{ specifier: moduleRequest.value, name: importName.name ?? EVERYTHING }] : [])));
  const loaded = module.dynamicImports.map(({ moduleRequest }) =>
    ({ specifier: file.text.slice(moduleRequest.start + 1, moduleRequest.end - 1), name: EVERYTHING }));
  return [...imports, ...passedOn, ...loaded].flatMap(({ specifier, name }) => {
    const target = resolveImport(file.path, specifier);
    return target === undefined ? [] : [{ file: target, name }];
  });
};

const isTypeAt = (file: HouseFile, start: number): boolean =>
  /^export (type|interface|declare)\b/.test(file.text.slice(start, start + 30));

/** Values (no types) that a file exports by itself, with the place where. */
const offeredBy = (file: HouseFile): { name: string; start: number }[] =>
  parseSync(file.path, file.text).module.staticExports
    .filter(({ start }) => !isTypeAt(file, start))
    .flatMap(({ entries, start }) => entries.flatMap(({ isType, moduleRequest, exportName: { name } }) =>
      (isType || moduleRequest || name === null ? [] : [{ name, start }])));

const byConvention = (path: string, name: string): boolean =>
  TAKEN_BY_CONVENTION.some((known) => known.where.test(path) && known.name === name);

const unusedIn = (file: HouseFile, taken: ReadonlySet<string>): { name: string; start: number }[] => {
  const isTaken = (name: string): boolean => taken.has(key({ file: file.path, name }));
  if (isTaken(EVERYTHING)) return [];
  return offeredBy(file).filter(({ name }) => !isTaken(name) && !byConvention(file.path, name));
};

/** What is exported is imported by somebody. */
export const unusedExports: Rule = {
  name: 'unused-exports',
  why: 'an export that nobody imports is dead, or private: remove it or drop the word',
  check: (house) => {
    const taken = new Set(house.files.filter(({ path }) => isCode(path)).flatMap(takenBy).map(key));
    const offering = house.files.filter(({ path }) => isCode(path) && !isTest(path));
    return offering.flatMap((file) => unusedIn(file, taken).map(({ name, start }): Finding => {
      const line = syntaxOf(file).lineAt(start);
      return { rule: 'unused-exports', path: file.path, line, says: `${name} is imported by nobody` };
    }));
  },
};
