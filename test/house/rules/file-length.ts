import { fileRule } from '#test/house/house.ts';
import { isCode, isSql, isWritten } from '#test/house/paths.ts';

const FILE_LINES_MAX = 300;

/** No file of code over 300 lines. */
export const fileLength = fileRule({
  name: 'file-length',
  why: `a file is one concept; over ${FILE_LINES_MAX} lines it is two: split it`,
  where: (path) => (isCode(path) || isSql(path)) && isWritten(path),
}, (file) => {
  const lines = file.text.split('\n').length - 1;
  const says = `${lines} lines, at most ${FILE_LINES_MAX}`;
  return lines > FILE_LINES_MAX ? [{ line: FILE_LINES_MAX + 1, says }] : [];
});
