import type { Lang } from '#base/values/lang.ts';
import { shippedClosings } from '../../data/calendar.ts';
import { receiptModel } from '../../domain/receipts/receipt-model.ts';
import type { DossierState } from '../../domain/state.ts';
import type { ContactLines } from '../contact-lines.ts';
import { openSheet, type PdfSheet } from '../papers/pdf-sheet.ts';

export type ReceiptPdf = {
  state: DossierState; receipt: string; qr: Buffer; verify: string; lang: Lang; commune: string; authority: string;
  contact: ContactLines;
};

const TEXTS = {
  fr: { verify: 'Vérifier ce récépissé, même hors ligne :', code: 'Code QR qui mène à la vérification',
    keep: 'Le fichier joint à ce document (recepisse.json) contient la preuve.' },
  en: { verify: 'Verify this receipt, even offline:', code: 'QR code that leads to the verification',
    keep: 'The file attached to this document (recepisse.json) holds the proof.' },
} as const;

/**
 * The printable receipt (CRPA, L.112-11 and R.112-11-1): what the model says, a QR code, and the verifiable receipt
 * attached as a file.
 */
export const receiptPdf = async ({ state, receipt, qr, verify, lang, commune, authority, contact }: ReceiptPdf): Promise<Uint8Array> => {
  const text = TEXTS[lang];
  const labels = ballotLabels(state);
  const model = receiptModel(state, { service: authority, contact, nomCommune: commune,
    scrutin: (id) => labels.get(id) ?? { fr: id, en: id } }, lang);
  const sheet = await openSheet();
  sheet.pdf.setTitle(`${model.titre} ${model.numero}`);
  sheet.pdf.setLanguage(lang);
  await sheet.pdf.attach(Buffer.from(receipt), 'recepisse.json', { mimeType: 'application/json', description: text.keep });
  sheet.title(model.titre);
  for (const bloc of model.blocs) write(sheet, bloc);
  sheet.picture(await sheet.pdf.embedPng(qr), text.code, [text.verify, verify, text.keep]);
  return sheet.save();
};

const ballotLabels = ({ commune, demande }: DossierState) => new Map(
  shippedClosings().ballotsOf(commune ?? '', demande?.typeListe ?? 'PRINCIPALE').map(({ ballot }) => [ballot.id, ballot.label]));

const write = (sheet: PdfSheet, bloc: ReturnType<typeof receiptModel>['blocs'][number]): void => {
  if (bloc.sorte === 'TITRE') sheet.heading(bloc.texte);
  else if (bloc.sorte === 'CHAMP') sheet.row(bloc.nom, bloc.valeur);
  else sheet.paragraph(bloc.texte);
};
