import { parseSync } from 'vite';
import { fileRule } from '#test/house/house.ts';
import type { HouseFile } from '#test/house/house.ts';
import { isCode, isSql } from '#test/house/paths.ts';
import { syntaxOf } from '#test/house/syntax.ts';

type Comment = { text: string; line: number };

/** Comments without documentation blocks; line comments that follow each other are read as one. */
const commentsOf = (file: HouseFile): Comment[] => {
  const { comments, lineAt } = syntaxOf(file);
  const joined: (Comment & { last: number; joins: boolean })[] = [];
  for (const { type, value, start, end } of comments) {
    if (type === 'Block' && value.startsWith('*')) continue;
    const line = lineAt(start);
    const before = joined.at(-1);
    if (type === 'Line' && before?.joins === true && before.last === line - 1) {
      before.text += `\n${value}`;
      before.last = line;
    } else {
      joined.push({ text: value, line, last: lineAt(end), joins: type === 'Line' });
    }
  }
  return joined;
};

/** Signs that only code carries; a sentence that happens to parse has none of them. */
const CODE_SIGN = new RegExp([
  String.raw`^\s*(const|let|var|import|export|return|throw|await|if|for|while|switch|class|function)\b.*[;{}()]\s*$`,
  String.raw`^\s*[\w$.]+(\(.*\)|\s*[+-]?=\s*.+);\s*$`,
].join('|'), 'm');

const parses = (text: string): boolean =>
  [text, `async () => {${text}\n}`].some((candidate) => parseSync('comment.ts', candidate).errors.length === 0);

/** Code right after the dashes; an example in an explanation is indented. */
const SQL_CODE = /^\s*-- ?(select|insert into|update \w+ set|delete from|create|alter|drop|grant|revoke)\b.*;\s*$/i;

const deadSql = (text: string): { line: number; says: string }[] =>
  text.split('\n').flatMap((line, index) =>
    (SQL_CODE.test(line) ? [{ line: index + 1, says: 'SQL in a comment' }] : []));

/** No code in comments: version control remembers it. */
export const deadComments = fileRule({
  name: 'dead-comments', why: 'code in a comment rots: version control remembers it',
  where: (path) => isCode(path) || isSql(path),
}, (file) => {
  if (isSql(file.path)) return deadSql(file.text);
  return commentsOf(file)
    .filter(({ text }) => CODE_SIGN.test(text) && parses(text))
    .map(({ line }) => ({ line, says: 'code in a comment' }));
});
