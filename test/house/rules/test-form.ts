import type { ESTree } from 'vite';
import { fileRule } from '#test/house/house.ts';
import type { HouseFile } from '#test/house/house.ts';
import { isTest } from '#test/house/paths.ts';
import { syntaxOf, visit } from '#test/house/syntax.ts';
import { sortOf } from '#test/runner/sorts.ts';

type Place = { line: number; says: string };

const timerNames = (program: ESTree.Program): Set<string> => {
  const names = new Set<string>();
  for (const node of program.body) {
    if (node.type !== 'ImportDeclaration' || !/^(node:)?timers\/promises$/.test(node.source.value)) continue;
    for (const specifier of node.specifiers) {
      const imported = specifier.type === 'ImportSpecifier' && specifier.imported.type === 'Identifier'
        ? specifier.imported.name : '';
      if (imported === 'setTimeout') names.add(specifier.local.name);
    }
  }
  return names;
};

/** Waiting a fixed time; inside a loop it is a poll with its own condition and is left alone. */
const sleeps = (file: HouseFile): Place[] => {
  const { program, lineAt } = syntaxOf(file);
  const timers = timerNames(program);
  const found: Place[] = [];
  let loops = 0;
  const enter = (): void => { loops += 1; };
  const leave = (): void => { loops -= 1; };
  visit(file, {
    WhileStatement: enter, 'WhileStatement:exit': leave, DoWhileStatement: enter, 'DoWhileStatement:exit': leave,
    ForStatement: enter, 'ForStatement:exit': leave, ForOfStatement: enter, 'ForOfStatement:exit': leave,
    AwaitExpression: ({ argument, start }) => {
      const source = file.text.slice(argument.start, argument.end);
      const byTimer = argument.type === 'CallExpression' && argument.callee.type === 'Identifier'
        && timers.has(argument.callee.name);
      const byPromise = argument.type === 'NewExpression' && /^new Promise\b[^]{0,60}\bsetTimeout\(\w+,/.test(source);
      if (loops > 0 || (!byTimer && !byPromise)) return;
      found.push({ line: lineAt(start), says: 'the test sleeps: wait for what must happen' });
    },
  });
  return found;
};

const onlyCalls = (file: HouseFile): Place[] => {
  const { lineAt } = syntaxOf(file);
  const found: Place[] = [];
  visit(file, {
    MemberExpression: (node) => {
      const object = node.object.type === 'Identifier' ? node.object.name : '';
      const property = node.property.type === 'Identifier' ? node.property.name : '';
      if (/^(it|test|describe|suite)$/.test(object) && property === 'only') {
        found.push({ line: lineAt(node.start), says: `${object}.only hides the other tests` });
      }
    },
  });
  return found;
};

const looseAssert = (file: HouseFile): Place[] => syntaxOf(file).imports
  .filter(({ specifier }) => /^(node:)?assert$/.test(specifier))
  .map(({ start }) => ({
    line: syntaxOf(file).lineAt(start), says: 'import node:assert/strict: the loose one compares with ==',
  }));

/** A test carries its sort in its name, compares strictly, hides no other test and never sleeps. */
export const testForm = fileRule({
  name: 'test-form', where: isTest,
  why: 'a test is found by its sort, cannot hide others and waits for facts instead of time',
}, (file) => [
  ...(sortOf(file.path) === undefined ? [{ line: 1, says: 'name it x.unit, x.int, x.scopes or x.e2e.test.ts' }] : []),
  ...onlyCalls(file), ...sleeps(file), ...looseAssert(file),
]);
