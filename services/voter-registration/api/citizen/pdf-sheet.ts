import { PDFDocument, StandardFonts, rgb, type PDFFont, type PDFImage, type PDFPage } from 'pdf-lib';

/** A document written from top to bottom, on A4; lengths in points. It goes on to a new page when one is full. */
export type PdfSheet = {
  pdf: PDFDocument;
  title(text: string): void;
  heading(text: string): void;
  /** A name on the left, its value on the right. */
  row(name: string, value: string): void;
  paragraph(text: string): void;
  /** A square picture with lines beside it. */
  picture(image: PDFImage, lines: readonly string[]): void;
};

const [WIDTH, HEIGHT, MARGIN] = [595, 842, 56];
const INK = rgb(0.06, 0.18, 0.3);
const VALUE_X = 230;
const PICTURE = 130;

/** Opens a sheet with its band of colour. */
export const openSheet = async (): Promise<PdfSheet> => {
  const pdf = await PDFDocument.create();
  const [regular, bold] = [await pdf.embedFont(StandardFonts.Helvetica), await pdf.embedFont(StandardFonts.HelveticaBold)];
  let page = newPage(pdf);
  let y = HEIGHT - 70;
  const room = (height: number): void => {
    if (y - height >= MARGIN) return;
    [page, y] = [newPage(pdf), HEIGHT - 70];
  };
  const lines = (texts: readonly string[], x: number, size: number, font: PDFFont): void => {
    for (const text of texts) {
      page.drawText(text, { x, y, size, font, color: INK });
      y -= size * 1.4;
    }
  };
  const block = (text: string, size: number, font: PDFFont, before: number): void => {
    const wrapped = wrap(text, font, size, WIDTH - 2 * MARGIN);
    room(before + wrapped.length * size * 1.4);
    y -= before;
    lines(wrapped, MARGIN, size, font);
  };
  return {
    pdf,
    title: (text) => { block(text, 18, bold, 0); y -= 12; },
    heading: (text) => block(text, 12, bold, 10),
    row: (name, value) => {
      const [names, values] = [wrap(name, regular, 10, VALUE_X - MARGIN - 10), wrap(value, bold, 10, WIDTH - VALUE_X - MARGIN)];
      room(Math.max(names.length, values.length) * 14 + 5);
      const top = y;
      lines(names, MARGIN, 10, regular);
      const end = y;
      y = top;
      lines(values, VALUE_X, 10, bold);
      y = Math.min(y, end) - 5;
    },
    paragraph: (text) => block(text, 9, regular, 6),
    picture: (image, texts) => {
      room(PICTURE + 12);
      page.drawImage(image, { x: MARGIN, y: y - PICTURE, width: PICTURE, height: PICTURE });
      y -= 40;
      const x = MARGIN + PICTURE + 20;
      lines(texts.flatMap((text) => wrap(text, regular, 10, WIDTH - x - MARGIN)), x, 10, regular);
    },
  };
};

const newPage = (pdf: PDFDocument): PDFPage => {
  const page = pdf.addPage([WIDTH, HEIGHT]);
  page.drawRectangle({ x: 0, y: HEIGHT - 36, width: WIDTH, height: 36, color: INK });
  return page;
};

/** Lines no wider than `width`; a word that is wider alone (an address) is cut. */
const wrap = (text: string, font: PDFFont, size: number, width: number): string[] => {
  const fits = (line: string): boolean => font.widthOfTextAtSize(line, size) <= width;
  const lines: string[] = [];
  let line = '';
  for (const word of printable(text).split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (fits(longer)) { line = longer; continue; }
    if (line !== '') lines.push(line);
    line = word;
    while (!fits(line)) {
      const end = [...line].findIndex((_symbol, i) => !fits(line.slice(0, i + 1)));
      lines.push(line.slice(0, end));
      line = line.slice(end);
    }
  }
  return [...lines, line];
};

/** The standard fonts know Windows-1252 only; what they lack is drawn without its marks. */
const printable = (text: string): string => [...text.normalize('NFC')].map((symbol) => {
  if (/^[\x20-\x7e\u00a0-\u00ff’‘“”–—…œŒ€]$/.test(symbol)) return symbol;
  const plain = symbol.normalize('NFD').replace(/\p{M}/gu, '');
  return /^[\x20-\x7e]$/.test(plain) ? plain : '?';
}).join('');
