import type { ESTree } from 'vite';
import type { Finding, House, HouseFile, Rule } from '#test/house/house.ts';
import { isCode, isTest } from '#test/house/paths.ts';
import { syntaxOf, visit } from '#test/house/syntax.ts';

type Limit = { name: string; line: number };

const keyName = (property: ESTree.ObjectPropertyKind): string =>
  (property.type === 'Property' && property.key.type === 'Identifier' ? property.key.name : '');

/** Bounds that a `limits.ts` declares: the keys of its exported objects. Nested keys belong to their bound. */
const limitsOf = (file: HouseFile): Limit[] => {
  const { lineAt } = syntaxOf(file);
  const limits: Limit[] = [];
  let depth = 0;
  visit(file, {
    ObjectExpression: (node) => {
      depth += 1;
      if (depth > 1) return;
      for (const property of node.properties) limits.push({ name: keyName(property), line: lineAt(property.start) });
    },
    'ObjectExpression:exit': () => { depth -= 1; },
  });
  return limits.filter(({ name }) => name !== '');
};

/** Text of the code that may use a bound: production anywhere, tests anywhere. */
const textsOf = (house: House, tests: boolean, except: string): string =>
  house.files.filter(({ path }) => isCode(path) && path !== except && isTest(path) === tests)
    .map(({ text }) => text).join('\n');

/** Each bound is used, and a test reaches it by its name. */
export const limits: Rule = {
  name: 'limits',
  why: 'a bound that nothing applies is a wish, and one that no test reaches may be a wish too',
  check: (house) => house.files
    .filter(({ path }) => /^(base|services)\/[^/]+\/limits\.ts$/.test(path))
    .flatMap((file) => {
      const [code, tests] = [textsOf(house, false, file.path), textsOf(house, true, file.path)];
      return limitsOf(file).flatMap(({ name, line }): Finding[] => {
        const word = new RegExp(`\\b${name}\\b`);
        const at = (says: string): Finding => ({ rule: 'limits', path: file.path, line, says });
        if (!word.test(code)) return [at(`nothing applies ${name}`)];
        return word.test(tests) ? [] : [at(`no test names ${name}`)];
      });
    }),
};
