import { defineProblems } from '#base/values/problem.ts';

/** What the voter registration service may refuse, and what to do about it. */
export const problems = defineProblems({
  DEMANDE_INVALIDE: {
    status: 422, fr: 'La demande contient des erreurs', en: 'The request has errors',
    remedy: { fr: 'Corrigez chaque champ indiqué, puis renvoyez.', en: 'Mend each field listed, then send again.' },
  },
  DOSSIER_INTROUVABLE: {
    status: 404, fr: 'Dossier introuvable', en: 'No such dossier',
    remedy: {
      fr: 'Vérifiez le numéro. Seuls la personne et sa mairie voient un dossier.',
      en: 'Check the number. Only the person and their town hall see a dossier.',
    },
  },
  ROLE_REFUSE: {
    status: 403, fr: 'Cette action n’est pas ouverte à votre profil', en: 'Your profile may not do this',
    remedy: { fr: 'Demandez à une personne habilitée.', en: 'Ask somebody who has the right to.' },
  },
  TRANSITION_IMPOSSIBLE: {
    status: 409, fr: 'L’état du dossier ne permet pas cette action', en: 'The state of the dossier does not allow this',
    remedy: { fr: 'Rechargez le dossier pour voir où il en est.', en: 'Reload the dossier to see where it stands.' },
  },
  CANAL_REFUSE: {
    status: 422, fr: 'Ce canal de dépôt n’est pas possible ici', en: 'This way of filing is not possible here',
    remedy: {
      fr: 'En ligne, la personne dépose elle-même ; la mairie saisit les demandes reçues sur papier.',
      en: 'Online, people file for themselves; the town hall enters requests received on paper.',
    },
  },
  DATE_DEPOT_INVALIDE: {
    status: 422, fr: 'La date de réception du papier n’est pas possible', en: 'The date of reception is not possible',
    remedy: { fr: 'Indiquez le jour où la mairie a reçu la demande.', en: 'Enter the day the town hall received it.' },
  },
  MOTIF_REQUIS: {
    status: 422, fr: 'Un refus doit être motivé', en: 'A refusal needs a motive',
    remedy: { fr: 'Choisissez un motif dans la liste.', en: 'Choose a motive from the list.' },
  },
  MOTIF_SANS_OBJET: {
    status: 422, fr: 'Une acceptation n’a pas de motif', en: 'An acceptance has no motive',
    remedy: { fr: 'Retirez le motif, ou choisissez le refus.', en: 'Remove the motive, or choose refusal.' },
  },
  PERIODE_INVALIDE: {
    status: 422, fr: 'Cette période n’est pas possible', en: 'This period is not possible',
    remedy: {
      fr: 'Donnez deux dates AAAA-MM-JJ dans l’ordre, à un an l’une de l’autre au plus.',
      en: 'Give two dates YYYY-MM-DD in order, at most a year apart.',
    },
  },
  TROP_DE_DECLARATIONS: {
    status: 429, fr: 'Trop de projets ont été déclarés aujourd’hui', en: 'Too many projects were declared today',
    remedy: {
      fr: 'Revenez demain ; les données restent ouvertes sans clé.', en: 'Come back tomorrow; the data stay open without a key.',
    },
  },
  COURRIEL_INVALIDE: {
    status: 422, fr: 'Cette adresse électronique n’est pas complète', en: 'This e-mail address is not complete',
    remedy: {
      fr: 'Écrivez l’adresse électronique comme dans cet exemple : prenom.nom@exemple.fr.',
      en: 'Write the e-mail address as in this example: first.last@example.com.',
    },
  },
  PIECE_INCONNUE: {
    status: 422, fr: 'Cette pièce n’est pas dans le dossier', en: 'This document is not in the dossier',
    remedy: { fr: 'Rechargez le dossier.', en: 'Reload the dossier.' },
  },
  PIECE_EN_QUARANTAINE: {
    status: 409, fr: 'Cette pièce est en quarantaine', en: 'This document is in quarantine',
    remedy: { fr: 'Attendez le fichier de remplacement.', en: 'Wait for the replacement file.' },
  },
  PIECE_PERIMEE: {
    status: 422, fr: 'Cette pièce était trop ancienne au jour du dépôt', en: 'This document was too old on the day of deposit',
    remedy: {
      fr: 'Vérifiez la date lue, ou refusez la pièce avec le motif « trop ancienne ».',
      en: 'Check the date read, or refuse the document as too old.',
    },
  },
  PIECES_ABSENTES: {
    status: 422, fr: 'Aucune pièce n’est jointe', en: 'No document is attached',
    remedy: { fr: 'Joignez la pièce demandée.', en: 'Attach the document asked for.' },
  },
  PIECES_TROP_NOMBREUSES: {
    status: 422, fr: 'Le dossier contient déjà trop de pièces', en: 'The dossier already holds too many documents',
    remedy: { fr: 'Adressez-vous à la mairie.', en: 'Please contact the town hall.' },
  },
  MESSAGE_TROP_LONG: {
    status: 422, fr: 'Le message est trop long', en: 'The message is too long',
    remedy: { fr: 'Raccourcissez le message.', en: 'Shorten the message.' },
  },
  DELAI_EN_COURS: {
    status: 409, fr: 'Le délai n’est pas écoulé', en: 'The term has not ended',
    remedy: { fr: 'Attendez la date indiquée.', en: 'Wait until the date given.' },
  },
  ACCUSE_ABSENT: {
    status: 409, fr: 'Le répertoire n’a pas accusé réception', en: 'The register has not acknowledged',
    remedy: {
      fr: 'Renvoyez la demande au répertoire ; au dixième jour, exportez d’abord la preuve.',
      en: 'Send the request again; on the tenth day, export the evidence first.',
    },
  },
  REFERENCE_DISCORDANTE: {
    status: 409, fr: 'Le répertoire a déjà donné une autre référence', en: 'The register gave another reference before',
    remedy: { fr: 'Signalez l’écart au support du répertoire.', en: 'Report it to the register’s support.' },
  },
  RADIATION_IMPOSSIBLE: {
    status: 409, fr: 'Aucune radiation ne peut être engagée ou décidée ici', en: 'No strike-off can be opened or decided here',
    remedy: { fr: 'Rechargez le dossier : une procédure est déjà ouverte, ou close.',
      en: 'Reload: a procedure is open already, or closed.' },
  },
  MESSAGE_REQUIS: {
    status: 422, fr: 'Expliquez en quelques phrases', en: 'Explain in a few sentences',
    remedy: { fr: 'Écrivez le motif que la personne lira, en 2 000 caractères au plus.',
      en: 'Write the reason that the person will read, in 2,000 characters at most.' },
  },
  LIEU_INCONNU: {
    status: 404, fr: 'Aucune liste électorale à ce code', en: 'No electoral roll at this code',
    remedy: { fr: 'Donnez le code Insee d’une commune ou d’un arrondissement, ou le code d’un poste consulaire.',
      en: 'Give the Insee code of a municipality or arrondissement, or the code of a consular post.' },
  },
  CALENDRIER_REGLE: {
    status: 409, fr: 'Cette proposition est déjà réglée ou n’existe pas', en: 'This proposal is settled, or does not exist',
    remedy: { fr: 'Rechargez le calendrier.', en: 'Reload the calendar.' },
  },
  CALENDRIER_SECONDE_PERSONNE: {
    status: 403, fr: 'Une seconde personne doit signer', en: 'A second person must sign',
    remedy: { fr: 'Demandez à une autre personne habilitée.', en: 'Ask another authorised person.' },
  },
  ENQUETE_QUOTA: {
    status: 429, fr: 'Trop d’interrogations pour le moment', en: 'Too many enquiries for now',
    remedy: {
      fr: 'Réessayez dans une heure, ou interrogez avec FranceConnect, ou appelez la mairie.',
      en: 'Try again in an hour, or ask with FranceConnect, or call the town hall.',
    },
  },
  ENQUETE_INDISPONIBLE: {
    status: 503, fr: 'Le répertoire électoral ne répond pas', en: 'The electoral register does not answer',
    remedy: {
      fr: 'Réessayez dans quelques minutes. Vous pouvez faire votre demande d’inscription sans attendre.',
      en: 'Try again in a few minutes. You can make your request for registration without waiting.',
    },
  },
  ATTESTATION_INVALIDE: {
    status: 422, fr: 'Cette attestation ne peut plus être produite', en: 'This certificate can no longer be made',
    remedy: { fr: 'Interrogez de nouveau votre situation.', en: 'Ask for your situation again.' },
  },
  QUORUM_ABSENT: {
    status: 409, fr: 'La commission ne peut pas délibérer : le quorum de trois membres n’est pas atteint',
    en: 'The commission cannot deliberate: the quorum of three members is not reached',
    remedy: { fr: 'Enregistrez les présents, ou convoquez une nouvelle séance.',
      en: 'Record who is present, or call another meeting.' },
  },
  VOTE_INVALIDE: {
    status: 422, fr: 'Le décompte des voix n’est pas possible', en: 'The count of votes is not possible',
    remedy: { fr: 'Les voix pour et contre ne dépassent pas le nombre de présents.',
      en: 'Votes for and against cannot exceed the number present.' },
  },
  RECOURS_VIDE: {
    status: 422, fr: 'Le recours doit dire pourquoi', en: 'The appeal must say why',
    remedy: { fr: 'Expliquez en quelques mots pourquoi vous contestez la décision.',
      en: 'Explain in a few words why you contest the decision.' },
  },
  JUGEMENT_INVALIDE: {
    status: 422, fr: 'Ce jugement ne peut pas être enregistré', en: 'This judgment cannot be entered',
    remedy: { fr: 'Vérifiez la date, la juridiction, la référence et ce que le tribunal ordonne.',
      en: 'Check the date, the court, the reference and what the court orders.' },
  },
  SEANCE_INTROUVABLE: {
    status: 404, fr: 'Séance introuvable', en: 'No such meeting',
    remedy: { fr: 'Revenez à la liste des séances.', en: 'Go back to the list of meetings.' },
  },
  SEANCE_CLOSE: {
    status: 409, fr: 'Cette séance est close', en: 'This meeting is closed',
    remedy: { fr: 'Convoquez une nouvelle séance.', en: 'Call another meeting.' },
  },
  SAISIE_INVALIDE: {
    status: 422, fr: 'La saisie contient des erreurs', en: 'What was entered has errors',
    remedy: { fr: 'Corrigez chaque champ indiqué.', en: 'Mend each field listed.' },
  },
  DOUBLON_INVALIDE: {
    status: 422, fr: 'Ce rapprochement n’est pas possible', en: 'This link is not possible',
    remedy: { fr: 'Vérifiez le numéro de l’autre demande.', en: 'Check the number of the other request.' },
  },
});

export type ProblemCode = keyof typeof problems;
