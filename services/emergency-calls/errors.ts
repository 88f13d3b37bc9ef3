import { defineProblems } from '#base/values/problem.ts';

/** What the emergency calls may refuse, and what to do about it. */
export const problems = defineProblems({
  DOSSIER_INTROUVABLE: {
    status: 404, fr: 'Dossier introuvable', en: 'No such dossier',
    remedy: { fr: 'Vérifiez le numéro. Seul le centre qui traite un dossier le voit, et ceux avec qui il le partage.',
      en: 'Check the number. Only the centre in charge sees a dossier, and those it shares it with.' },
  },
  MESSAGE_INCONNU: {
    status: 404, fr: 'Ce message n’attend pas de décision', en: 'This message waits for no decision',
    remedy: { fr: 'Rechargez l’écran : quelqu’un en a peut-être décidé.', en: 'Reload the screen: somebody may have decided.' },
  },
  AML_FERME: {
    status: 403, fr: 'Ce site ne reçoit pas les positions postées par les téléphones', en: 'This site takes no places posted by telephones',
    remedy: { fr: 'L’exploitant donne SOCLE_CALLS_AML_KEY pour les recevoir, signées.',
      en: 'The operator sets SOCLE_CALLS_AML_KEY to take them, signed.' },
  },
  ROLE_REFUSE: {
    status: 403, fr: 'Cette action n’est pas ouverte à votre rôle', en: 'Your role may not do this',
    remedy: { fr: 'Demandez au médecin régulateur ou au superviseur.', en: 'Ask the regulating doctor or the supervisor.' },
  },
  ETAT_REFUSE: {
    status: 409, fr: 'L’état du dossier ne permet pas cette action', en: 'The state of the dossier does not allow this',
    remedy: { fr: 'Un dossier clôturé ne se rouvre pas : ouvrez-en un nouveau.',
      en: 'A closed dossier does not open again: open a new one.' },
  },
  CHAMP_INVALIDE: {
    status: 422, fr: 'Des valeurs ne conviennent pas', en: 'Some values do not fit',
    remedy: { fr: 'Corrigez chaque champ indiqué.', en: 'Mend each field listed.' },
  },
  DECISION_INCOMPLETE: {
    status: 422, fr: 'La décision est incomplète', en: 'The decision is incomplete',
    remedy: { fr: 'Donnez le moyen, le transport et la destination que ce type de décision demande.',
      en: 'Give the resource, transport and destination that this type of decision needs.' },
  },
  PROGRAMMATION_DRM: {
    status: 422, fr: 'Seul un dossier médical (DRM) se programme', en: 'Only a medical dossier (DRM) is planned',
    remedy: { fr: 'Donnez une attribution DRM : médecin urgentiste, libéral ou spécialiste.',
      en: 'Give a DRM attribution: emergency, liberal or specialist doctor.' },
  },
  APPEL_TROP_TARD: {
    status: 409, fr: 'Ce dossier a plus de 24 heures : il ne reçoit plus d’appel',
      en: 'This dossier is over 24 hours old: it takes no more calls',
    remedy: { fr: 'Ouvrez un nouveau dossier pour cet appel ; l’ancien se lit à côté.',
      en: 'Open a new dossier for this call; the old one can be read beside it.' },
  },
  PATIENT_PRIS_EN_CHARGE: {
    status: 409, fr: 'Ce patient a déjà une décision, un bilan ou une mission',
      en: 'This patient has a decision, an assessment or a mission',
    remedy: { fr: 'Il reste dans le dossier : dites l’erreur dans une note.', en: 'They stay in the dossier: tell the mistake in a note.' },
  },
  MISSION_INCONNUE: {
    status: 404, fr: 'Mission inconnue', en: 'No such mission',
    remedy: { fr: 'Rechargez le dossier.', en: 'Reload the dossier.' },
  },
  MOYEN_INCONNU: {
    status: 404, fr: 'Moyen inconnu dans ce centre', en: 'No such vehicle in this centre',
    remedy: { fr: 'Choisissez un moyen de la liste.', en: 'Choose a vehicle of the list.' },
  },
  MOYEN_ENGAGE: {
    status: 409, fr: 'Ce moyen est déjà en mission', en: 'This resource is already on a mission',
    remedy: { fr: 'Choisissez-en un autre, ou terminez d’abord sa mission.', en: 'Choose another one, or end its mission first.' },
  },
  ANNULATION_TARDIVE: {
    status: 409, fr: 'Une mission ne s’annule qu’avant l’arrivée sur les lieux', en: 'A mission is cancelled before the arrival only',
    remedy: { fr: 'Notez la fin de la prise en charge.', en: 'Record the end of care instead.' },
  },
  PATIENT_INCONNU: {
    status: 404, fr: 'Patient inconnu dans ce dossier', en: 'No such patient in this dossier',
    remedy: { fr: 'Ajoutez d’abord le patient.', en: 'Add the patient first.' },
  },
  DOSSIER_INCOMPLET: {
    status: 422, fr: 'Le dossier est incomplet', en: 'The dossier is incomplete',
    remedy: { fr: 'Complétez les champs listés, puis validez.', en: 'Fill in the fields listed, then validate.' },
  },
  MISSIONS_EN_COURS: {
    status: 409, fr: 'Des équipages ont encore un patient', en: 'Crews still have a patient',
    remedy: { fr: 'Attendez la fin de prise en charge de chaque mission.', en: 'Wait until each mission has ended its care.' },
  },
  TRANSITION_IMPOSSIBLE: {
    status: 409, fr: 'Ce passage d’état n’existe pas', en: 'There is no such change of state',
    remedy: { fr: 'Rechargez le dossier pour voir où il en est.', en: 'Reload the dossier to see where it stands.' },
  },
  TERME_NON_ATTEINT: {
    status: 409, fr: 'Le délai n’est pas atteint', en: 'The term is not reached',
    remedy: { fr: 'Ce passage se fait de lui-même à son heure.', en: 'This change happens by itself in due time.' },
  },
  DEMANDE_INCONNUE: {
    status: 404, fr: 'Demande inconnue', en: 'No such request',
    remedy: { fr: 'La demande a peut-être été annulée : appelez le partenaire.', en: 'It may have been cancelled: telephone the partner.' },
  },
  HORS_SANTE: {
    status: 422, fr: 'Ce message ne part qu’à un partenaire de santé', en: 'This message leaves for health partners only',
    remedy: { fr: 'Partagez le dossier : pompiers et police en reçoivent ce que la liste permet. Téléphonez pour le reste.',
      en: 'Share the dossier: fire and police get what the list allows. Telephone for the rest.' },
  },
  TRANSFERT_ABSENT: {
    status: 409, fr: 'Aucun transfert n’attend de réponse', en: 'No transfer awaits an answer',
    remedy: { fr: 'Rechargez le dossier.', en: 'Reload the dossier.' },
  },
  APPEL_INCONNU: {
    status: 404, fr: 'Appel inconnu', en: 'No such call',
    remedy: { fr: 'Il a peut-être été décroché ailleurs.', en: 'Somebody else may have picked it up.' },
  },
  APPEL_DEJA_DECROCHE: {
    status: 409, fr: 'Cet appel a été décroché ailleurs', en: 'This call was picked up elsewhere',
    remedy: { fr: 'Prenez l’appel suivant.', en: 'Take the next call.' },
  },
  ENTRAIDE_ABSENTE: {
    status: 404, fr: 'Aucun appel de ce centre n’est arrivé ici par entraide', en: 'No call of that centre came here by mutual aid',
    remedy: { fr: 'Ses moyens ne se voient qu’après un appel pris pour lui.', en: 'Its means are seen only after a call taken for it.' },
  },
  DOCUMENT_ABSENT: {
    status: 422, fr: 'Aucun fichier n’a été envoyé', en: 'No file was sent',
    remedy: { fr: 'Choisissez une photo ou un document.', en: 'Choose a photo or a document.' },
  },
  DOCUMENT_INCONNU: {
    status: 404, fr: 'Document inconnu dans ce dossier', en: 'No such document in this dossier',
    remedy: { fr: 'Rechargez le dossier.', en: 'Reload the dossier.' },
  },
  DOCUMENTS_TROP_NOMBREUX: {
    status: 409, fr: 'Ce dossier a reçu trop de documents', en: 'This dossier received too many documents',
    remedy: { fr: 'Décrivez le reste par écrit.', en: 'Describe the rest in writing.' },
  },
  NUMERO_ABSENT: {
    status: 422, fr: 'Aucun numéro de mobile pour envoyer le lien', en: 'No mobile number to send the link to',
    remedy: { fr: 'Demandez un numéro de mobile et saisissez-le.', en: 'Ask for a mobile number and type it.' },
  },
  LIENS_TROP_NOMBREUX: {
    status: 409, fr: 'Ce dossier a déjà envoyé trop de liens', en: 'This dossier already sent too many links',
    remedy: { fr: 'Demandez l’adresse de vive voix.', en: 'Ask for the address by voice.' },
  },
  ENVOIS_TROP_NOMBREUX: {
    status: 429, fr: 'Trop d’envois en peu de temps', en: 'Too many sendings in a short time',
    remedy: { fr: 'Attendez un peu, ou appelez le 15.', en: 'Wait a little, or call 15.' },
  },
  LIEN_FINI: {
    status: 404, fr: 'Ce lien n’est plus valable', en: 'This link is no longer valid',
    remedy: { fr: 'Demandez un autre lien à la personne que vous avez au téléphone, ou rappelez le 15.',
      en: 'Ask the person on the telephone for another link, or call 15 again.' },
  },
  LOCALISATION_INVALIDE: {
    status: 422, fr: 'La position envoyée n’est pas lisible', en: 'The place sent cannot be read',
    remedy: { fr: 'Prenez l’appel sans elle et demandez l’adresse.', en: 'Take the call without it and ask for the address.' },
  },
  LIT_INCONNU: {
    status: 404, fr: 'Ce lit n’est pas déclaré', en: 'No such bed is declared',
    remedy: { fr: 'Déclarez d’abord les lits de cet hôpital et de cette spécialité.',
      en: 'Declare the beds of this hospital and specialty first.' },
  },
  PLUS_DE_LIT: {
    status: 409, fr: 'Il ne reste plus de lit libre', en: 'No bed is left',
    remedy: { fr: 'Appelez l’hôpital, ou prenez une autre destination.', en: 'Telephone the hospital, or take another destination.' },
  },
  PERIODE_INVALIDE: {
    status: 422, fr: 'La période ne convient pas', en: 'The span of days does not fit',
    remedy: { fr: 'Donnez deux dates dans l’ordre : au plus 14 jours par heure, 366 par jour.',
      en: 'Give two dates in order: at most 14 days by hour, 366 by day.' },
  },
  REGLAGE_INVALIDE: {
    status: 422, fr: 'Ce réglage ne convient pas', en: 'This setting does not fit',
    remedy: { fr: 'Restez dans les bornes indiquées.', en: 'Stay within the bounds shown.' },
  },
  EVENEMENT_INTROUVABLE: {
    status: 404, fr: 'Évènement introuvable', en: 'No such event',
    remedy: { fr: 'Seul le centre qui a ouvert un évènement le voit. Revenez à la liste.',
      en: 'Only the centre that opened an event sees it. Go back to the list.' },
  },
  EVENEMENT_PLEIN: {
    status: 409, fr: 'Cet évènement ne peut pas recevoir plus de victimes', en: 'This event cannot take more victims',
    remedy: { fr: 'Ouvrez un second évènement pour le même lieu.', en: 'Open a second event for the same place.' },
  },
  ENREGISTREMENT_ABSENT: {
    status: 404, fr: 'Cet appel n’a pas d’enregistrement', en: 'This call has no recording',
    remedy: { fr: 'Il a peut-être été effacé à son terme.', en: 'It may have been erased at its term.' },
  },
  CRENEAU_PRIS: {
    status: 409, fr: 'Ce créneau vient d’être pris', en: 'This slot has just been taken',
    remedy: { fr: 'Choisissez un autre créneau.', en: 'Choose another slot.' },
  },
  BRACELET_PRIS: {
    status: 409, fr: 'Une autre victime porte déjà ce numéro', en: 'Another victim already wears this number',
    remedy: { fr: 'Relisez le bracelet, ou ouvrez la victime qui le porte.',
      en: 'Read the bracelet again, or open the victim who wears it.' },
  },
  PAS_EN_EXERCICE: {
    status: 409, fr: 'En exercice, on ne touche pas au monde réel', en: 'In an exercise, the real world is left alone',
    remedy: { fr: 'Quittez le mode exercice pour ce geste : il vaut pour les vrais appels.',
      en: 'Leave exercise mode for this: it holds for real calls.' },
  },
  CARTE_EN_PREPARATION: {
    status: 503, fr: 'La carte se prépare', en: 'The map is being prepared',
    remedy: { fr: 'Elle vient en quelques secondes. Tout le reste fonctionne.', en: 'It comes in seconds. Everything else works.' },
  },
  ROUTE_INTROUVABLE: {
    status: 404, fr: 'Aucune route ici', en: 'No road here',
    remedy: { fr: 'Montrez un point sur une route, ou rechargez la liste des routes fermées.',
      en: 'Point at a road, or reload the list of closed roads.' },
  },
  ROUTES_TROP: {
    status: 409, fr: 'Trop de routes fermées par ce centre', en: 'Too many roads closed by this centre',
    remedy: { fr: 'Rouvrez celles qui ne le sont plus.', en: 'Open those that are closed no more.' },
  },
  CARTE_ABSENTE: {
    status: 409, fr: 'Ce site n’a pas de carte', en: 'This site has no map',
    remedy: { fr: 'Tapez l’adresse telle qu’on la dit : elle est gardée.', en: 'Type the address as it is said: it is kept.' },
  },
  TELEPHONIE_INVALIDE: {
    status: 422, fr: 'Les évènements de téléphonie ne sont pas lisibles', en: 'The telephony events cannot be read',
    remedy: { fr: 'Corrigez chaque évènement indiqué ; les autres ont été pris.', en: 'Mend each event listed; the others were taken.' },
  },
  TELEPHONIE_PRISE: {
    status: 426, fr: 'Cette adresse est une prise WebSocket', en: 'This address is a WebSocket',
    remedy: { fr: 'Ouvrez-la par WebSocket (version 13) avec le sous-protocole socle-telephony.v1.',
      en: 'Open it by WebSocket (version 13) with the sub-protocol socle-telephony.v1.' },
  },
});

export type ProblemCode = keyof typeof problems;
