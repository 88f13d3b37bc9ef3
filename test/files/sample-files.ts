import { PDFDocument, StandardFonts } from 'pdf-lib';
import sharp from 'sharp';
import { crc32, deflateSync } from 'node:zlib';
import { assemble, lockedPdf } from './locked-pdf.ts';
import { zipOf } from './zip.ts';

/** A file as someone would send it; made at run time, nothing is stored in the project. */
export type Sample = { name: string; declaredType: string; bytes: Buffer };

const NOISE = { type: 'gaussian', mean: 128, sigma: 30 } as const;

/** A photograph-like JPEG: text, noise, and an orientation and a place in its metadata. */
export const jpegPhoto = async (width = 1200, height = 800): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: '#c8d0d8', noise: NOISE } })
    .withExif({ IFD0: { Copyright: 'appareil de test' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '48/1 51/1 24/1' } })
    .withMetadata({ orientation: 6 })
    .jpeg().toBuffer();

export const pngImage = (width = 600, height = 400): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: '#336699' } }).png().toBuffer();

/** A readable PDF of so many pages. */
export const pdfDocument = async (pages = 1): Promise<Buffer> => {
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  for (let page = 1; page <= pages; page++) {
    pdf.addPage([595, 842]).drawText(`Justificatif de domicile, page ${page}`, { x: 60, y: 760, size: 20, font });
  }
  return Buffer.from(await pdf.save());
};

/** A PDF that carries another file as an attachment, written as office suites write it. */
export const pdfWithAttachment = (name: string, bytes: Uint8Array): Buffer => {
  const data = deflateSync(bytes);
  return assemble([
    `<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles << /Names [(${name}) 4 0 R] >> >> >>`,
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>',
    `<< /Type /Filespec /F (${name}) /EF << /F 5 0 R >> >>`,
    `<< /Type /EmbeddedFile /Filter /FlateDecode /Length ${data.length} >>\n`
      + `stream\n${data.toString('latin1')}\nendstream`,
  ], '/Root 1 0 R');
};

const pngChunk = (type: string, data: Buffer): Buffer => {
  const head = Buffer.alloc(4);
  head.writeUInt32BE(data.length);
  const body = Buffer.concat([Buffer.from(type), data]);
  const crc = Buffer.alloc(4);
  crc.writeUInt32BE(crc32(body));
  return Buffer.concat([head, body, crc]);
};

/** A PNG of a few kilobytes whose header promises `side` × `side` pixels. */
export const pngBomb = (side: number): Buffer => {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([1, 0, 0, 0, 0], 8);
  return Buffer.concat([
    latin('\x89PNG\r\n\x1a\n'), pngChunk('IHDR', header),
    pngChunk('IDAT', deflateSync(Buffer.alloc(1_000_000))), pngChunk('IEND', Buffer.alloc(0)),
  ]);
};

const latin = (text: string): Buffer => Buffer.from(text, 'latin1');
const heic = (): Buffer => Buffer.concat([latin('\0\0\0\x18ftypheic\0\0\0\0mif1heic'), Buffer.alloc(4000, 7)]);
const program = (): Buffer => Buffer.concat([Buffer.from('MZ'), Buffer.alloc(3000, 0x90)]);
const markup = (text: string): Buffer => Buffer.from(`${text}<p>${'Bonjour '.repeat(100)}</p>`);

/** The good files of the domain: each is received and shown. */
export const goodSamples = async (): Promise<Record<string, Sample>> => ({
  jpeg: { name: 'passeport.jpg', declaredType: 'image/jpeg', bytes: await jpegPhoto() },
  'jpeg of a phone, with a film behind it': {
    name: 'IMG_0001.JPG', declaredType: 'image/jpg',
    bytes: Buffer.concat([await jpegPhoto(), latin('\0\0\0\x18ftypmp42'), Buffer.alloc(50_000, 3)]),
  },
  'png without a declared type': { name: 'capture.png', declaredType: '', bytes: await pngImage() },
  pdf: { name: 'facture.pdf', declaredType: 'application/pdf', bytes: await pdfDocument(2) },
  'pdf without an extension': { name: 'facture', declaredType: 'application/octet-stream', bytes: await pdfDocument() },
  'pdf that only forbids printing': { name: 'edf.pdf', declaredType: 'application/pdf', bytes: lockedPdf('') },
});

const jpegDeclared = (bytes: Buffer, name = 'photo.jpg'): Sample => ({ name, declaredType: 'image/jpeg', bytes });
const pdfDeclared = (bytes: Buffer): Sample => ({ name: 'piece.pdf', declaredType: 'application/pdf', bytes });
const pngDeclared = (bytes: Buffer): Sample => ({ name: 'a.png', declaredType: 'image/png', bytes });

