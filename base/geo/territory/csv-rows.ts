import { TERRITORY_LIMITS } from './territory-limits.ts';

/** One row of a table: its fields, and the line on which it begins (the header is line 1). */
export type CsvRow = { line: number; fields: string[]; tooLong?: true };

/** Fields of a row, or nothing while a quoted field is still open (RFC 4180). */
const fieldsOf = (text: string, separator: string): string[] | undefined => {
  if (!text.includes('"')) return text.split(separator);
  const fields: string[] = [];
  let at = 0;
  for (;;) {
    if (text[at] === '"') {
      let end = text.indexOf('"', at + 1);
      while (end !== -1 && text[end + 1] === '"') end = text.indexOf('"', end + 2);
      if (end === -1) return undefined;
      fields.push(text.slice(at + 1, end).replaceAll('""', '"'));
      at = end + 1;
    } else {
      const end = text.indexOf(separator, at);
      fields.push(text.slice(at, end === -1 ? undefined : end));
      at = end === -1 ? text.length : end;
    }
    if (at >= text.length) return fields;
    at = text.indexOf(separator, at) + 1;
    if (at === 0) return fields;
  }
};

const separatorOf = (header: string): string => [';', '\t', ',']
  .reduce((best, one) => (header.split(one).length > header.split(best).length ? one : best));

/** Rows of a table in pieces of text: separator by its header, quotes, line ends of any system; a line beyond the bound is told. */
export const csvRows = async function* (pieces: AsyncIterable<string>): AsyncGenerator<CsvRow> {
  let [rest, line, began, held] = ['', 0, 1, ''];
  let separator: string | undefined;
  const rowOf = (text: string): CsvRow | undefined => {
    line += 1;
    const whole = held === '' ? text : `${held}\n${text}`;
    if (held === '') began = line;
    if (whole.length > TERRITORY_LIMITS.line_chars_max) {
      held = '';
      return { line: began, fields: [], tooLong: true };
    }
    separator ??= separatorOf(whole);
    const fields = fieldsOf(whole, separator);
    held = fields ? '' : whole;
    return fields && (fields.length > 1 || fields[0] !== '') ? { line: began, fields } : undefined;
  };
  for await (const piece of pieces) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop()!.slice(0, TERRITORY_LIMITS.line_chars_max + 1);
    for (const one of lines) {
      const row = rowOf(one.endsWith('\r') ? one.slice(0, -1) : one);
      if (row) yield row;
    }
  }
  const last = rest === '' ? undefined : rowOf(rest);
  if (last) yield last;
};
