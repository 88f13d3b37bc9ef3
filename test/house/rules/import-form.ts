import { fileRule } from '#test/house/house.ts';
import { isCode } from '#test/house/paths.ts';
import { resolveImport } from '#test/house/resolve.ts';
import { syntaxOf } from '#test/house/syntax.ts';

const KNOWN_ENDING = /\.(ts|tsx|mjs|js|json|css|svg|sql|woff2)(\?[\w=&]+)?$/;

/** The border that a relative import may not cross: a room of the base, a service, or else the whole top folder. */
const roomOf = (path: string): string => {
  const [top = '', part = ''] = path.split('/');
  return top === 'base' || top === 'services' ? `${top}/${part}` : top;
};

const fault = (from: string, specifier: string): string | undefined => {
  const target = resolveImport(from, specifier);
  if (target === undefined) return undefined;
  if (!KNOWN_ENDING.test(specifier)) return `"${specifier}" lacks its extension: Node runs the files as they are`;
  if (specifier.startsWith('.') && target.includes('/') && roomOf(target) !== roomOf(from)) {
    return `"${specifier}" leaves its room by a relative path: write #${target}`;
  }
  return undefined;
};

/** Imports carry their extension, and cross a room's border by `#base/…` only. */
export const importForm = fileRule({
  name: 'import-form', where: isCode,
  why: 'an import that crosses rooms must be seen as such, and Node needs the extension',
}, (file) => {
  const { imports, lineAt } = syntaxOf(file);
  return imports.flatMap(({ specifier, start }) => {
    const says = fault(file.path, specifier);
    return says === undefined ? [] : [{ line: lineAt(start), says }];
  });
});
