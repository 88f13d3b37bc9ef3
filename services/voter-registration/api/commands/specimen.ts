import { PDFDocument, rgb, StandardFonts } from 'pdf-lib';
import { PIECE_TYPES, type PieceType } from '../../domain/codes/piece-types.ts';
import type { Demande } from '../../domain/demande/demande.ts';

const SIZE: [number, number] = [420, 298];
const INK = rgb(0.1, 0.12, 0.35);
const printable = (text: string): string => text.normalize('NFC').replaceAll('’', '\'').replace(/[^\u0020-\u007e\u00a0-\u00ff]/g, '?');

/** A document of the demonstration: nobody could take it for a real one. */
export const specimenPdf = async (type: PieceType, { etatCivil, adresseRattachement }: Demande): Promise<Uint8Array> => {
  const document = await PDFDocument.create({ updateMetadata: false });
  const page = document.addPage(SIZE);
  const [plain, bold] = [await document.embedFont(StandardFonts.Helvetica), await document.embedFont(StandardFonts.HelveticaBold)];
  page.drawRectangle({ x: 8, y: 8, width: SIZE[0] - 16, height: SIZE[1] - 16, borderColor: INK, borderWidth: 1 });
  page.drawText('SPÉCIMEN — DÉMONSTRATION', { x: 24, y: 262, size: 15, font: bold, color: rgb(0.75, 0.1, 0.1) });
  const lines = [PIECE_TYPES[type].label.fr, '', `Nom : ${etatCivil.nomNaissance}`, `Prénoms : ${etatCivil.prenoms.join(', ')}`,
    `Né(e) le : ${etatCivil.dateNaissance}`, `Adresse : ${adresseRattachement.numero ?? ''} ${adresseRattachement.voie ?? ''}`,
    `${adresseRattachement.codePostal}`];
  lines.forEach((line, i) => page.drawText(printable(line).slice(0, 60), { x: 24, y: 226 - i * 24, size: i === 0 ? 15 : 13,
    font: i === 0 ? bold : plain, color: INK }));
  return document.save();
};
