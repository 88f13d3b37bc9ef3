import { parseSync, Visitor } from 'vite';
import type { ESTree, VisitorObject } from 'vite';
import type { HouseFile } from '#test/house/house.ts';

type Comment = { type: 'Line' | 'Block'; value: string; start: number; end: number };

export type Import = { specifier: string; start: number };

/** A parsed file: what the rules ask of it. */
export type Syntax = {
  program: ESTree.Program;
  comments: readonly Comment[];
  /** Static and dynamic imports and re-exports whose specifier is a literal. */
  imports: readonly Import[];
  lineAt: (offset: number) => number;
};

const parsed = new WeakMap<HouseFile, Syntax>();

const lineFinder = (text: string): ((offset: number) => number) => {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  };
};

const literalText = (text: string, span: { start: number; end: number }): string | undefined =>
  /^['"`]([^'"`$]*)['"`]$/.exec(text.slice(span.start, span.end))?.[1];

const parse = (file: HouseFile): Syntax => {
  const result = parseSync(file.path, file.text);
  const broken = result.errors[0];
  if (broken) throw new Error(`${file.path} cannot be parsed: ${broken.message}`);
  const { staticImports, staticExports, dynamicImports } = result.module;
  const requests = [
    ...staticImports.map((found) => ({ span: found.moduleRequest, start: found.start })),
    ...staticExports.flatMap((found) => found.entries)
      .flatMap((entry) => (entry.moduleRequest ? [{ span: entry.moduleRequest, start: entry.start }] : [])),
    ...dynamicImports.map((found) => ({ span: found.moduleRequest, start: found.start })),
  ];
  const imports = requests.flatMap(({ span, start }) => {
    const specifier = literalText(file.text, span);
    return specifier === undefined ? [] : [{ specifier, start }];
  });
  return { program: result.program, comments: result.comments, imports, lineAt: lineFinder(file.text) };
};

/**
 * Syntax of a TypeScript, TSX or JavaScript file, parsed once a file.
 * @throws Error naming a file that is not valid TypeScript.
 */
export const syntaxOf = (file: HouseFile): Syntax => {
  const known = parsed.get(file);
  if (known) return known;
  const syntax = parse(file);
  parsed.set(file, syntax);
  return syntax;
};

/** Calls the handlers for the nodes of a file, parents first. */
export const visit = (file: HouseFile, handlers: VisitorObject): void => {
  new Visitor(handlers).visit(syntaxOf(file).program);
};
