import type { Letter } from '#base/messages/letter.ts';
import { checkAddress, checkHeader, type Mail } from '#base/messages/mail.ts';
import { frenchSpaces } from '#base/ui/i18n/catalogue.ts';
import { escapeHtml } from '#base/values/escape-html.ts';
import type { Lang } from '#base/values/lang.ts';
import { renderLetter, type LetterWords } from '../../domain/letters/render-letter.ts';
import type { LetterKind } from '../../domain/letters/templates.ts';

/** What waits in the outbox for a person: a kind of letter, its words, and one way to reach them. */
export type PublicLetter = {
  sorte: LetterKind; langue: Lang; mots: LetterWords;
  courriel?: string;
  /** What a late bounce of the mail finds this letter by. */
  jeton?: string;
  /** Lines of the envelope. */
  adresse?: readonly string[];
};

/** True for a letter of this service; other mails are ready to leave. */
export const isPublicLetter = (content: unknown): content is PublicLetter =>
  typeof content === 'object' && content !== null && Object.hasOwn(content, 'sorte');

const LINK = /https?:\/\/[^\s<>"']+/g;

const paragraph = (text: string): string => `<p>${escapeHtml(text).replace(LINK, (url) => `<a href="${url}">${url}</a>`)
  .replaceAll('\n', '<br>')}</p>`;

/** As a mail: text, and the same as HTML. Throws `MSG_ADDRESS` on what is no plain address. */
export const asMail = ({ sorte, langue, mots, courriel, jeton }: PublicLetter): Mail => {
  const { objet, texte } = renderLetter(sorte, mots, langue);
  return {
    to: checkAddress(courriel ?? ''), subject: checkHeader(objet), text: `${texte}\n`,
    html: `<!doctype html>\n<html lang="${langue}"><head><meta charset="utf-8"><title>${escapeHtml(objet)}</title></head>`
      + `<body>\n${texte.split('\n\n').map(paragraph).join('\n')}\n</body></html>\n`,
    ...(jeton === undefined ? {} : { envelopeId: jeton }),
  };
};

/** What only paper says: how administrations greet, and how to answer without a screen. */
type PaperWords = {
  greeting: string; labels: NonNullable<Letter['labels']>; answer: string; signed: string; written(place: string, day: string): string;
};
const ON_PAPER: Record<Lang, PaperWords> = {
  fr: { greeting: 'Madame, Monsieur,', labels: { subject: 'Objet : ', reference: 'Réf. : ' },
    answer: 'Vous pouvez aussi répondre par courrier ou au guichet, en rappelant la référence ci-dessus.',
    signed: '(prénom, nom, qualité et signature)',
    written: (place, day) => `${place}, le ${day}` },
  en: { greeting: 'Dear Sir or Madam,', labels: { subject: 'Subject: ', reference: 'Ref.: ' },
    answer: 'You may also answer by post or at the counter, giving the reference above.',
    signed: '(given name, name, capacity and signature)', written: (place, day) => `${place}, ${day}` },
};

/** Decisions of the mayor or head of post: on paper they are signed by hand, with name and capacity (CRPA, L.212-1). */
const SIGNED: ReadonlySet<LetterKind> = new Set(['ACCEPTATION', 'REFUS', 'RADIATION_ENGAGEE', 'RADIATION_PRONONCEE',
  'RADIATION_ECARTEE']);

/** No line of a letter begins with a lone sign; the fonts of a PDF know one sort of space that does not break. */
const unbroken = (text: string, lang: Lang): string => (lang === 'fr' ? frenchSpaces(text).replaceAll('\u202f', '\u00a0') : text);

/** As a letter for the print desk: from the town hall or post that decides, dated the day it was written. */
export const asLetter = ({ sorte, langue, mots, adresse }: PublicLetter): Letter => {
  const { objet, texte } = renderLetter(sorte, mots, langue);
  const words = ON_PAPER[langue];
  const [, ...said] = texte.split('\n\n');
  const service = said.pop() ?? '';
  const signed = SIGNED.has(sorte) ? [`\n${mots['Maire'] ?? ''}\n${words.signed}`] : [];
  const day = mots['ecriteLe'] ?? mots['date'] ?? '';
  return {
    address: adresse ?? [], sender: ['organisme', 'service', 'contactService'].map((name) => mots[name] ?? '').filter(Boolean),
    placeAndDate: mots['commune'] ? words.written(mots['commune'], day) : day,
    reference: mots['numero'] ?? '', subject: objet, labels: words.labels,
    blocks: [words.greeting, ...said, words.answer, service, ...signed]
      .map((text) => ({ kind: 'paragraph', text: unbroken(text, langue) })),
  };
};
