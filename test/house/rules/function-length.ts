import type { ESTree } from 'vite';
import { fileRule } from '#test/house/house.ts';
import { isCode, isTest } from '#test/house/paths.ts';
import { syntaxOf, visit } from '#test/house/syntax.ts';

const FUNCTION_LINES_MAX = 70;

type AnyFunction = ESTree.Function | ESTree.ArrowFunctionExpression;

/** The callback of `describe` only holds tests: it is a chapter and not a function. */
const chapterCallback = (call: ESTree.CallExpression): ESTree.Argument | undefined => {
  const name = call.callee.type === 'Identifier' ? call.callee.name : '';
  return name === 'describe' || name === 'suite' ? call.arguments.at(-1) : undefined;
};

/** No function over 70 lines, the functions and comments inside it included. */
export const functionLength = fileRule({
  name: 'function-length',
  why: `a function over ${FUNCTION_LINES_MAX} lines cannot be seen at once: name its steps`,
  where: isCode,
}, (file) => {
  const chapters = new Set<number>();
  const findings: { line: number; says: string }[] = [];
  const { lineAt } = syntaxOf(file);
  const measure = (node: AnyFunction): void => {
    const lines = lineAt(node.end) - lineAt(node.start) + 1;
    if (lines <= FUNCTION_LINES_MAX || chapters.has(node.start)) return;
    findings.push({ line: lineAt(node.start), says: `function of ${lines} lines, at most ${FUNCTION_LINES_MAX}` });
  };
  visit(file, {
    CallExpression: (call) => {
      const chapter = isTest(file.path) ? chapterCallback(call) : undefined;
      if (chapter) chapters.add(chapter.start);
    },
    FunctionDeclaration: measure, FunctionExpression: measure, ArrowFunctionExpression: measure,
  });
  return findings;
});
