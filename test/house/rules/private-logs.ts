import type { ESTree } from 'vite';
import { fileRule } from '#test/house/house.ts';
import { isProduction } from '#test/house/paths.ts';
import { syntaxOf, visit } from '#test/house/syntax.ts';

/** Words of personal data and of secrets, as they are written in names of fields; compared without `_` and case. */
const PRIVATE = new RegExp(`^(${[
  'nom\\w*', 'prenoms?', 'courriel', 'e?mail\\w*', 'telephone', 'phone\\w*', 'adresse\\w*', '(postal)?address', 'voie',
  'birth\\w*', 'naissance', 'datenaissance', 'nir', 'ssn', 'nne', 'givennames?', 'familyname', 'firstnames?',
  'lastname', 'displayname', 'usualname',
  'preferredusername', 'sub', 'ip', 'remoteaddress', 'useragent', 'token\\w*', 'password',
  'motdepasse', 'secret\\w*', 'cookies?', 'authorization', 'payload', 'body', 'pivot\\w*', 'identity',
].join('|')})$`, 'i');

const LEVELS = new Set(['trace', 'debug', 'info', 'warn', 'error', 'fatal']);
const LOGGER = /(^|\.)(\w*log(ger)?)$/i;

const isPrivate = (name: string): boolean => PRIVATE.test(name.replaceAll(/[_-]/g, ''));

const isLogCall = (callee: ESTree.Node, text: string): boolean =>
  callee.type === 'MemberExpression' && callee.property.type === 'Identifier' && LEVELS.has(callee.property.name)
  && LOGGER.test(text.slice(callee.object.start, callee.object.end));

const lastName = (node: ESTree.Node): string => {
  if (node.type === 'Identifier') return node.name;
  return node.type === 'MemberExpression' && node.property.type === 'Identifier' ? node.property.name : '';
};

const keyName = (property: ESTree.ObjectPropertyKind): string => {
  if (property.type !== 'Property') return '';
  const { key } = property;
  return key.type === 'Literal' ? String(key.value) : lastName(key);
};

/** Names that an argument of a log call would write. */
const namesIn = (argument: ESTree.Node): string[] => {
  if (argument.type === 'ObjectExpression') {
    return argument.properties.flatMap((property) =>
      [keyName(property), ...(property.type === 'Property' ? namesIn(property.value) : [])]);
  }
  if (argument.type === 'TemplateLiteral') return argument.expressions.map(lastName);
  return [lastName(argument)];
};

const labelNames = (property: ESTree.ObjectProperty): string[] => {
  if (lastName(property.key) !== 'labelNames' || property.value.type !== 'ArrayExpression') return [];
  return property.value.elements.flatMap((element) =>
    (element?.type === 'Literal' && typeof element.value === 'string' ? [element.value] : []));
};

/** Logs and labels of metrics carry pseudonyms, codes and counts: never a person. */
export const privateLogs = fileRule({
  name: 'private-logs', where: isProduction,
  why: 'logs leave the service and live long: pseudonyms, codes and counts only',
}, (file) => {
  const { lineAt } = syntaxOf(file);
  const findings: { line: number; says: string }[] = [];
  const report = (names: readonly string[], start: number, where: string): void => {
    const found = new Set(names.filter(isPrivate));
    for (const name of found) findings.push({ line: lineAt(start), says: `"${name}" in ${where}` });
  };
  visit(file, {
    CallExpression: (node) => {
      if (isLogCall(node.callee, file.text)) report(node.arguments.flatMap(namesIn), node.start, 'a log line');
    },
    Property: (node) => {
      if (node.key && 'value' in node) report(labelNames(node as ESTree.ObjectProperty), node.start, 'a label');
    },
  });
  return findings;
});
