import type { HouseFile, Rule } from '#test/house/house.ts';
import { declaredIn } from '#test/house/package-json.ts';
import type { Declared } from '#test/house/package-json.ts';
import { isCode, isProduction } from '#test/house/paths.ts';
import { packageOf } from '#test/house/resolve.ts';
import { syntaxOf } from '#test/house/syntax.ts';

const fault = (file: HouseFile, name: string, declared: Declared): string | undefined => {
  if (declared.production.has(name) || declared.production.has(`@types/${name}`)) return undefined;
  if (!declared.development.has(name)) return `package ${name} is not declared in package.json`;
  if (isProduction(file.path) && !file.path.startsWith('bench/')) return `package ${name} is for development only`;
  return undefined;
};

/** Every imported package is declared, and production code uses no development package. */
export const declaredPackages: Rule = {
  name: 'declared-packages',
  why: 'an undeclared package is there by luck, and a development package is absent in production',
  check: (house) => {
    const declared = declaredIn(house.files.find((file) => file.path === 'package.json')?.text ?? '{}');
    return house.files.filter((file) => isCode(file.path)).flatMap((file) => {
      const { imports, lineAt } = syntaxOf(file);
      return imports.flatMap(({ specifier, start }) => {
        const name = packageOf(specifier);
        const says = name === undefined ? undefined : fault(file, name, declared);
        return says === undefined ? [] : [{ rule: 'declared-packages', path: file.path, line: lineAt(start), says }];
      });
    });
  },
};
