import type { ESTree } from 'vite';
import { fileRule } from '#test/house/house.ts';
import type { HouseFile } from '#test/house/house.ts';
import { isProduction } from '#test/house/paths.ts';
import { syntaxOf, visit } from '#test/house/syntax.ts';

const SQL_START = new RegExp(String.raw`^\s*(${[
  'select', 'insert\\s+into', 'update\\s+\\S*\\s*set', 'delete\\s+from', 'truncate',
  'with\\s+(recursive\\s+)?\\w+.*\\bas\\b',
  'create\\s+(or\\s+replace|table|schema|role|index|unique|policy|function|database|extension|trigger|view|user)',
  '(alter|drop)\\s+(table|schema|role|index|policy|function|database|default|owned|system|trigger|view|user)',
  '(grant|revoke)', 'set\\s+(local|role|session|search_path)', 'copy\\s+\\S*\\s*(from|to)', 'notify', 'listen', 'call',
].join('|')})(\s|$)`, 'is');

/** Interpolations that are identifiers: the service's own names, PostgreSQL's quoting, constants of the module. */
const IDENTIFIER = /^(names[.[]|[\w.]*escape(Identifier|Literal)\(|queueSchema\(|[A-Z][A-Z0-9_]*$)/;
const MARKER = /\bsql-safe: \S+/;

const isSql = (text: string): boolean => SQL_START.test(text);

/** Lines on which, or just above which, a comment says why an interpolation is safe. */
const markedLines = (file: HouseFile): Set<number> => {
  const { comments, lineAt } = syntaxOf(file);
  const marked = comments.filter(({ value }) => MARKER.test(value)).map(({ end }) => lineAt(end));
  return new Set(marked.flatMap((line) => [line, line + 1]));
};

const foreignPart = (file: HouseFile, template: ESTree.TemplateLiteral): string | undefined =>
  template.expressions.map(({ start, end }) => file.text.slice(start, end)).find((source) => !IDENTIFIER.test(source));

const staticText = (node: ESTree.Node): string | undefined => {
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node.type === 'TemplateLiteral') return node.quasis.map((quasi) => quasi.value.raw).join(' ');
  return node.type === 'BinaryExpression' ? staticText(node.left) : undefined;
};

/** Values reach SQL as parameters; only identifiers may be written into its text. */
export const sqlValues = fileRule({
  name: 'sql-values',
  why: 'values travel as parameters ($1); a name that must be interpolated is quoted, or says "sql-safe: why" above it',
  where: isProduction,
}, (file) => {
  const { lineAt } = syntaxOf(file);
  const marked = markedLines(file);
  const findings: { line: number; says: string }[] = [];
  const report = (start: number, part: string): void => {
    if (!marked.has(lineAt(start))) findings.push({ line: lineAt(start), says: `\${${part}} is written into SQL` });
  };
  visit(file, {
    TemplateLiteral: (node) => {
      const part = isSql(staticText(node) ?? '') ? foreignPart(file, node) : undefined;
      if (part !== undefined) report(node.start, part);
    },
    BinaryExpression: (node) => {
      const added = staticText(node.right) === undefined && node.operator === '+';
      if (!added || !isSql(staticText(node.left) ?? '')) return;
      report(node.start, file.text.slice(node.right.start, node.right.end));
    },
  });
  return findings;
});
