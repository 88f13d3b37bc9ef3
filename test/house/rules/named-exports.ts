import { fileRule } from '#test/house/house.ts';
import { isCode } from '#test/house/paths.ts';
import { syntaxOf, visit } from '#test/house/syntax.ts';

/** Files that a tool loads by their default export, and the tool. */
const LOADED_BY_DEFAULT: Readonly<Record<string, string>> = {
  'test/runner/event-reporter.ts': 'reporters of node:test',
};

/** Exports have one name everywhere. */
export const namedExports = fileRule({
  name: 'named-exports', why: 'a default export has a different name in each file that imports it',
  where: (path) => isCode(path) && LOADED_BY_DEFAULT[path] === undefined,
}, (file) => {
  const { lineAt } = syntaxOf(file);
  const findings: { line: number; says: string }[] = [];
  visit(file, {
    ExportDefaultDeclaration: (node) => { findings.push({ line: lineAt(node.start), says: 'default export' }); },
    ExportSpecifier: (node) => {
      const name = node.exported.type === 'Identifier' ? node.exported.name : '';
      if (name === 'default') findings.push({ line: lineAt(node.start), says: 'default export' });
    },
  });
  return findings;
});
