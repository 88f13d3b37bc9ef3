import type { Text } from '#base/values/lang.ts';

type StateCode = { ouvert: boolean; label: Text; citoyen: Text };

/**
 * States of a dossier and what the citizen reads; `{…}` are filled by the page.
 * A state is `ouvert` while somebody still has to act before a decision is final.
 */
export const STATES = {
  DEPOSEE: {
    ouvert: true, label: { fr: 'Déposée', en: 'Filed' },
    citoyen: {
      fr: 'Demande reçue le {date} à {heure}, n° {numero}', en: 'Request received on {date} at {heure}, no. {numero}',
    },
  },
  CONTROLE_AUTO: {
    ouvert: true, label: { fr: 'Contrôlée', en: 'Checked' }, citoyen: { fr: 'Reçue', en: 'Received' },
  },
  TRANSMISE: {
    ouvert: true, label: { fr: 'À examiner', en: 'To examine' },
    citoyen: { fr: 'Transmise {destinataire}', en: 'Sent to {destinataire}' },
  },
  A_COMPLETER: {
    ouvert: true, label: { fr: 'À compléter', en: 'To complete' },
    citoyen: { fr: 'Pièce à fournir au plus tard le {date}', en: 'Document to provide by {date}' },
  },
  COMPLETE: {
    ouvert: true, label: { fr: 'Complétée', en: 'Completed' }, citoyen: { fr: 'Complète', en: 'Complete' },
  },
  INSTRUITE: {
    ouvert: true, label: { fr: 'À viser', en: 'To sign' },
    citoyen: { fr: 'En cours d’examen', en: 'Being examined' },
  },
  VISEE_ACCEPTEE: {
    ouvert: true, label: { fr: 'Acceptée', en: 'Accepted' }, citoyen: { fr: 'Acceptée', en: 'Accepted' },
  },
  VISEE_REFUSEE: {
    ouvert: false, label: { fr: 'Refusée', en: 'Refused' },
    citoyen: { fr: 'Refusée : {motif}', en: 'Refused: {motif}' },
  },
  INSCRITE: {
    ouvert: false, label: { fr: 'Inscrite', en: 'Registered' },
    citoyen: {
      fr: 'Inscrit(e) à {commune}, bureau {bureau}, pour voter à partir du {date}',
      en: 'Registered in {commune}, polling station {bureau}, to vote from {date}',
    },
  },
  NON_INSCRITE_REU: {
    ouvert: true, label: { fr: 'Identité non reconnue', en: 'Identity not recognised' },
    citoyen: { fr: 'Un contrôle d’identité est nécessaire', en: 'An identity check is needed' },
  },
  RAPO: {
    ouvert: true, label: { fr: 'Recours en cours', en: 'Appeal pending' },
    citoyen: { fr: 'Recours en cours', en: 'Appeal pending' },
  },
  RAPO_ACCEPTE: {
    ouvert: true, label: { fr: 'Recours accepté', en: 'Appeal upheld' },
    citoyen: { fr: 'Recours : décision favorable', en: 'Appeal: decision in your favour' },
  },
  RAPO_REJETE: {
    ouvert: false, label: { fr: 'Recours rejeté', en: 'Appeal rejected' },
    citoyen: { fr: 'Recours : rejet', en: 'Appeal: rejected' },
  },
  INSCRIPTION_ORDONNEE: {
    ouvert: true, label: { fr: 'Inscription ordonnée', en: 'Registration ordered' },
    citoyen: { fr: 'Le tribunal ordonne votre inscription', en: 'The court orders your registration' },
  },
  ABANDONNEE: {
    ouvert: false, label: { fr: 'Abandonnée', en: 'Withdrawn' }, citoyen: { fr: 'Abandonnée', en: 'Withdrawn' },
  },
  DOUBLON: {
    ouvert: false, label: { fr: 'Doublon', en: 'Duplicate' },
    citoyen: { fr: 'Vous aviez déjà une demande n° {autre}', en: 'You already had request no. {autre}' },
  },
  CLOSE: { ouvert: false, label: { fr: 'Close', en: 'Closed' }, citoyen: { fr: 'Close', en: 'Closed' } },
} as const satisfies Record<string, StateCode>;

export type Etat = keyof typeof STATES;
