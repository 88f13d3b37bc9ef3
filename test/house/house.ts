/** One file of the project as the linter sees it; `path` is relative to the root, with `/`. */
export type HouseFile = {
  readonly path: string;
  readonly bytes: number;
  /** Empty for a binary file. */
  readonly text: string;
};

/** All files of the project, in the order of their paths. */
export type House = { readonly files: readonly HouseFile[]; readonly has: (path: string) => boolean };

/** A place that breaks a rule. `line` counts from 1. */
export type Finding = { rule: string; path: string; line: number; says: string };

/** One rule of the house. `why` is what a contributor reads when the rule is broken for the first time. */
export type Rule = { name: string; why: string; check: (house: House) => Finding[] };

/** A house from its files, for the linter and for the tests of its rules. */
export const houseOf = (files: readonly HouseFile[]): House => {
  const paths = new Set(files.map((file) => file.path));
  return { files, has: (path) => paths.has(path) };
};

/** A house written by hand: path → text. */
export const houseOfTexts = (texts: Readonly<Record<string, string>>): House =>
  houseOf(Object.entries(texts).map(([path, text]) => ({ path, text, bytes: Buffer.byteLength(text) })));

/** A rule that looks at one file at a time. */
export const fileRule = (
  rule: { name: string; why: string; where: (path: string) => boolean },
  look: (file: HouseFile) => { line: number; says: string }[],
): Rule => ({
  name: rule.name,
  why: rule.why,
  check: (house) => house.files.filter((file) => rule.where(file.path)).flatMap((file) =>
    look(file).map((finding) => ({ rule: rule.name, path: file.path, ...finding }))),
});
