import { PDFDocument, StandardFonts, type PDFFont, type PDFPage } from 'pdf-lib';
import type { Instant } from '#base/values/instant.ts';
import type { RenderedBlock } from './mail-template.ts';
import { printable } from './printable.ts';

/** One letter, ready to print: the content of a message of the letter channel. */
export type Letter = {
  /** Lines of the envelope's window, at most 7: name, street, postal code and town. */
  address: readonly string[];
  /** Who writes and how to reach them, at most 6 lines. */
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
/** Window of a DL envelope (NF Z 11-001: address at the right, 45 to 80 mm from the top). */
const ADDRESS = { x: 110 * MM, y: PAGE.height - 50 * MM };
const SIZE = 10.5;
const LEADING = 15;
const LINES_MAX = 400;

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
  return document.save({ useObjectStreams: false });
};

const drawHead = (pen: Pen, { sender, address, placeAndDate, reference, subject, labels }: Letter): void => {
  drawLines(pen, sender.slice(0, 6), MARGIN, PAGE.height - 20 * MM);
  drawLines(pen, address.slice(0, 7), ADDRESS.x, ADDRESS.y);
  drawLines(pen, [placeAndDate], ADDRESS.x, PAGE.height - 95 * MM);
  drawLines(pen, [`${labels?.reference ?? ''}${reference}`], MARGIN, PAGE.height - 95 * MM);
  pen.y = PAGE.height - 108 * MM;
  for (const line of wrap(`${labels?.subject ?? ''}${subject}`, pen.bold, PAGE.width - 2 * MARGIN)) put(pen, line, MARGIN, pen.bold);
  pen.y -= LEADING;
};

const drawLines = (pen: Pen, lines: readonly string[], x: number, top: number): void => {
  lines.forEach((line, i) =>
    pen.page.drawText(printable(line).slice(0, 60), { x, y: top - i * LEADING, size: SIZE, font: pen.font }));
};

const drawBlock = (pen: Pen, block: RenderedBlock): void => {
  const width = PAGE.width - 2 * MARGIN;
  if (block.kind === 'list') {
    for (const item of block.items) {
      wrap(item, pen.font, width - 12).forEach((line, i) =>
        put(pen, i === 0 ? `– ${line}` : line, i === 0 ? MARGIN : MARGIN + 12));
    }
  } else {
    const text = block.kind === 'link' ? `${block.label} : ${block.url}` : block.text;
    for (const line of text.split('\n').flatMap((part) => wrap(part, pen.font, width))) put(pen, line, MARGIN);
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

/** Cuts a text in lines of at most `width` points; a word longer than a line is cut too. */
const wrap = (text: string, font: PDFFont, width: number): string[] => {
  const fits = (line: string): boolean => font.widthOfTextAtSize(line, SIZE) <= width;
  const lines: string[] = [];
  let line = '';
  for (const word of printable(text).split(' ').flatMap((long) => pieces(long, fits))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (fits(longer)) line = longer;
    else {
      lines.push(line);
      line = word;
    }
    if (lines.length > LINES_MAX) throw new RangeError(`a letter has at most ${LINES_MAX} lines a paragraph`);
  }
  return [...lines, line];
};

const pieces = (word: string, fits: (text: string) => boolean): string[] => {
  if (fits(word)) return [word];
  let end = word.length - 1;
  while (end > 1 && !fits(word.slice(0, end))) end--;
  return [word.slice(0, end), ...pieces(word.slice(end), fits)];
};
