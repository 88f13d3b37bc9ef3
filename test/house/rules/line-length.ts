import { fileRule } from '#test/house/house.ts';
import { isWritten } from '#test/house/paths.ts';

const LINE_COLUMNS_MAX = 140;

/** No line of code over 140 columns; prose and shipped data are free. */
export const lineLength = fileRule({
  name: 'line-length', why: 'two files must fit beside each other on a screen', where: isWritten,
}, (file) => file.text.split('\n').flatMap((line, index) =>
  line.length > LINE_COLUMNS_MAX
    ? [{ line: index + 1, says: `${line.length} columns, at most ${LINE_COLUMNS_MAX}` }]
    : []));
