export type Lang = 'fr' | 'en';
export type Text = Record<Lang, string>;

/** Every sentence of the stand-in's screens. */
export const texts = {
  title: { fr: 'Connexion de démonstration', en: 'Demo sign-in' },
  notice: {
    fr: 'Fournisseur d’identité fictif, pour la démonstration et les essais. Ces personnes n’existent pas.',
    en: 'Make-believe identity provider, for demos and tests. These people do not exist.',
  },
  skip: { fr: 'Aller au choix de la personne', en: 'Skip to the choice of a person' },
  choose: { fr: 'Choisissez une personne', en: 'Choose a person' },
  asks: { fr: 'demande à vous identifier et recevra :', en: 'asks you to sign in and will receive:' },
  continueAs: { fr: 'Continuer en tant que', en: 'Continue as' },
  elsewhere: { fr: 'Personnes d’un autre service', en: 'People of another service' },
  level: { fr: 'Niveau de garantie', en: 'Level of assurance' },
  levelAsAsked: { fr: 'celui qui est demandé', en: 'as requested' },
  levelNone: { fr: 'aucun (trop faible)', en: 'none (too low)' },
  cancel: { fr: 'Annuler et revenir au service', en: 'Cancel and go back to the service' },
  other: { fr: 'Une autre personne fictive', en: 'Another made-up person' },
  connect: { fr: 'Se connecter', en: 'Sign in' },
  secondFactor: { fr: 'double authentification', en: 'two-factor' },
  errorTitle: { fr: 'La connexion ne peut pas continuer', en: 'Sign-in cannot go on' },
  errorHelp: {
    fr: 'Revenez au service et recommencez. Rien n’a été transmis.',
    en: 'Go back to the service and start again. Nothing was sent.',
  },
  signedOut: { fr: 'Vous êtes déconnecté', en: 'You are signed out' },
  unknownPerson: { fr: 'Cette personne n’est pas dans la liste.', en: 'This person is not in the list.' },
  otherLanguage: { fr: 'English', en: 'Français' },
} satisfies Record<string, Text>;

/** Names of the claims that the screen announces. */
export const claimNames: Record<string, Text> = {
  given_name: { fr: 'prénoms', en: 'first names' },
  family_name: { fr: 'nom de naissance', en: 'birth name' },
  preferred_username: { fr: 'nom d’usage', en: 'name in use' },
  usual_name: { fr: 'nom', en: 'surname' },
  gender: { fr: 'sexe', en: 'sex' },
  birthdate: { fr: 'date de naissance', en: 'date of birth' },
  birthplace: { fr: 'commune de naissance', en: 'commune of birth' },
  birthcountry: { fr: 'pays de naissance', en: 'country of birth' },
  email: { fr: 'adresse électronique', en: 'e-mail address' },
  siret: { fr: 'SIRET de la structure', en: 'SIRET of the organisation' },
  organizational_unit: { fr: 'service', en: 'unit' },
  phone_number: { fr: 'téléphone', en: 'telephone' },
  SubjectNameID: { fr: 'identifiant national', en: 'national identifier' },
  SubjectRole: { fr: 'profession', en: 'profession' },
};

/** The language asked by `?lang=`, else by the client (`ui_locales`), else by the browser, else French. */
export const langOf = (...wishes: (string | null | undefined)[]): Lang => {
  for (const wish of wishes) {
    const first = wish?.trim().slice(0, 2).toLowerCase();
    if (first === 'fr' || first === 'en') return first;
  }
  return 'fr';
};
