import { PDFDocument, StandardFonts, type PDFFont, type PDFPage } from 'pdf-lib';
import type { Instant } from '#base/values/instant.ts';
import type { RenderedBlock } from './mail-template.ts';
import { printable } from './printable.ts';
import { wrapText } from './wrap-text.ts';

/** One letter, ready to print: the content of a message of the letter channel. */
export type Letter = {
  /** Lines of the envelope's window: name, street, postal code and town. */
  address: readonly string[];
  /** Who writes and how to reach them. */
  sender: readonly string[];
  /** E.g. `Nantes, le 4 février 2026`. */
  placeAndDate: string;
  /** The request's number, for the answer. */
  reference: string;
  subject: string;
  /** What stands before the two on paper: `Réf. : `, `Objet : `. */
  labels?: { reference: string; subject: string };
  blocks: readonly RenderedBlock[];
};

const MM = 72 / 25.4;
const PAGE = { width: 210 * MM, height: 297 * MM };
const MARGIN = 25 * MM;
/** Window of a DL envelope (NF Z 11-001: address at the right, 45 to 80 mm from the top, 20 mm from the edge). */
const ADDRESS = { x: 110 * MM, y: PAGE.height - 50 * MM, width: 80 * MM };
const SIZE = 10.5;
const LEADING = 15;
const WINDOW = 7 * LEADING;
const FOOT = 15 * MM;
const FOOT_SIZE = 8;

type Pen = { document: PDFDocument; font: PDFFont; bold: PDFFont; page: PDFPage; y: number };

/**
 * A letter as a PDF of A4 pages whose address shows in a window envelope. `at` dates the document; the same letter
 * gives the same bytes.
 */
export const letterPdf = async (letter: Letter, at: Instant): Promise<Uint8Array> => {
  const document = await PDFDocument.create({ updateMetadata: false });
  document.setTitle(letter.subject);
  document.setCreationDate(new Date(at));
  document.setModificationDate(new Date(at));
  const font = await document.embedFont(StandardFonts.Helvetica);
  const bold = await document.embedFont(StandardFonts.HelveticaBold);
  const pen: Pen = { document, font, bold, page: document.addPage([PAGE.width, PAGE.height]), y: 0 };
  drawHead(pen, letter);
  for (const block of letter.blocks) drawBlock(pen, block);
  numberPages(pen, letter.reference);
  return document.save({ useObjectStreams: false });
};

const drawHead = (pen: Pen, { sender, address, placeAndDate, reference, subject, labels }: Letter): void => {
  const across = PAGE.width - 2 * MARGIN;
  drawLines(pen, sender, { x: MARGIN, y: PAGE.height - 20 * MM, width: ADDRESS.x - MARGIN });
  drawLines(pen, address, ADDRESS);
  const wide = pen.font.widthOfTextAtSize(printable(placeAndDate), SIZE);
  drawLines(pen, [placeAndDate], { x: Math.max(MARGIN, Math.min(ADDRESS.x, PAGE.width - MARGIN - wide)), y: PAGE.height - 90 * MM,
    width: across });
  drawLines(pen, [`${labels?.reference ?? ''}${reference}`], { x: MARGIN, y: PAGE.height - 98 * MM, width: across });
  pen.y = PAGE.height - 108 * MM;
  for (const line of wrapText(`${labels?.subject ?? ''}${subject}`, pen.bold, SIZE, across)) put(pen, line, MARGIN, pen.bold);
  pen.y -= LEADING;
};

/** Lines of a window, cut where it ends and drawn closer where they are many: none may leave it, none may be lost. */
const drawLines = ({ page, font }: Pen, lines: readonly string[], { x, y, width }: { x: number; y: number; width: number }): void => {
  const texts = lines.flatMap((line) => wrapText(line, font, SIZE, width));
  const leading = Math.min(LEADING, WINDOW / texts.length);
  texts.forEach((text, i) => page.drawText(text, { x, y: y - i * leading, size: SIZE, font }));
};

/** Which page of how many, with the reference, where there are several: sheets part from each other. */
const numberPages = ({ document, font }: Pen, reference: string): void => {
  const pages = document.getPages();
  if (pages.length < 2) return;
  pages.forEach((page, i) => {
    const text = printable(`${reference} – ${i + 1}/${pages.length}`);
    page.drawText(text, { x: PAGE.width - MARGIN - font.widthOfTextAtSize(text, FOOT_SIZE), y: FOOT, size: FOOT_SIZE, font });
  });
};

const drawBlock = (pen: Pen, block: RenderedBlock): void => {
  const width = PAGE.width - 2 * MARGIN;
  if (block.kind === 'list') {
    for (const item of block.items) {
      wrapText(item, pen.font, SIZE, width - 12).forEach((line, i) =>
        put(pen, i === 0 ? `– ${line}` : line, i === 0 ? MARGIN : MARGIN + 12));
    }
  } else {
    const text = block.kind === 'link' ? `${block.label} : ${block.url}` : block.text;
    for (const line of text.split('\n').flatMap((part) => wrapText(part, pen.font, SIZE, width))) put(pen, line, MARGIN);
  }
  pen.y -= LEADING / 2;
};

/** Writes one line and goes to the next, on a new page when this one is full. */
const put = (pen: Pen, line: string, x: number, font = pen.font): void => {
  if (pen.y < MARGIN) {
    pen.page = pen.document.addPage([PAGE.width, PAGE.height]);
    pen.y = PAGE.height - MARGIN;
  }
  pen.page.drawText(line, { x, y: pen.y, size: SIZE, font });
  pen.y -= LEADING;
};
