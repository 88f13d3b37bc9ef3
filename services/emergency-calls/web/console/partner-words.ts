import { translator } from '#base/ui/i18n/catalogue.ts';

/** Texts about partners in a dossier. */
export const partnerWords = translator({
  partners: { fr: 'Partenaires', en: 'Partners' },
  shareWith: { fr: 'Partager avec', en: 'Share with' },
  share: { fr: 'Partager', en: 'Share' },
  delivered: { fr: 'livré', en: 'delivered' },
  notDelivered: { fr: 'NON LIVRÉ : téléphonez', en: 'NOT DELIVERED: telephone' },
  heldBack: { fr: 'Texte retenu pour {partner}, mots d’un diagnostic : {words}',
    en: 'Text held back for {partner}, words of a diagnosis: {words}' },
  sendAnyway: { fr: 'Envoyer quand même', en: 'Send anyway' },
  leaveOut: { fr: 'Ne pas envoyer', en: 'Do not send' },
  differs: { fr: 'Leurs valeurs à côté des nôtres', en: 'Their values beside ours' },
  field: { fr: 'Champ', en: 'Field' },
  ours: { fr: 'Ici', en: 'Here' },
  takeTheirs: { fr: 'Prendre', en: 'Take' },
  theirVehicles: { fr: 'Moyens des partenaires', en: 'Partners’ vehicles' },
  requests: { fr: 'Demandes', en: 'Requests' },
  noAnswer: { fr: 'sans réponse', en: 'no answer' },
  take: { fr: 'Accepter ainsi', en: 'Accept so' },
  leave: { fr: 'Renoncer', en: 'Give up' },
  accept: { fr: 'Accepter', en: 'Accept' },
  refuse: { fr: 'Refuser', en: 'Refuse' },
  HORS_CHAMPS: { fr: 'ce que nos champs ne disent pas', en: 'what our fields do not say' },
  kept: { fr: 'Autres messages', en: 'Other messages' },
} as const);
