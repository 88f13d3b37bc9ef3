import { translator } from '#base/ui/i18n/catalogue.ts';

/** Translator of the pages from the documents to the receipt. */
export const submit = translator({
  piecesTitle: { fr: 'Vos justificatifs', en: 'Your documents' },
  piecesLead: {
    fr: 'Une photo nette suffit. JPEG, PNG ou PDF, {max} par fichier, {total} en tout.',
    en: 'A clear photo is enough. JPEG, PNG or PDF, {max} a file, {total} in all.',
  },
  piecesTips: { fr: 'Réussir la photo', en: 'Taking a good photo' },
  piecesTip1: {
    fr: 'Posez le document à plat, sans reflet, et cadrez-le en entier.',
    en: 'Lay the document flat, without glare, and frame it whole.',
  },
  piecesTip2: {
    fr: 'Carte d’identité : les deux côtés, en un ou deux fichiers.',
    en: 'Identity card: both sides, in one or two files.',
  },
  piecesTip3: {
    fr: 'Le numéro de sécurité sociale n’est jamais demandé : vous pouvez le cacher.',
    en: 'The social security number is never asked for: you may hide it.',
  },
  pieceType: { fr: 'De quel document s’agit-il ?', en: 'Which document is it?' },
  piecesLater: {
    fr: 'Il vous manque un document ? Vos réponses et fichiers sont gardés 30 jours.',
    en: 'A document is missing? Your answers and files are kept for 30 days.',
  },
  addressTitle: { fr: 'Prouver votre adresse sans document', en: 'Prove your address without a document' },
  addressLead: {
    fr: 'Votre fournisseur d’électricité ou de gaz peut confirmer votre adresse, si le contrat est à votre nom. C’est facultatif : '
      + 'vous pouvez aussi joindre un justificatif plus bas.',
    en: 'Your supplier of electricity or gas can confirm your address, if the contract is in your name. It is optional: you can also '
      + 'attach a proof below.',
  },
  addressAsked: { fr: 'Adresse à confirmer :', en: 'Address to confirm:' },
  addressSupplier: { fr: 'Votre fournisseur d’énergie', en: 'Your energy supplier' },
  addressChoose: { fr: 'Choisir', en: 'Choose' },
  addressConsent: {
    fr: 'J’accepte que mon nom et mon adresse lui soient envoyés, pour cette seule vérification',
    en: 'I agree that my name and address are sent to it, for this check only',
  },
  addressButton: { fr: 'Vérifier mon adresse', en: 'Check my address' },
  addressConfirmed: { fr: 'Adresse confirmée par {supplier}', en: 'Address confirmed by {supplier}' },
  addressConfirmedText: {
    fr: 'Vous n’avez pas de justificatif d’adresse à joindre. La mairie voit cette confirmation ; elle peut encore vous demander un '
      + 'document.',
    en: 'You need not attach a proof of address. The town hall sees this confirmation; it may still ask you for a document.',
  },
  addressNotConfirmed: { fr: 'Adresse non confirmée par {supplier}', en: 'Address not confirmed by {supplier}' },
  addressNotConfirmedText: {
    fr: 'Le contrat est peut-être à un autre nom, ou trop récent. Joignez un justificatif d’adresse : cela suffit.',
    en: 'The contract may be in another name, or too recent. Attach a proof of address: that is enough.',
  },
  addressNoAnswer: { fr: '{supplier} n’a pas répondu', en: '{supplier} did not answer' },
  addressNoAnswerText: {
    fr: 'Joignez un justificatif d’adresse : votre demande n’attend pas cette réponse.',
    en: 'Attach a proof of address: your request does not wait for this answer.',
  },
  contactTitle: { fr: 'Comment vous joindre ?', en: 'How can we reach you?' },
  contactLead: {
    fr: 'Pour vous prévenir à chaque étape. Rien n’est obligatoire : sans adresse ni numéro, vous recevrez un '
      + 'courrier sur papier.',
    en: 'To let you know at each step. Nothing is compulsory: without address or number, you will get a letter '
      + 'on paper.',
  },
  email: { fr: 'Adresse électronique', en: 'E-mail address' },
  emailHint: { fr: 'Exemple : prenom.nom@exemple.fr', en: 'Example: first.last@example.com' },
  phone: { fr: 'Téléphone portable', en: 'Mobile phone' },
  phoneHint: {
    fr: 'Exemple : 06 12 34 56 78, ou +32 470 12 34 56',
    en: 'Example: 06 12 34 56 78, or +32 470 12 34 56',
  },
  consents: { fr: 'J’accepte de recevoir les nouvelles de ma demande', en: 'I agree to receive news of my request' },
  consentEmail: { fr: 'par courriel', en: 'by e-mail' },
  consentSms: { fr: 'par SMS', en: 'by text message' },
  checkTitle: { fr: 'Vérifiez vos réponses', en: 'Check your answers' },
  checkLead: {
    fr: 'Vous pourrez encore compléter votre demande après l’envoi, mais plus modifier ces réponses.',
    en: 'After sending you can still add documents, but no longer change these answers.',
  },
  exOfficioTitle: { fr: 'Vous êtes peut-être déjà inscrit(e)', en: 'You may already be registered' },
  exOfficioBody: {
    fr: 'À 18 ans, on est inscrit d’office après le recensement citoyen. Vous pouvez aussi continuer : une demande ne nuit pas.',
    en: 'At 18, people are registered automatically after the citizen census. You may also go on: a request does no harm.',
  },
  exOfficioLink: { fr: 'Vérifier ma situation', en: 'Check my situation' },
  missingTitle: { fr: 'Il manque encore', en: 'Still missing' },
  duplicateTitle: { fr: 'Vous avez déjà déposé une demande', en: 'You have already filed a request' },
  duplicateGo: { fr: 'Suivre la demande déjà déposée', en: 'Follow the request already filed' },
  duplicateGoHint: { fr: 'Votre brouillon reste gardé.', en: 'Your draft is kept.' },
  duplicateNew: { fr: 'Déposer quand même cette nouvelle demande', en: 'File this new request anyway' },
  duplicateNewHint: { fr: 'Utile si vous avez déménagé depuis.', en: 'Useful if you have moved since.' },
  declarationTitle: { fr: 'Déclaration sur l’honneur et envoi', en: 'Sworn statement and sending' },
  declarationLead: {
    fr: 'Votre demande part {to}.',
    en: 'Your request goes to {to}.',
  },
  swear: { fr: 'Je le déclare sur l’honneur', en: 'I so declare on my honour' },
  submit: { fr: 'Envoyer ma demande', en: 'Send my request' },
  submitNote: {
    fr: 'L’heure d’arrivée de cet envoi fait foi, même si la réponse tarde. Un double-clic ne crée pas deux demandes.',
    en: 'The time of arrival of this message is what counts, even if the answer is slow. A double click does not '
      + 'make two requests.',
  },
  receiptTitle: { fr: 'Votre demande est déposée', en: 'Your request is filed' },
  receiptNumber: { fr: 'Numéro de votre demande', en: 'Number of your request' },
  receiptReceived: { fr: 'Reçue le {at}, {zone}', en: 'Received on {at}, {zone}' },
  receiptArrived: {
    fr: 'Arrivée à l’entrée du service le {at}, {zone} : c’est cette heure qui compte.',
    en: 'Reached the entrance of the service on {at}, {zone}: this is the time that counts.',
  },
  receiptKeep: { fr: 'Gardez votre récépissé', en: 'Keep your receipt' },
  receiptKeepBody: {
    fr: 'Il prouve votre dépôt pendant 10 ans. Il ne contient aucune donnée personnelle et se vérifie sans nous.',
    en: 'It proves your submission for 10 years. It holds no personal data and can be verified without us.',
  },
  receiptPdf: { fr: 'Télécharger le récépissé (PDF)', en: 'Download the receipt (PDF)' },
  receiptJson: { fr: 'Récépissé pour vérification (JSON)', en: 'Receipt for verification (JSON)' },
  receiptVerify: { fr: 'Vérifier ce récépissé', en: 'Verify this receipt' },
  receiptQr: {
    fr: 'Code QR qui ouvre la vérification du récépissé',
    en: 'QR code that opens the verification of the receipt',
  },
  serviceTitle: { fr: 'Service responsable', en: 'Service in charge' },
  nextTitle: { fr: 'Et maintenant ?', en: 'What happens next?' },
  nextDeposited: { fr: 'Demande déposée', en: 'Request filed' },
  nextSent: { fr: 'Transmission {to}', en: 'Sent to {to}' },
  nextSentBody: {
    fr: 'Vous recevrez un second message quand le répertoire national l’aura reçue.',
    en: 'You will receive a second message once the national register has taken it in.',
  },
  nextDecision: { fr: 'Décision sur votre demande', en: 'Decision on your request' },
  nextDecisionBefore: { fr: 'au plus tard le {date}', en: 'by {date}' },
  nextDecisionBody: {
    fr: 'Si une pièce manque, elle vous sera demandée ici.',
    en: 'If a document is missing, you will be asked for it here.',
  },
  nextVote: { fr: 'Inscription sur la liste', en: 'Registration on the roll' },
  nextVoteBody: { fr: 'Vous saurez dans quel bureau voter.', en: 'You will know at which polling station to vote.' },
  notifiedBoth: {
    fr: 'Nous vous préviendrons par courriel et par SMS.',
    en: 'We will tell you by e-mail and text message.',
  },
  notifiedEmail: { fr: 'Nous vous préviendrons par courriel.', en: 'We will tell you by e-mail.' },
  notifiedSms: { fr: 'Nous vous préviendrons par SMS.', en: 'We will tell you by text message.' },
  notifiedNone: {
    fr: 'Sans courriel ni téléphone, revenez sur la page de suivi : tout y est.',
    en: 'Without e-mail or phone, come back to the follow-up page: everything is there.',
  },
  otherListTitle: { fr: 'Et la {list} ?', en: 'And the {list}?' },
  otherListBody: {
    fr: 'C’est une autre demande. Vos réponses sont reprises ; il reste les documents et l’envoi.',
    en: 'It is another request. Your answers are reused; only the documents and the sending remain.',
  },
  otherListButton: { fr: 'Faire aussi cette demande', en: 'Make this request too' },
  followButton: { fr: 'Suivre ma demande', en: 'Follow my request' },
});
