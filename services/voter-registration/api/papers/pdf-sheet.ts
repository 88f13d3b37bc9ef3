import { PDFDocument, StandardFonts, rgb, type PDFFont, type PDFImage, type PDFPage } from 'pdf-lib';
import { wrapText } from '#base/messages/wrap-text.ts';
import { drawTable, type PdfTable } from './pdf-table.ts';

/** A document written from top to bottom, on A4; lengths in points. It goes on to a new page when one is full. */
export type PdfSheet = {
  pdf: PDFDocument;
  title(text: string): void;
  heading(text: string): void;
  /** A name on the left, its value on the right. */
  row(name: string, value: string): void;
  paragraph(text: string): void;
  table(table: PdfTable): void;
  /** Who signs, with room and a line to do so. */
  signature(name: string, quality: string): void;
  /** A square picture with lines beside it. */
  picture(image: PDFImage, lines: readonly string[]): void;
  /** The file; where there are several pages, each tells which it is and of what. */
  save(): Promise<Uint8Array>;
};

/** Where the next line goes, and its letters. */
export type SheetPen = { pdf: PDFDocument; regular: PDFFont; bold: PDFFont; page: PDFPage; y: number };

const [WIDTH, HEIGHT, MARGIN] = [595, 842, 56];
const INK = rgb(0.06, 0.18, 0.3);
const BAND = 10;
const TOP = HEIGHT - 56;
const VALUE_X = 230;
const PICTURE = 130;
const FOOT = { y: 30, size: 8 };

/** Opens a sheet with its band of colour. */
export const openSheet = async (): Promise<PdfSheet> => {
  const pdf = await PDFDocument.create();
  const [regular, bold] = [await pdf.embedFont(StandardFonts.Helvetica), await pdf.embedFont(StandardFonts.HelveticaBold)];
  const pen: SheetPen = { pdf, regular, bold, page: newPage(pdf), y: TOP };
  return {
    pdf,
    title: (text) => { block(pen, text, 18, bold, 0); pen.y -= 12; },
    heading: (text) => { roomFor(pen, 40); block(pen, text, 12, bold, 10); },
    row: (name, value) => drawRow(pen, name, value),
    paragraph: (text) => { for (const [i, part] of text.split(/\r?\n/).entries()) block(pen, part, 9, regular, i === 0 ? 6 : 0); },
    table: (table) => drawTable(pen, table,
      { x: MARGIN, width: WIDTH - 2 * MARGIN, color: INK, roomFor: (height) => roomFor(pen, height) }),
    signature: (name, quality) => drawSignature(pen, name, quality),
    picture: (image, texts) => drawPicture(pen, image, texts),
    save: () => { numberPages(pen); return pdf.save(); },
  };
};

const newPage = (pdf: PDFDocument): PDFPage => {
  const page = pdf.addPage([WIDTH, HEIGHT]);
  page.drawRectangle({ x: 0, y: HEIGHT - BAND, width: WIDTH, height: BAND, color: INK });
  return page;
};

/** Goes to a new page when this one has no such height left; tells whether it did. */
const roomFor = (pen: SheetPen, height: number): boolean => {
  if (pen.y - height >= MARGIN) return false;
  [pen.page, pen.y] = [newPage(pen.pdf), TOP];
  return true;
};

const lines = (pen: SheetPen, texts: readonly string[], x: number, size: number, font: PDFFont): void => {
  for (const text of texts) {
    pen.page.drawText(text, { x, y: pen.y, size, font, color: INK });
    pen.y -= size * 1.4;
  }
};

const block = (pen: SheetPen, text: string, size: number, font: PDFFont, before: number): void => {
  pen.y -= before;
  for (const line of wrapText(text, font, size, WIDTH - 2 * MARGIN)) {
    roomFor(pen, size * 1.4);
    lines(pen, [line], MARGIN, size, font);
  }
};

const drawRow = (pen: SheetPen, name: string, value: string): void => {
  const names = wrapText(name, pen.regular, 10, VALUE_X - MARGIN - 10);
  const values = wrapText(value, pen.bold, 10, WIDTH - VALUE_X - MARGIN);
  roomFor(pen, Math.max(names.length, values.length) * 14 + 5);
  const top = pen.y;
  lines(pen, names, MARGIN, 10, pen.regular);
  const end = pen.y;
  pen.y = top;
  lines(pen, values, VALUE_X, 10, pen.bold);
  pen.y = Math.min(pen.y, end) - 5;
};

const drawSignature = (pen: SheetPen, name: string, quality: string): void => {
  roomFor(pen, 48);
  pen.y -= 6;
  const top = pen.y;
  lines(pen, wrapText(name, pen.bold, 10, 220).slice(0, 1), MARGIN, 10, pen.bold);
  lines(pen, wrapText(quality, pen.regular, 9, 220).slice(0, 2), MARGIN, 9, pen.regular);
  pen.page.drawLine({ start: { x: 300, y: top - 20 }, end: { x: WIDTH - MARGIN, y: top - 20 }, thickness: 0.5, color: INK });
  pen.y = top - 42;
};

const drawPicture = (pen: SheetPen, image: PDFImage, texts: readonly string[]): void => {
  roomFor(pen, PICTURE + 12);
  pen.page.drawImage(image, { x: MARGIN, y: pen.y - PICTURE, width: PICTURE, height: PICTURE });
  const bottom = pen.y - PICTURE;
  pen.y -= 40;
  const x = MARGIN + PICTURE + 20;
  lines(pen, texts.flatMap((text) => wrapText(text, pen.regular, 10, WIDTH - x - MARGIN)), x, 10, pen.regular);
  pen.y = Math.min(pen.y, bottom - 14);
};

const numberPages = ({ pdf, regular }: SheetPen): void => {
  const pages = pdf.getPages();
  if (pages.length < 2) return;
  const [title = ''] = wrapText(pdf.getTitle() ?? '', regular, FOOT.size, WIDTH - 2 * MARGIN - 60);
  pages.forEach((page, i) => {
    const number = `${i + 1}/${pages.length}`;
    const { y, size } = FOOT;
    page.drawText(title, { x: MARGIN, y, size, font: regular, color: INK });
    page.drawText(number, { x: WIDTH - MARGIN - regular.widthOfTextAtSize(number, size), y, size, font: regular, color: INK });
  });
};
