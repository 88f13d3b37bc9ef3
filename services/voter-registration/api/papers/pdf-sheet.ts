import { PDFDocument, StandardFonts, rgb, type PDFFont, type PDFImage, type PDFPage } from 'pdf-lib';
import { wrapText } from '#base/messages/wrap-text.ts';
import { drawTable, type PdfTable } from './pdf-table.ts';
import { tagPdf, type PdfPart, type PdfTag, type PdfTags } from './pdf-tags.ts';

/** A tagged document written from top to bottom, on A4; lengths in points. It goes on to a new page when one is full. */
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
  /** A square picture, what it shows for who cannot see it, and lines beside it. */
  picture(image: PDFImage, alt: string, lines: readonly string[]): void;
  /** The file; where there are several pages, each tells which it is and of what. */
  save(): Promise<Uint8Array>;
};

/** Where the next line goes, its letters, and what it is part of. */
export type SheetPen = { pdf: PDFDocument; tags: PdfTags; regular: PDFFont; bold: PDFFont; page: PDFPage; y: number };

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
  const tags = tagPdf(pdf);
  const pen: SheetPen = { pdf, tags, regular, bold, page: newPage(pdf, tags), y: TOP };
  return {
    pdf,
    title: (text) => { block(pen, 'H1', text, 18, bold, 0); pen.y -= 12; },
    heading: (text) => { roomFor(pen, 40); block(pen, 'H2', text, 12, bold, 10); },
    row: (name, value) => drawRow(pen, name, value),
    paragraph: (text) => { for (const [i, part] of text.split(/\r?\n/).entries()) block(pen, 'P', part, 9, regular, i === 0 ? 6 : 0); },
    table: (table) => drawTable(pen, table,
      { x: MARGIN, width: WIDTH - 2 * MARGIN, color: INK, roomFor: (height) => roomFor(pen, height) }),
    signature: (name, quality) => drawSignature(pen, name, quality),
    picture: (image, alt, texts) => drawPicture(pen, image, alt, texts),
    save: () => { numberPages(pen); return pdf.save(); },
  };
};

const newPage = (pdf: PDFDocument, tags: PdfTags): PDFPage => {
  const page = pdf.addPage([WIDTH, HEIGHT]);
  tags.unread(page, () => page.drawRectangle({ x: 0, y: HEIGHT - BAND, width: WIDTH, height: BAND, color: INK }));
  return page;
};

/** Goes to a new page when this one has no such height left; tells whether it did. */
const roomFor = (pen: SheetPen, height: number): boolean => {
  if (pen.y - height >= MARGIN) return false;
  [pen.page, pen.y] = [newPage(pen.pdf, pen.tags), TOP];
  return true;
};

const lines = (pen: SheetPen, part: PdfPart, texts: readonly string[], x: number, size: number, font: PDFFont): void => {
  for (const text of texts) {
    pen.tags.mark(pen.page, part, () => pen.page.drawText(text, { x, y: pen.y, size, font, color: INK }));
    pen.y -= size * 1.4;
  }
};

const block = (pen: SheetPen, tag: PdfTag, text: string, size: number, font: PDFFont, before: number): void => {
  pen.y -= before;
  const part = pen.tags.part(tag);
  for (const line of wrapText(text, font, size, WIDTH - 2 * MARGIN)) {
    roomFor(pen, size * 1.4);
    lines(pen, part, [line], MARGIN, size, font);
  }
};

const drawRow = (pen: SheetPen, name: string, value: string): void => {
  const names = wrapText(name, pen.regular, 10, VALUE_X - MARGIN - 10);
  const values = wrapText(value, pen.bold, 10, WIDTH - VALUE_X - MARGIN);
  roomFor(pen, Math.max(names.length, values.length) * 14 + 5);
  const [top, part] = [pen.y, pen.tags.part('P')];
  lines(pen, part, names, MARGIN, 10, pen.regular);
  const end = pen.y;
  pen.y = top;
  lines(pen, part, values, VALUE_X, 10, pen.bold);
  pen.y = Math.min(pen.y, end) - 5;
};

const drawSignature = (pen: SheetPen, name: string, quality: string): void => {
  roomFor(pen, 48);
  pen.y -= 6;
  const [top, part] = [pen.y, pen.tags.part('P')];
  lines(pen, part, wrapText(name, pen.bold, 10, 220).slice(0, 1), MARGIN, 10, pen.bold);
  lines(pen, part, wrapText(quality, pen.regular, 9, 220).slice(0, 2), MARGIN, 9, pen.regular);
  pen.tags.unread(pen.page, () => pen.page.drawLine({ start: { x: 300, y: top - 20 }, end: { x: WIDTH - MARGIN, y: top - 20 },
    thickness: 0.5, color: INK }));
  pen.y = top - 42;
};

const drawPicture = (pen: SheetPen, image: PDFImage, alt: string, texts: readonly string[]): void => {
  roomFor(pen, PICTURE + 12);
  pen.tags.mark(pen.page, pen.tags.part('Figure', undefined, alt), () =>
    pen.page.drawImage(image, { x: MARGIN, y: pen.y - PICTURE, width: PICTURE, height: PICTURE }));
  const bottom = pen.y - PICTURE;
  pen.y -= 40;
  const x = MARGIN + PICTURE + 20;
  for (const text of texts) {
    lines(pen, pen.tags.part('P'), wrapText(text, pen.regular, 10, WIDTH - x - MARGIN), x, 10, pen.regular);
  }
  pen.y = Math.min(pen.y, bottom - 14);
};

const numberPages = ({ pdf, tags, regular }: SheetPen): void => {
  const pages = pdf.getPages();
  if (pages.length < 2) return;
  const [title = ''] = wrapText(pdf.getTitle() ?? '', regular, FOOT.size, WIDTH - 2 * MARGIN - 60);
  pages.forEach((page, i) => {
    const number = `${i + 1}/${pages.length}`;
    const { y, size } = FOOT;
    tags.unread(page, () => {
      page.drawText(title, { x: MARGIN, y, size, font: regular, color: INK });
      page.drawText(number, { x: WIDTH - MARGIN - regular.widthOfTextAtSize(number, size), y, size, font: regular, color: INK });
    });
  });
};
