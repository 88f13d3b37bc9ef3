import { civilTimeAt } from '#base/values/civil-date.ts';
import type { Instant } from '#base/values/instant.ts';
import type { Lang, Text } from '#base/values/lang.ts';
import { localDay } from '../calendar/local-day.ts';
import { zoneOf } from '../calendar/territory.ts';
import { ATTACHMENTS } from '../codes/attachments.ts';
import { consularPost } from '../codes/consular-posts.ts';
import { LISTS } from '../codes/lists.ts';
import { PIECE_NEEDS } from '../codes/piece-needs.ts';
import { DECLARATIONS } from '../demande/declaration.ts';
import type { Qualification } from '../events.ts';
import { dateText, formatDate } from '../format-date.ts';
import type { DossierState } from '../state.ts';
import { SILENCE_TEXT } from './mentions.ts';

/** What a printed receipt says, without its layout: the PDF and the page are made from it. */
export type ReceiptBlock =
  | { sorte: 'TITRE'; texte: string }
  | { sorte: 'CHAMP'; nom: string; valeur: string }
  | { sorte: 'TEXTE'; texte: string };

export type ReceiptModel = { titre: string; numero: string; blocs: readonly ReceiptBlock[] };

/** What the dossier does not hold: the service's own words and names. */
export type ReceiptWords = {
  service: string; nomCommune: string;
  /** How the service is reached: mail, then telephone and postal address where they are set. */
  contact: { mail: string; phone: string; address: string };
  /** Label of a ballot by its id. */
  scrutin(id: string): Text;
};

const instantText = (at: Instant, commune: string, lang: Lang): string => {
  const zone = zoneOf(commune);
  const day = formatDate(localDay(at, commune), lang);
  const place = zone === 'Europe/Paris' ? { fr: 'heure de Paris', en: 'Paris time' }[lang] : zone;
  return `${day} ${lang === 'fr' ? 'à' : 'at'} ${civilTimeAt(at, zone)} (${place})`;
};

const VERDICTS: Readonly<Record<Qualification['verdict'], Text>> = {
  A_TEMPS: { fr: 'à temps', en: 'in time' },
  A_COMPLETER: { fr: 'à temps si elle est complète au plus tard le {date}', en: 'in time if complete by {date}' },
  L30: { fr: 'cas tardif, vérifié par le maire', en: 'late case, checked by the mayor' },
  HORS_DELAI: { fr: 'prise en compte après ce scrutin', en: 'counts after this ballot' },
};

const ballotBlocks = (state: DossierState, words: ReceiptWords, lang: Lang): ReceiptBlock[] =>
  state.scrutins.map(({ scrutin, verdict, cloture }) => ({
    sorte: 'CHAMP', nom: words.scrutin(scrutin)[lang],
    valeur: VERDICTS[verdict][lang].replace('{date}', dateText(cloture)[lang]),
  }));

/** Who must answer, at the head of a sentence. */
const DECIDES: Record<'commune' | 'post', Text> = {
  commune: { fr: 'Le maire', en: 'The mayor' }, post: { fr: 'Le chef du poste consulaire', en: 'The head of the consular post' },
};

const BY: Text = { fr: 'au plus tard le', en: 'by' };

const LABELS = {
  titre: {
    fr: 'Récépissé de demande d’inscription sur les listes électorales',
    en: 'Receipt of a request for registration on the electoral roll',
  },
  numero: { fr: 'Numéro', en: 'Number' },
  recue: { fr: 'Reçue le', en: 'Received on' },
  arrivee: { fr: 'Arrivée au service le', en: 'Reached the service on' },
  commune: { fr: 'Commune demandée', en: 'Municipality requested' },
  poste: { fr: 'Poste consulaire demandé', en: 'Consular post requested' },
  liste: { fr: 'Liste', en: 'List' },
  attache: { fr: 'Lien avec la commune', en: 'Link with the municipality' },
  attachePoste: { fr: 'Lien avec le poste', en: 'Link with the post' },
  demandeur: { fr: 'Demandeur', en: 'Applicant' },
  manquant: { fr: 'Pièce à fournir', en: 'Document to provide' },
  scrutins: { fr: 'Prochains scrutins', en: 'Coming ballots' },
  reponse: { fr: 'Réponse du maire attendue au plus tard le', en: 'Mayor’s answer expected by' },
  reponsePoste: { fr: 'Réponse du poste attendue au plus tard le', en: 'Answer of the post expected by' },
  service: { fr: 'Service responsable', en: 'Service in charge' },
  telephone: { fr: 'Téléphone du service', en: 'Telephone of the service' },
  adresse: { fr: 'Adresse du service', en: 'Address of the service' },
  calendrier: { fr: 'Calendrier appliqué', en: 'Calendar applied' },
} as const satisfies Record<string, Text>;

const field = (label: keyof typeof LABELS, valeur: string, lang: Lang): ReceiptBlock =>
  ({ sorte: 'CHAMP', nom: LABELS[label][lang], valeur });

const requestBlocks = (state: DossierState, words: ReceiptWords, lang: Lang): ReceiptBlock[] => {
  const { demande } = state;
  if (!demande) return [];
  const { nomNaissance, prenoms } = demande.etatCivil;
  const post = consularPost(state.commune ?? '') !== undefined;
  return [
    field('demandeur', `${prenoms.join(' ')} ${nomNaissance}`, lang), field(post ? 'poste' : 'commune', words.nomCommune, lang),
    field('liste', LISTS[demande.typeListe].label[lang], lang),
    field(post ? 'attachePoste' : 'attache', ATTACHMENTS[demande.attache].label[lang], lang),
    ...state.attendues.map(({ besoin, echeance }) =>
      field('manquant', `${PIECE_NEEDS[besoin].label[lang]}, ${BY[lang]} ${dateText(echeance)[lang]}`, lang)),
  ];
};

/**
 * What the acknowledgement says (CRPA, L.112-11 and R.112-11-1): number, instants in the commune's time, service in
 * charge, what silence means, and how the request stands for the coming ballots. It is made from the dossier, so it
 * holds personal data: the sealed receipt beside it does not.
 */
export const receiptModel = (state: DossierState, words: ReceiptWords, lang: Lang): ReceiptModel => {
  const commune = state.commune ?? '';
  const declaration = DECLARATIONS[state.demande?.declarationHonneur.version ?? '']?.[lang];
  const due = state.decisionAttendue;
  const blocs: ReceiptBlock[] = [
    field('numero', state.numero, lang), field('recue', instantText(state.dateDepot, commune, lang), lang),
    field('arrivee', instantText(state.dateArrivee, commune, lang), lang), ...requestBlocks(state, words, lang),
    { sorte: 'TITRE', texte: LABELS.scrutins[lang] }, ...ballotBlocks(state, words, lang),
    field('calendrier', state.calendrier, lang),
    ...(due ? [field(consularPost(commune) ? 'reponsePoste' : 'reponse', dateText(due)[lang], lang)] : []),
    field('service', [words.service, words.contact.mail].filter(Boolean).join(', '), lang),
    ...(words.contact.phone ? [field('telephone', words.contact.phone, lang)] : []),
    ...(words.contact.address ? [field('adresse', words.contact.address, lang)] : []),
    { sorte: 'TEXTE', texte: SILENCE_TEXT[lang].replace('{qui}', DECIDES[consularPost(commune) ? 'post' : 'commune'][lang]) },
    ...(declaration ? [{ sorte: 'TEXTE' as const, texte: declaration }] : []),
  ];
  return { titre: LABELS.titre[lang], numero: state.numero, blocs };
};
