import { PDFDocument, StandardFonts, rgb, type PDFFont, type PDFPage } from 'pdf-lib';
import { civilDateAt, civilTimeAt } from '#base/values/civil-date.ts';
import type { Lang } from '#base/values/lang.ts';
import { zoneOf } from '../../domain/calendar/territory.ts';
import type { DossierState } from '../../domain/state.ts';

export type ReceiptPdf = {
  state: DossierState; receipt: string; qr: Buffer; verify: string; lang: Lang; commune: string; authority: string; contact: string;
};

const TEXTS = {
  fr: { title: 'Accusé d’enregistrement électronique', subject: 'Demande d’inscription sur les listes électorales',
    number: 'Numéro', received: 'Reçue le', at: 'à', commune: 'Commune demandée', authority: 'Service', contact: 'Contact',
    decision: 'Décision attendue au plus tard le', law: 'Fondement', silence: 'Silence de l’administration',
    verify: 'Vérifier ce récépissé, même hors ligne', keep: 'Le fichier joint à ce document (recepisse.json) contient la preuve.' },
  en: { title: 'Electronic acknowledgement of receipt', subject: 'Application for voter registration',
    number: 'Number', received: 'Received on', at: 'at', commune: 'Municipality', authority: 'Authority', contact: 'Contact',
    decision: 'Decision due by', law: 'Legal basis', silence: 'If no answer is given',
    verify: 'Verify this receipt, even offline', keep: 'The file attached to this document (recepisse.json) holds the proof.' },
} as const;

const INK = rgb(0.06, 0.18, 0.3);
const MARGIN = 56;
const WIDTH_CHARS = 76;

/**
 * The printable receipt (CRPA, L.112-11 and R.112-11-1): date of reception, service and contact, what silence means,
 * a QR code, and the verifiable receipt attached as a file.
 */
export const receiptPdf = async (model: ReceiptPdf): Promise<Uint8Array> => {
  const text = TEXTS[model.lang];
  const pdf = await PDFDocument.create();
  pdf.setTitle(`${text.title} ${model.state.numero}`);
  pdf.setLanguage(model.lang);
  await pdf.attach(Buffer.from(model.receipt), 'recepisse.json', { mimeType: 'application/json', description: text.keep });
  const page = pdf.addPage([595, 842]);
  const [regular, bold] = [await pdf.embedFont(StandardFonts.Helvetica), await pdf.embedFont(StandardFonts.HelveticaBold)];
  page.drawRectangle({ x: 0, y: 806, width: 595, height: 36, color: INK });
  page.drawText(printable(text.title), { x: MARGIN, y: 750, size: 22, font: bold, color: INK });
  page.drawText(printable(text.subject), { x: MARGIN, y: 726, size: 13, font: regular, color: INK });
  const end = drawRows(page, rowsOf(model), 680, regular, bold);
  const image = await pdf.embedPng(model.qr);
  page.drawImage(image, { x: MARGIN, y: end - 170, width: 150, height: 150 });
  drawLines(page, [text.verify, model.verify, '', text.keep], MARGIN + 170, end - 60, regular);
  return pdf.save();
};

const rowsOf = ({ state, lang, commune, authority, contact }: ReceiptPdf): [string, string][] => {
  const text = TEXTS[lang];
  const zone = zoneOf(state.commune ?? '75101');
  return [
    [text.number, state.numero],
    [text.received, `${civilDateAt(state.dateDepot, zone)} ${text.at} ${civilTimeAt(state.dateDepot, zone)} (${zone})`],
    [text.commune, commune], [text.authority, authority], [text.contact, contact], [text.decision, state.decisionAttendue ?? ''],
  ];
};

const drawRows = (page: PDFPage, rows: [string, string][], top: number, regular: PDFFont, bold: PDFFont): number => {
  let y = top;
  for (const [term, value] of rows) {
    page.drawText(printable(term), { x: MARGIN, y, size: 10, font: regular, color: INK });
    page.drawText(printable(value).slice(0, WIDTH_CHARS), { x: MARGIN, y: y - 16, size: 13, font: bold });
    y -= 44;
  }
  return y;
};

const drawLines = (page: PDFPage, lines: string[], x: number, top: number, font: PDFFont): void =>
  lines.forEach((line, i) => page.drawText(printable(line), { x, y: top - i * 16, size: 10, font, maxWidth: 300 }));

/** The standard fonts know Windows-1252 only; what they lack is drawn without its marks. */
const printable = (text: string): string => [...text.normalize('NFC')].map((symbol) => {
  if (/^[\x20-\x7e\u00a0-\u00ff’‘“”–—…œŒ€]$/.test(symbol)) return symbol;
  const plain = symbol.normalize('NFD').replace(/\p{M}/gu, '');
  return /^[\x20-\x7e]$/.test(plain) ? plain : '?';
}).join('');
