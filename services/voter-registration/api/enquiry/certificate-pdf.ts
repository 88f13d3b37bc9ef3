import qrcode from 'qrcode';
import { hash } from 'node:crypto';
import { formatInstant } from '#base/ui/i18n/format.ts';
import type { Lang } from '#base/values/lang.ts';
import type { CertificateContent } from '../../domain/enquiry/certificate.ts';
import { zoneOf } from '../../domain/calendar/territory.ts';
import { consularPost } from '../../domain/codes/consular-posts.ts';
import { LISTS, type TypeListe } from '../../domain/codes/lists.ts';
import { stationNumber } from '../../domain/roll/station-number.ts';
import { openSheet } from '../papers/pdf-sheet.ts';

export type CertificatePdf = { content: CertificateContent; certificate: string; verify: string; lang: Lang; authority: string };

const TEXTS = {
  fr: { title: 'Attestation d’inscription sur les listes électorales', who: 'Personne', name: 'Nom de naissance', given: 'Prénoms',
    born: 'Date de naissance', where: 'Inscription', list: 'Liste', commune: 'Commune', post: 'Poste consulaire d’inscription',
      station: 'Bureau de vote',
    order: 'Numéro d’ordre', nne: 'Numéro national d’électeur',
    proxyGiven: 'Procuration donnée', proxyHeld: 'Procuration reçue', made: 'Établie le', by: 'Service',
    note: 'Cette attestation dit la situation au jour où elle est établie. Elle ne remplace pas la carte électorale et n’est pas '
      + 'nécessaire pour voter.',
    verify: 'Vérifier cette attestation, même hors ligne :', code: 'Code QR qui mène à la vérification',
    keep: 'Le fichier joint à ce document (attestation.json) contient la preuve.' },
  en: { title: 'Certificate of registration on the electoral rolls', who: 'Person', name: 'Birth name', given: 'Given names',
    born: 'Date of birth', where: 'Registration', list: 'Roll', commune: 'Municipality', post: 'Consular post of registration',
    station: 'Polling station',
    order: 'Order number', nne: 'National elector number', proxyGiven: 'Proxy given', proxyHeld: 'Proxy held', made: 'Made on',
      by: 'Service',
    note: 'This certificate states the situation on the day it is made. It does not replace the voter card and is not needed to vote.',
    verify: 'Verify this certificate, even offline:', code: 'QR code that leads to the verification',
    keep: 'The file attached to this document (attestation.json) holds the proof.' },
} as const;

const day = (date: string): string => date.split('-').reverse().join('/');

/** The printable certificate; its proof is attached, and a QR code leads to the verifier. */
export const certificatePdf = async ({ content, certificate, verify, lang, authority }: CertificatePdf): Promise<Uint8Array> => {
  const text = TEXTS[lang];
  const sheet = await openSheet();
  sheet.pdf.setTitle(text.title);
  sheet.pdf.setLanguage(lang);
  await sheet.pdf.attach(Buffer.from(certificate), 'attestation.json', { mimeType: 'application/json', description: text.keep });
  sheet.title(text.title);
  sheet.heading(text.who);
  sheet.row(text.name, content.nomNaissance);
  sheet.row(text.given, content.prenoms);
  sheet.row(text.born, day(content.dateNaissance));
  sheet.heading(text.where);
  sheet.row(text.list, LISTS[content.typeListe as TypeListe]?.label[lang] ?? content.typeListe);
  sheet.row(consularPost(content.commune) ? text.post : text.commune, `${content.nomCommune} (${content.commune})`);
  sheet.row(text.station, [stationNumber(content.bureau), content.libelle].filter(Boolean).join(' – '));
  if (content.ordre !== null) sheet.row(text.order, String(content.ordre));
  sheet.row(text.nne, content.nne);
  for (const { sens, du, au } of content.procurations) {
    sheet.row(sens === 'DONNEE' ? text.proxyGiven : text.proxyHeld, `${day(du)} – ${day(au)}`);
  }
  sheet.row(text.made, formatInstant(lang, content.etablieLe, zoneOf(content.commune)));
  sheet.row(text.by, authority);
  sheet.paragraph(text.note);
  const code = `${verify}#${hash('sha256', certificate, 'base64url').slice(0, 16)}`;
  sheet.picture(await sheet.pdf.embedPng(await qrcode.toBuffer(code, { margin: 1, width: 400 })), text.code,
    [text.verify, verify, text.keep]);
  return sheet.save();
};
