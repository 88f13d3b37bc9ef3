import { fileRule } from '#test/house/house.ts';
import { isTest } from '#test/house/paths.ts';
import { syntaxOf, visit } from '#test/house/syntax.ts';

/** Attributes whose value a person reads or hears. */
const SPOKEN = new Set([
  'alt', 'title', 'placeholder', 'label', 'aria-label', 'aria-description', 'aria-roledescription',
]);
const WORD = /\p{L}{2,}/u;
/** Names that are the same in every language. */
const NAMES = /^(Socle|FranceConnect|ProConnect|PDF|QR|English|Français)$/;

const isBare = (text: string): boolean => WORD.test(text) && !NAMES.test(text.trim());

/** Screens take their words from the catalogues. */
export const bareText = fileRule({
  name: 'bare-text', why: 'a word written in a component has no second language: put it in the catalogue',
  where: (path) => path.endsWith('.tsx') && !isTest(path),
}, (file) => {
  const { lineAt } = syntaxOf(file);
  const findings: { line: number; says: string }[] = [];
  const report = (text: string, start: number): void => {
    const says = `"${text.trim().slice(0, 40)}" is not in a catalogue`;
    if (isBare(text)) findings.push({ line: lineAt(start), says });
  };
  visit(file, {
    JSXText: (node) => { report(node.value, node.start); },
    JSXAttribute: (node) => {
      const name = node.name.type === 'JSXIdentifier' ? node.name.name : '';
      if (SPOKEN.has(name) && node.value?.type === 'Literal') report(String(node.value.value), node.start);
    },
  });
  return findings;
});