/** The bad files, each under the code that its sender must read. */
export const badSamples = async (): Promise<[label: string, code: string, sample: Sample][]> => {
  const [jpeg, png, pdf] = await Promise.all([jpegPhoto(), pngImage(), pdfDocument()]);
  const zip = zipOf([{ name: 'piece.txt', bytes: Buffer.from('bonjour') }]);
  return [
    ['nothing at all', 'FILE_EMPTY', pdfDeclared(Buffer.alloc(0))],
    ['60 MB', 'FILE_TOO_LARGE', pdfDeclared(Buffer.concat([pdf, Buffer.alloc(60 * 1024 * 1024)]))],
    ['a program renamed', 'FILE_PROGRAM', jpegDeclared(program())],
    ['a program under its name', 'FILE_PROGRAM', { ...jpegDeclared(program()), name: 'piece.pdf.exe' }],
    ['HEIC', 'FILE_HEIC', { name: 'IMG_1.HEIC', declaredType: 'image/heic', bytes: heic() }],
    ['HEIC renamed', 'FILE_HEIC', jpegDeclared(heic())],
    ['a password', 'FILE_PASSWORD', pdfDeclared(lockedPdf('secret'))],
    ['PDF and ZIP', 'FILE_POLYGLOT', pdfDeclared(Buffer.concat([pdf, zip]))],
    ['PDF and web page', 'FILE_POLYGLOT',
      pdfDeclared(Buffer.concat([pdf, Buffer.from('<html><script>x()</script>')]))],
    ['PDF and script at its head', 'FILE_POLYGLOT',
      pdfDeclared(Buffer.concat([Buffer.from('%PDF-1.7\n<script>x()</script>\n'), pdf]))],
    ['JPEG and ZIP', 'FILE_POLYGLOT', jpegDeclared(Buffer.concat([jpeg, zip]))],
    ['JPEG and ZIP with bytes after', 'FILE_POLYGLOT', jpegDeclared(Buffer.concat([jpeg, zip, Buffer.alloc(20)]))],
    ['PNG and PHP', 'FILE_POLYGLOT',
      pngDeclared(Buffer.concat([png, Buffer.from('<?php system($_GET[0]);')]))],
    ['JPEG and PDF', 'FILE_POLYGLOT',
      jpegDeclared(Buffer.concat([jpeg.subarray(0, 2), latin('\xff\xfe\0\x0a%PDF-1.4'), jpeg.subarray(2)]))],
    ['an image bomb', 'FILE_IMAGE_TOO_BIG', pngDeclared(pngBomb(60_000))],
    ['a ZIP', 'FILE_ARCHIVE', { name: 'a.zip', declaredType: 'application/zip', bytes: zip }],
    ['a word processor’s file', 'FILE_OFFICE',
      { name: 'a.docx', declaredType: '', bytes: zipOf([{ name: 'word/document.xml', bytes: latin('<x/>') }]) }],
    ['SVG', 'FILE_WEB_PAGE', { name: 'a.svg', declaredType: 'image/svg+xml', bytes: markup('<svg onload="x()">') }],
    ['HTML under a PDF’s name', 'FILE_WEB_PAGE', pdfDeclared(markup('\ufeff \n<!DOCTYPE html>'))],
    ['WebP', 'FILE_IMAGE_FORMAT',
      { name: 'a.webp', declaredType: 'image/webp', bytes: await sharp(png).webp().toBuffer() }],
    ['GIF', 'FILE_IMAGE_FORMAT',
      { name: 'a.gif', declaredType: 'image/gif', bytes: await sharp(png).gif().toBuffer() }],
    ['text', 'FILE_TYPE_NOT_ACCEPTED', { name: 'a.txt', declaredType: 'text/plain', bytes: Buffer.from('bonjour') }],
    ['PNG under a PDF’s name', 'FILE_NAME_MISMATCH', pdfDeclared(png)],
    ['JPEG declared as PDF', 'FILE_NAME_MISMATCH', { name: 'a.jpg', declaredType: 'application/pdf', bytes: jpeg }],
    ['a JPEG cut short', 'FILE_TRUNCATED', jpegDeclared(jpeg.subarray(0, jpeg.length >> 1))],
    ['a PNG cut short', 'FILE_TRUNCATED', pngDeclared(png.subarray(0, -6))],
    ['a PDF cut short', 'FILE_TRUNCATED', pdfDeclared(pdf.subarray(0, pdf.length >> 1))],
    ['three bytes', 'FILE_TRUNCATED', jpegDeclared(latin('\xff\xd8\xff'))],
  ];
};
