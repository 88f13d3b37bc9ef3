import { defineProblems } from '#base/values/problem.ts';
import type { Text } from '#base/values/lang.ts';

const byMail: Text = {
  fr: 'Recommencez, ou continuez sans FranceConnect, avec un lien reçu par courriel.',
  en: 'Start again, or go on without FranceConnect, with a link sent by e-mail.',
};
const signInAgain: Text = { fr: 'Reconnectez-vous : votre travail enregistré est gardé.', en: 'Sign in again: your saved work is kept.' };
const askManager: Text = {
  fr: 'Demandez ce droit à la personne qui gère les habilitations de votre structure.',
  en: 'Ask the person who manages rights in your organisation.',
};
const askAnother: Text = { fr: 'Demandez un autre lien.', en: 'Ask for another link.' };

/** What the room `access` may answer. */
export const accessProblems = defineProblems({
  ACCESS_LOGIN_CANCELLED: { status: 403, fr: 'Connexion abandonnée', en: 'Sign-in cancelled', remedy: byMail },
  ACCESS_LOGIN_EXPIRED: { status: 400, fr: 'La demande de connexion a expiré ou vient d’une autre fenêtre',
    en: 'The sign-in request expired or comes from another window', remedy: byMail },
  ACCESS_LOGIN_UNVERIFIED: { status: 403, fr: 'L’identité reçue n’a pas pu être vérifiée',
    en: 'The identity received could not be verified', remedy: byMail },
  ACCESS_LEVEL_TOO_LOW: { status: 403, fr: 'Niveau de garantie de l’identité insuffisant', en: 'Level of assurance too low',
    remedy: { fr: 'Choisissez un moyen de connexion plus sûr.', en: 'Choose a stronger way to sign in.' } },
  ACCESS_SECOND_FACTOR: { status: 403, fr: 'Double authentification requise', en: 'Two-factor sign-in required',
    remedy: { fr: 'Activez la double authentification chez votre fournisseur d’identité, puis reconnectez-vous.',
      en: 'Turn on two-factor sign-in with your identity provider, then sign in again.' } },
  ACCESS_PROVIDER_DOWN: { status: 503, fr: 'Le service de connexion ne répond pas', en: 'The sign-in service does not answer',
    remedy: { fr: 'Continuez avec un lien reçu par courriel, ou réessayez dans quelques minutes.',
      en: 'Go on with a link sent by e-mail, or try again in a few minutes.' } },
  ACCESS_PROVIDER_UNKNOWN: { status: 404, fr: 'Moyen de connexion inconnu', en: 'Unknown way to sign in', remedy: byMail },
  ACCESS_EMAIL_MISSING: { status: 422, fr: 'Adresse électronique manquante', en: 'E-mail address missing',
    remedy: { fr: 'Indiquez une adresse, ou choisissez de recevoir un courrier.', en: 'Give an address, or choose letters by post.' } },
  ACCESS_MINOR: { status: 403, fr: 'Démarche réservée aux personnes majeures', en: 'For adults only',
    remedy: { fr: 'Vous pourrez revenir à votre majorité.', en: 'Come back when you come of age.' } },
  ACCESS_SESSION_REQUIRED: { status: 401, fr: 'Connexion nécessaire', en: 'Please sign in',
    remedy: { fr: 'Connectez-vous pour continuer.', en: 'Sign in to go on.' } },
  ACCESS_SESSION_EXPIRED: { status: 401, fr: 'Votre session est terminée', en: 'Your session has ended', remedy: signInAgain },
  ACCESS_CSRF: { status: 403, fr: 'Ce formulaire ne vient pas de cette session', en: 'This form does not belong to this session',
    remedy: { fr: 'Rechargez la page et recommencez.', en: 'Reload the page and start again.' } },
  ACCESS_DENIED: { status: 403, fr: 'Accès refusé', en: 'Access denied', remedy: askManager },
  ACCESS_EMAIL_INVALID: { status: 422, fr: 'Adresse électronique mal formée', en: 'Malformed e-mail address',
    remedy: { fr: 'Écrivez une adresse de la forme nom@exemple.fr.', en: 'Write an address such as name@example.org.' } },
  ACCESS_LINK_INVALID: { status: 400, fr: 'Ce lien a déjà servi ou n’est plus valable', en: 'This link was already used or is no longer valid',
    remedy: askAnother },
  ACCESS_LINK_OTHER_BROWSER: { status: 403, fr: 'Ce lien a été demandé depuis un autre navigateur',
    en: 'This link was asked for in another browser',
    remedy: { fr: 'Ouvrez-le dans le navigateur où vous l’avez demandé, ou demandez un autre lien ici.',
      en: 'Open it in the browser where you asked for it, or ask for another link here.' } },
  ACCESS_LINK_TOO_MANY: { status: 429, fr: 'Trop de liens demandés', en: 'Too many links asked for',
    remedy: { fr: 'Vérifiez vos messages, y compris indésirables, puis réessayez plus tard.',
      en: 'Check your messages, spam included, then try again later.' } },
  ACCESS_GRANT_INVALID: { status: 422, fr: 'Habilitation mal formée', en: 'Malformed right', remedy: {
    fr: 'Corrigez chaque champ indiqué.', en: 'Mend each field that is listed.' } },
  ACCESS_GRANT_INCOMPATIBLE: { status: 409, fr: 'Ce droit est incompatible avec un droit déjà détenu',
    en: 'This right is incompatible with one already held', remedy: {
      fr: 'Retirez d’abord l’autre droit, ou habilitez une autre personne.', en: 'Withdraw the other right first, or choose somebody else.' } },
  ACCESS_GRANT_SECOND_PERSON: { status: 403, fr: 'Une autre personne doit approuver', en: 'Another person must approve',
    remedy: { fr: 'Faites approuver par quelqu’un qui n’a ni demandé ni reçu ce droit.',
      en: 'Have it approved by somebody who neither asked for nor receives this right.' } },
  ACCESS_GRANT_DECIDED: { status: 409, fr: 'Cette habilitation est déjà décidée', en: 'This right is already decided', remedy: {
    fr: 'Rechargez la liste des habilitations.', en: 'Reload the list of rights.' } },
  ACCESS_GLASS_REASON: { status: 422, fr: 'Motif d’accès exceptionnel incomplet', en: 'Reason for emergency access incomplete',
    remedy: { fr: 'Choisissez un motif de la liste et expliquez-le en une phrase (20 caractères au moins).',
      en: 'Choose a reason in the list and explain it in a sentence (at least 20 characters).' } },
  ACCESS_GLASS_TOO_LONG: { status: 422, fr: 'Durée d’accès exceptionnel trop longue', en: 'Emergency access too long', remedy: {
    fr: 'Une heure au plus.', en: 'One hour at most.' } },
  ACCESS_GLASS_REVIEWED: { status: 409, fr: 'Cet accès exceptionnel est déjà contrôlé', en: 'This emergency access is already reviewed',
    remedy: { fr: 'Rechargez la liste.', en: 'Reload the list.' } },
  ACCESS_GLASS_REVIEW: { status: 403, fr: 'Nul ne contrôle son propre accès exceptionnel', en: 'Nobody reviews their own emergency access',
    remedy: { fr: 'Confiez ce contrôle à une autre personne.', en: 'Give this review to somebody else.' } },
});
