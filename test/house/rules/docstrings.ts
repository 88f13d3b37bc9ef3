import type { ESTree } from 'vite';
import { fileRule } from '#test/house/house.ts';
import type { HouseFile } from '#test/house/house.ts';
import { isProduction } from '#test/house/paths.ts';
import { syntaxOf } from '#test/house/syntax.ts';

const FUNCTIONS = new Set(['ArrowFunctionExpression', 'FunctionExpression']);

/** Name of the function or class that a statement exports; `undefined` for constants and types. */
const exportedName = (statement: ESTree.Statement | ESTree.Directive): string | undefined => {
  if (statement.type !== 'ExportNamedDeclaration' || !statement.declaration) return undefined;
  const { declaration } = statement;
  const { type } = declaration;
  if (type === 'FunctionDeclaration' || type === 'ClassDeclaration') return declaration.id?.name;
  if (declaration.type !== 'VariableDeclaration') return undefined;
  const [first] = declaration.declarations;
  return first?.init && FUNCTIONS.has(first.init.type) && first.id.type === 'Identifier' ? first.id.name : undefined;
};

const isDocumented = (file: HouseFile, start: number): boolean =>
  syntaxOf(file).comments.some(({ type, value, end }) =>
    type === 'Block' && value.startsWith('*') && end <= start && file.text.slice(end, start).trim() === '');

/** Every exported function and class says what it gives; overloads say it once. */
export const docstrings = fileRule({
  name: 'docstrings', why: 'a public function says what it gives, shapes and units, errors, and the source of its rule',
  where: isProduction,
}, (file) => {
  const { program, lineAt } = syntaxOf(file);
  const said = new Set<string>();
  return program.body.flatMap((statement) => {
    const name = exportedName(statement);
    if (name === undefined) return [];
    if (isDocumented(file, statement.start)) said.add(name);
    return said.has(name) ? [] : [{ line: lineAt(statement.start), says: `${name} has no docstring` }];
  });
});
