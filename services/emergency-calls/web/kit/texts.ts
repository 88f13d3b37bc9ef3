import { translator } from '#base/ui/i18n/catalogue.ts';

/** What every screen of a centre says. */
export const kitWords = translator({
  title: { fr: 'Régulation', en: 'Regulation' },
  noScript: { fr: 'Ce poste demande JavaScript. En cas de panne : fiche papier et téléphone.',
    en: 'This console needs JavaScript. In a breakdown: paper form and telephone.' },
  loading: { fr: 'Ouverture du poste…', en: 'Opening the console…' },
  failed: { fr: 'Le service ne répond pas. Prenez l’appel : tout ce que vous tapez ici est gardé.',
    en: 'The service does not answer. Take the call: all you type here is kept.' },
  retry: { fr: 'Réessayer', en: 'Try again' },
  denied: { fr: 'Votre compte n’a pas de poste dans un centre. Demandez au superviseur.',
    en: 'Your account has no console in a centre. Ask the supervisor.' },
  signIn: { fr: 'Se connecter', en: 'Sign in' },
  signedOut: { fr: 'Votre session est finie. Reconnectez-vous : rien n’est perdu.',
    en: 'Your session has ended. Sign in again: nothing is lost.' },
  online: { fr: 'En ligne', en: 'Online' },
  offline: { fr: 'Coupé : tout est gardé ici et partira au retour', en: 'Cut off: all is kept here and leaves when the line is back' },
  unsent: { fr: '{count} à envoyer', en: '{count} to send' },
  printForm: { fr: 'Fiche papier', en: 'Paper form' },
  signOut: { fr: 'Se déconnecter', en: 'Sign out' },
  screens: { fr: 'Écrans', en: 'Screens' },
  hubDown: { fr: 'Partenaires injoignables par données : téléphonez. {count} messages attendent, depuis',
    en: 'Partners are not reached by data: telephone. {count} messages wait, since' },
  content: { fr: 'Aller au contenu', en: 'Skip to content' },
} as const);
