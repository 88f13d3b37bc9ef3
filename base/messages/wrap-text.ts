import type { PDFFont } from 'pdf-lib';
import { printable } from './printable.ts';

const LINES_MAX = 400;

/**
 * Cuts a text in lines of at most `width` points, in letters that the standard fonts can draw; a word that is wider alone is cut too.
 * Throws past 400 lines: no paragraph is that long.
 */
export const wrapText = (text: string, font: PDFFont, size: number, width: number): string[] => {
  const fits = (line: string): boolean => font.widthOfTextAtSize(line, size) <= width;
  const lines: string[] = [];
  let line = '';
  const whole = printable(text);
  if (fits(whole)) return [whole];
  for (const word of whole.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (fits(longer)) { line = longer; continue; }
    if (line !== '') lines.push(line);
    line = word;
    while (!fits(line)) {
      const end = Math.max(1, [...line].findIndex((_symbol, i) => !fits(line.slice(0, i + 1))));
      lines.push(line.slice(0, end));
      line = line.slice(end);
    }
    if (lines.length > LINES_MAX) throw new RangeError(`a paragraph has at most ${LINES_MAX} lines`);
  }
  return [...lines, line];
};
