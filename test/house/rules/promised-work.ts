import { fileRule } from '#test/house/house.ts';
import { isCode, isMarkdown, isShippedData, isSql, isStyle } from '#test/house/paths.ts';
import { syntaxOf } from '#test/house/syntax.ts';
import type { HouseFile } from '#test/house/house.ts';

const PROMISE = /\b(TODO|FIXME|XXX|HACK)\b/g;
const REFERENCE = /\b(ADR[- ]?\d{4}|docs\/adr\/\d{4})/;

const unquoted = (text: string): string => text.replaceAll(/`[^`]*`/g, '');

type Note = { text: string; line: number };

/** Lines in which a promise would be one: comments of code, and all of the rest but quoted words. */
const notesOf = (file: HouseFile): Note[] => {
  if (!isCode(file.path)) {
    return file.text.split('\n').map((text, index) => ({ text: unquoted(text), line: index + 1 }));
  }
  const { comments, lineAt } = syntaxOf(file);
  return comments.map(({ value, start }) => ({ text: unquoted(value), line: lineAt(start) }));
};

/** Work that is promised in the code names the decision that keeps it. */
export const promisedWork = fileRule({
  name: 'promised-work',
  why: 'a promise in a comment is forgotten: do it, or write the decision down and name its ADR',
  where: (path) => (isCode(path) || isSql(path) || isStyle(path) || isMarkdown(path)) && !isShippedData(path),
}, (file) => notesOf(file).flatMap(({ text, line }) =>
  REFERENCE.test(text) ? [] : [...text.matchAll(PROMISE)].map(([word]) => ({ line, says: `${word} without an ADR` }))));
