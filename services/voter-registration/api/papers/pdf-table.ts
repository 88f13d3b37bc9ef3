import type { Color } from 'pdf-lib';
import { wrapText } from '#base/messages/wrap-text.ts';
import type { SheetPen } from './pdf-sheet.ts';
import type { PdfPart } from './pdf-tags.ts';

/** A table on paper: its columns' heads with their shares of the width, and its rows. */
export type PdfTable = { heads: readonly { text: string; share: number }[]; rows: readonly (readonly string[])[] };

type Place = { x: number; width: number; color: Color; roomFor: (height: number) => boolean };

const [SIZE, LEADING, PAD] = [8, 10.5, 4];

/** Draws a table whose heads stand again on each page; a row is never cut by the end of a page. */
export const drawTable = (pen: SheetPen, { heads, rows }: PdfTable, place: Place): void => {
  const total = heads.reduce((sum, { share }) => sum + share, 0);
  const widths = heads.map(({ share }) => place.width * share / total);
  const cut = (cells: readonly string[], bold: boolean): string[][] =>
    cells.map((cell, i) => wrapText(cell, bold ? pen.bold : pen.regular, SIZE, widths[i]! - 2 * PAD));
  const table = pen.tags.part('Table');
  const write = (cells: readonly (readonly string[])[], bold: boolean, put: (column: number, draw: () => void) => void): void => {
    let x = place.x;
    cells.forEach((texts, i) => {
      texts.forEach((text, line) => put(i, () => pen.page.drawText(text, { x: x + PAD, y: pen.y - PAD - SIZE - line * LEADING, size: SIZE,
        font: bold ? pen.bold : pen.regular, color: place.color })));
      x += widths[i]!;
    });
    pen.y -= heightOf(cells);
    pen.tags.unread(pen.page, () => pen.page.drawLine({ start: { x: place.x, y: pen.y }, end: { x: place.x + place.width, y: pen.y },
      thickness: bold ? 1 : 0.3, color: place.color }));
  };
  const row = (cells: readonly (readonly string[])[], tag: 'TH' | 'TD'): void => {
    const inside = pen.tags.part('TR', table);
    const parts: PdfPart[] = cells.map(() => pen.tags.part(tag, inside));
    write(cells, tag === 'TH', (column, draw) => pen.tags.mark(pen.page, parts[column]!, draw));
  };
  const head = cut(heads.map(({ text }) => text), true);
  place.roomFor(heightOf(head) * 3);
  row(head, 'TH');
  for (const texts of rows) {
    const cells = cut(texts, false);
    // Read once; on the next pages the heads stand for the eye.
    if (place.roomFor(heightOf(cells))) write(head, true, (_column, draw) => pen.tags.unread(pen.page, draw));
    row(cells, 'TD');
  }
  pen.y -= LEADING * 2;
};

const heightOf = (cells: readonly (readonly string[])[]): number =>
  Math.max(...cells.map((texts) => texts.length)) * LEADING + 2 * PAD;
