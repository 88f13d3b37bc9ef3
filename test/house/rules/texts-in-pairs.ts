import type { ESTree } from 'vite';
import { fileRule } from '#test/house/house.ts';
import { isCode, isTest } from '#test/house/paths.ts';
import { syntaxOf, visit } from '#test/house/syntax.ts';

const PLACE = /\{(\w+)/g;

/** Text of a value of a catalogue; `undefined` when it is not written there as a text. */
const textOf = (value: ESTree.Node | undefined): string | undefined => {
  if (value?.type === 'Literal' && typeof value.value === 'string') return value.value;
  if (value?.type === 'TemplateLiteral') return value.quasis.map((quasi) => quasi.value.raw).join('…');
  const joined = value?.type === 'BinaryExpression' && value.operator === '+'
    ? [textOf(value.left), textOf(value.right)] : [];
  return joined.length === 2 && joined.every((part) => part !== undefined) ? joined.join('') : undefined;
};

const valueOf = (node: ESTree.ObjectExpression, name: string): ESTree.Node | undefined => {
  for (const property of node.properties) {
    if (property.type !== 'Property') continue;
    const key = property.key.type === 'Identifier' ? property.key.name : '';
    if (key === name) return property.value;
  }
  return undefined;
};

const placesOf = (text: string): string =>
  [...new Set([...text.matchAll(PLACE)].map((match) => match[1]))].sort().join();

const fault = (node: ESTree.ObjectExpression): string | undefined => {
  const values = { fr: valueOf(node, 'fr'), en: valueOf(node, 'en') };
  const [fr, en] = [textOf(values.fr), textOf(values.en)];
  if (fr === undefined && en === undefined) return undefined;
  if (values.fr === undefined) return `"${en}" has no French`;
  if (values.en === undefined) return `"${fr}" has no English`;
  if (fr === undefined || en === undefined || fr === en) return undefined;
  if (fr.trim() === '' || en.trim() === '') return 'an empty text';
  return placesOf(fr) === placesOf(en) ? undefined : `places differ: {${placesOf(fr)}} and {${placesOf(en)}}`;
};

/** Each text that users read stands in French and in English, with the same places to fill. */
export const textsInPairs = fileRule({
  name: 'texts-in-pairs', why: 'each text stands in both languages, side by side, with the same places to fill',
  where: (path) => isCode(path) && !isTest(path),
}, (file) => {
  const { lineAt } = syntaxOf(file);
  const findings: { line: number; says: string }[] = [];
  visit(file, {
    ObjectExpression: (node) => {
      const says = fault(node);
      if (says !== undefined) findings.push({ line: lineAt(node.start), says });
    },
  });
  return findings;
});
