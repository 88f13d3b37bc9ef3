import { translator } from '#base/ui/i18n/catalogue.ts';

/** Translator of the pages where a person is recognised. */
export const login = translator({
  title: { fr: 'Comment voulez-vous continuer ?', en: 'How do you want to continue?' },
  lead: {
    fr: 'Nous devons vous reconnaître pour garder votre brouillon ; vous seul(e) pourrez suivre votre demande.',
    en: 'We need to recognise you to keep your draft; only you will be able to follow your request.',
  },
  fcTitle: { fr: 'Avec FranceConnect', en: 'With FranceConnect' },
  fcBody: {
    fr: 'Le plus simple : votre identité est remplie pour vous, sans la retaper.',
    en: 'The simplest way: your identity is filled in for you, without typing it.',
  },
  fcButton: { fr: 'S’identifier avec', en: 'Sign in with' },
  fcWhat: { fr: 'Qu’est-ce que FranceConnect ?', en: 'What is FranceConnect?' },
  fcWhatBody: {
    fr: 'La solution de l’État pour vous connecter avec un compte que vous avez déjà (impôts, assurance maladie, La '
      + 'Poste…).',
    en: 'The State’s way to sign in with an account you already have (taxes, health insurance, La Poste…).',
  },
  fcDown: {
    fr: 'FranceConnect ne répond pas pour le moment. Continuez avec votre adresse électronique : votre demande ne '
      + 'sera pas retardée.',
    en: 'FranceConnect is not answering at the moment. Continue with your e-mail address: your request will not be '
      + 'delayed.',
  },
  mailTitle: { fr: 'Avec votre adresse électronique', en: 'With your e-mail address' },
  mailBody: {
    fr: 'Sans mot de passe : nous vous envoyons un lien. Vous joindrez votre pièce d’identité.',
    en: 'No password: we send you a link. You will attach your identity document.',
  },
  mailLabel: { fr: 'Adresse électronique', en: 'E-mail address' },
  mailHint: { fr: 'Exemple : prenom.nom@exemple.fr', en: 'Example: first.last@example.com' },
  mailButton: { fr: 'Recevoir le lien', en: 'Send me the link' },
  none: {
    fr: 'Ni l’un ni l’autre ? Votre mairie prend votre demande au guichet ou par courrier (formulaire Cerfa 12669) ; à l’étranger, '
      + 'c’est votre consulat.',
    en: 'Neither? Your town hall takes your request at its desk or by post (form Cerfa 12669); abroad, your consulate does.',
  },
  reasonSessionExpired: {
    fr: 'Votre session est terminée. Votre brouillon est gardé : reconnectez-vous pour le retrouver.',
    en: 'Your session has ended. Your draft is kept: sign in again to find it.',
  },
  reasonLinkExpired: {
    fr: 'Ce lien n’est plus valable. Demandez-en un nouveau ci-dessous.',
      en: 'This link is no longer valid. Ask for a new one below.',
  },
  reasonLinkUsed: {
    fr: 'Ce lien a déjà servi : chaque lien ne sert qu’une fois. Demandez-en un nouveau ci-dessous.',
    en: 'This link has already been used: each link works once. Ask for a new one below.',
  },
  reasonCancelled: {
    fr: 'Vous avez quitté FranceConnect avant la fin. Vous pouvez recommencer ou utiliser votre adresse électronique.',
    en: 'You left FranceConnect before the end. You can try again or use your e-mail address.',
  },
  reasonLevel: {
    fr: 'Le compte choisi n’offre pas un niveau de garantie suffisant. Choisissez un autre compte, ou votre adresse '
      + 'électronique.',
    en: 'The account you chose does not give enough assurance. Choose another one, or your e-mail address.',
  },
  reasonDown: {
    fr: 'La connexion n’a pas abouti : le fournisseur d’identité n’a pas répondu. Rien n’est perdu.',
    en: 'You could not be signed in: the identity provider did not answer. Nothing is lost.',
  },
  reasonUnknown: {
    fr: 'FranceConnect n’a pas transmis assez d’informations pour vous reconnaître. Continuez avec votre adresse '
      + 'électronique.',
    en: 'FranceConnect did not send enough information to recognise you. Continue with your e-mail address.',
  },
  sentTitle: { fr: 'Consultez votre messagerie', en: 'Check your mailbox' },
  sentBody: { fr: 'Un lien de connexion est parti à l’adresse :', en: 'A sign-in link has been sent to:' },
  sentValid: {
    fr: 'Il est valable {minutes} minutes et ne sert qu’une fois. Ouvrez-le sur l’appareil de votre choix.',
    en: 'It is valid for {minutes} minutes and works once. Open it on the device you like.',
  },
  sentNothing: { fr: 'Rien reçu après quelques minutes ?', en: 'Nothing after a few minutes?' },
  sentSpam: { fr: 'Regardez dans les courriers indésirables.', en: 'Look in your junk mail.' },
  sentTypo: {
    fr: 'Vérifiez l’adresse ci-dessus. Une faute ? Corrigez-la et renvoyez le lien.',
    en: 'Check the address above. A mistake? Correct it and send the link again.',
  },
  resend: { fr: 'Renvoyer le lien', en: 'Send the link again' },
  mailbox: { fr: 'Ouvrir la messagerie de démonstration', en: 'Open the demonstration mailbox' },
  confirmTitle: { fr: 'Terminer la connexion', en: 'Finish signing in' },
  confirmBody: {
    fr: 'Appuyez sur le bouton pour ouvrir votre session sur cet appareil. Ce geste évite qu’un logiciel de '
      + 'messagerie ouvre le lien à votre place.',
    en: 'Press the button to open your session on this device. This step prevents mail software from opening the '
      + 'link in your place.',
  },
  confirmButton: { fr: 'Ouvrir ma session', en: 'Open my session' },
  outTitle: { fr: 'Vous êtes déconnecté(e)', en: 'You are signed out' },
  outBody: {
    fr: 'Votre brouillon est gardé 30 jours. Sur un appareil partagé, fermez aussi cette fenêtre.',
    en: 'Your draft is kept for 30 days. On a shared device, close this window too.',
  },
  outAgain: { fr: 'Me reconnecter', en: 'Sign in again' },
  resumeTitle: { fr: 'Vous avez une demande commencée', en: 'You have a request in progress' },
  resumeLegend: { fr: 'Que voulez-vous faire ?', en: 'What do you want to do?' },
  resumeGo: { fr: 'Reprendre où j’en étais', en: 'Continue where I was' },
  resumeGoHint: {
    fr: 'Enregistrée le {at}, {zone}. Gardée jusqu’au {until}.',
    en: 'Saved on {at}, {zone}. Kept until {until}.',
  },
  resumeNew: { fr: 'Recommencer depuis le début', en: 'Start again from the beginning' },
  resumeNewHint: {
    fr: 'Les réponses et les fichiers de ce brouillon seront effacés.',
    en: 'The answers and files of this draft will be erased.',
  },
});
