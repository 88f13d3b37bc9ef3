import { posix } from 'node:path';
import type { House, HouseFile, Rule } from '#test/house/house.ts';
import { isCode, isStyle, isTest, isTestSupport } from '#test/house/paths.ts';
import { resolveImport } from '#test/house/resolve.ts';
import { syntaxOf, visit } from '#test/house/syntax.ts';

/** Files that nothing names because a tool or a convention finds them. */
const ENTRY_POINTS: readonly RegExp[] = [
  /^services\/[^/]+\/service\.ts$/, // The platform lists the folders of services/.
  /^bench\/run\.ts$/, /^test\/(run|check|pictures)\.ts$/, // package.json names them in a command line.
];

/** Something in a text that looks like the path of a code or style file. */
const FILE_TOKEN = /[\w#@.-][\w./-]*\.(?:tsx?|mjs|css)\b/g;

const resolveToken = (house: House, from: string, token: string): string[] => {
  const candidates = [resolveImport(from, token), posix.normalize(posix.join(posix.dirname(from), token)), token];
  return candidates.filter((path): path is string => path !== undefined && house.has(path));
};

/** Modules loaded by a name that is known only at run time: a template in `import()` may mean each sibling. */
const loadedByName = (house: House, file: HouseFile): string[] => {
  const found: string[] = [];
  if (!isCode(file.path)) return found;
  visit(file, {
    ImportExpression: ({ source }) => {
      if (source.type !== 'TemplateLiteral' || source.expressions.length === 0) return;
      const start = resolveImport(file.path, `${source.quasis[0]?.value.raw ?? ''}x`)?.slice(0, -1) ?? '';
      const end = source.quasis.at(-1)?.value.raw ?? '';
      const fits = (path: string): boolean => path.startsWith(start) && path.endsWith(end);
      found.push(...house.files.filter(({ path }) => fits(path) && !isTest(path)).map(({ path }) => path)
        .filter((path) => !path.slice(start.length).includes('/')));
    },
  });
  return found;
};

/** Texts of a file that may name other files: its strings for code, all of it for the rest (HTML, JSON, CSS, shell). */
const namingTexts = (file: HouseFile): string[] => {
  if (!isCode(file.path)) return file.path.endsWith('.md') ? [] : [file.text];
  const texts: string[] = syntaxOf(file).imports.map(({ specifier }) => specifier);
  visit(file, {
    Literal: (node) => { if (typeof node.value === 'string') texts.push(node.value); },
    TemplateElement: (node) => { texts.push(node.value.raw); },
  });
  return texts;
};

const namedBy = (house: House, file: HouseFile): string[] =>
  namingTexts(file).flatMap((text) => [...text.matchAll(FILE_TOKEN)])
    .flatMap(([token]) => resolveToken(house, file.path, token))
    .concat(loadedByName(house, file)).filter((path) => path !== file.path);

const reachable = (house: House, start: readonly HouseFile[]): Set<string> => {
  const byPath = new Map(house.files.map((file) => [file.path, file]));
  const seen = new Set(start.map((file) => file.path));
  for (const path of seen) {
    const file = byPath.get(path);
    if (file) for (const named of namedBy(house, file)) seen.add(named);
  }
  return seen;
};

const isEntry = ({ path }: HouseFile): boolean => ENTRY_POINTS.some((entry) => entry.test(path));
/** The ratchet names files that nothing reaches: it does not reach them. */
const RATCHET = 'test/house/ratchet.json';
const isLoose = ({ path }: HouseFile): boolean => !isCode(path) && !isStyle(path) && path !== RATCHET; // package.json, HTML, .ci/run …

/** Every file of code is reached from an entry point; production code from something else than its tests. */
export const orphans: Rule = {
  name: 'orphans',
  why: 'a file that nothing reaches is dead, and a file that only its tests reach is dead too',
  check: (house) => {
    const running = reachable(house, house.files.filter((file) => isEntry(file) || isLoose(file)));
    const tested = reachable(house, house.files.filter((file) => isTest(file.path)));
    return house.files
      .filter(({ path }) => (isCode(path) || isStyle(path)) && !isTest(path) && !running.has(path))
      .filter(({ path }) => !(isTestSupport(path) && tested.has(path)))
      .map(({ path }) => ({ rule: 'orphans', path, line: 1,
        says: tested.has(path) ? 'reached by tests only' : 'reached by nothing' }));
  },
};
