import type { Lang, Text } from '#base/values/lang.ts';
import type { FieldError } from '#base/values/problem.ts';
import { labelOf } from './field-labels.ts';

/** Words put in a message: the same in both languages, or one each. */
export type FieldErrorParams = Readonly<Record<string, string | number | Text>>;

/** Messages say how to mend the field. `{champ}` is the field's label, other words come with the error. */
const MESSAGES = {
  MANQUANT: { fr: 'Indiquez {champ}.', en: 'Enter {champ}.' },
  TYPE: { fr: 'Le format reçu n’est pas le bon : indiquez {champ}.', en: 'The format is wrong: enter {champ}.' },
  TROP_LONG: { fr: 'Raccourcissez : {max} caractères au plus.', en: 'Shorten it: {max} characters at most.' },
  TROP_DE_VALEURS: { fr: 'Donnez au plus {max} valeurs.', en: 'Give at most {max} values.' },
  CARACTERE: {
    fr: 'Retirez les caractères spéciaux comme « < » ou les caractères invisibles.',
    en: 'Remove special characters such as “<” or invisible characters.',
  },
  SANS_LETTRE: { fr: 'Écrivez {champ} avec au moins une lettre.', en: 'Write {champ} with at least one letter.' },
  CODE_INCONNU: { fr: 'Choisissez {champ} dans la liste proposée.', en: 'Choose {champ} from the list.' },
  HORS_LIGNE: {
    fr: 'Ce cas n’est pas encore ouvert en ligne : adressez-vous à la mairie avec le formulaire Cerfa 12669.',
    en: 'This case is not yet open online: please contact the town hall with form Cerfa 12669.',
  },
  ATTACHE_AUTRE_LISTE: {
    fr: 'Ce lien n’ouvre pas cette liste : choisissez un autre lien avec la commune.',
    en: 'This link does not open this list: choose another link with the municipality.',
  },
  NATIONALITE_UE: {
    fr: 'Choisissez un État membre de l’Union européenne autre que la France.',
    en: 'Choose a Member State of the European Union other than France.',
  },
  NIR_INTERDIT: {
    fr: 'Retirez le numéro de sécurité sociale : il n’est jamais demandé ici.',
    en: 'Remove the social security number: it is never asked for here.',
  },
  DATE_ILLISIBLE: {
    fr: 'Écrivez la date comme dans cet exemple : 24/08/1962.', en: 'Write the date as in this example: 24/08/1962.',
  },
  DATE_IMPOSSIBLE: {
    fr: 'Cette date n’existe pas. Vérifiez le jour et le mois. Exemple : 24/08/1962.',
    en: 'This date does not exist. Check the day and the month. Example: 24/08/1962.',
  },
  DATE_FUTURE: {
    fr: 'Cette date est dans le futur. Vérifiez l’année. Exemple : 24/08/1962.',
    en: 'This date is in the future. Check the year. Example: 24/08/1962.',
  },
  DATE_TROP_ANCIENNE: {
    fr: 'Cette date donne plus de {max} ans. Vérifiez l’année. Exemple : 24/08/1962.',
    en: 'This date gives more than {max} years. Check the year. Example: 24/08/1962.',
  },
  MINEUR: {
    fr: 'Vous aurez 18 ans le {date}. Si vous avez été recensé(e), vous serez inscrit(e) automatiquement à cette date. '
      + 'Vous pouvez garder votre brouillon.',
    en: 'You will be 18 on {date}. If you took part in the citizen census, you will be registered automatically then. '
      + 'You can keep your draft.',
  },
  PLUS_DE_26_ANS: {
    fr: 'Ce lien est réservé aux moins de 26 ans : choisissez un autre lien avec la commune.',
    en: 'This link is for people under 26: choose another link with the municipality.',
  },
  RESIDENCE_TROP_COURTE: {
    fr: 'Il faut au moins 6 mois de résidence : choisissez un autre lien, ou déposez votre demande à partir du {date}.',
    en: 'At least 6 months of residence are needed: choose another link, or apply from {date}.',
  },
  POSTE_OU_COMMUNE: {
    fr: 'Une liste consulaire est celle d’un poste ; les autres listes sont celles d’une commune. Choisissez l’un ou l’autre.',
    en: 'A consular list is that of a post; the other lists are those of a municipality. Choose one or the other.',
  },
  COMMUNE_INCONNUE: {
    fr: 'Cette commune n’est pas reconnue : choisissez-la dans la liste.',
    en: 'This municipality is not recognised: choose it from the list.',
  },
  COMMUNE_SANS_ELECTEURS: {
    fr: 'Il n’y a pas de liste électorale à cet endroit : choisissez une autre commune.',
    en: 'There is no electoral roll there: choose another municipality.',
  },
  PARTIE_DE_COMMUNE: {
    fr: 'Cette ancienne commune fait maintenant partie de {choix} : choisissez {choix}.',
    en: 'This former municipality is now part of {choix}: choose {choix}.',
  },
  ARRONDISSEMENT_A_CHOISIR: {
    fr: 'À {nom}, il y a une liste par arrondissement : choisissez le vôtre.',
    en: 'In {nom} there is one roll per arrondissement: choose yours.',
  },
  ADRESSE_HORS_COMMUNE: {
    fr: 'L’adresse doit être dans la commune où vous voulez voter : corrigez l’adresse ou la commune.',
    en: 'The address must be in the municipality where you want to vote: correct the address or the municipality.',
  },
  CODE_POSTAL: { fr: 'Écrivez un code postal à 5 chiffres.', en: 'Write a postal code of 5 digits.' },
  CODE_POSTAL_AUTRE_COMMUNE: {
    fr: 'Ce code postal n’est pas celui de {nom}. Codes possibles : {choix}.',
    en: 'This postal code is not one of {nom}. Possible codes: {choix}.',
  },
  LIEU_NAISSANCE_A_PRECISER: {
    fr: 'Ce code de commune n’est pas reconnu : écrivez aussi le nom de votre lieu de naissance.',
    en: 'This municipality code is not recognised: also write the name of your place of birth.',
  },
  COURRIEL: {
    fr: 'Écrivez l’adresse électronique comme dans cet exemple : prenom.nom@exemple.fr.',
    en: 'Write the e-mail address as in this example: first.last@example.com.',
  },
  TELEPHONE: {
    fr: 'Écrivez le numéro comme dans cet exemple : 06 12 34 56 78, ou avec l’indicatif du pays : +32 470 12 34 56.',
    en: 'Write the number as in this example: 06 12 34 56 78, or with the country code: +32 470 12 34 56.',
  },
  CONTACT_POUR_CONSENTEMENT: {
    fr: 'Pour recevoir ces messages, indiquez {champ}.', en: 'To receive these messages, enter {champ}.',
  },
  PIECE_DEJA_JOINTE: {
    fr: 'Cette pièce est jointe deux fois : retirez-en une.', en: 'This document is attached twice: remove one.',
  },
  PIECES_TROP_LOURDES: {
    fr: 'Les fichiers dépassent {max} Mo au total : retirez ou réduisez une pièce.',
    en: 'The files exceed {max} MB in total: remove or reduce one.',
  },
  PIECE_TROP_LOURDE: {
    fr: 'Ce fichier dépasse {max} Mo : refaites une photo moins grande.',
    en: 'This file exceeds {max} MB: take a smaller photo.',
  },
  FORMAT_REFUSE: {
    fr: 'Ce format n’est pas accepté : envoyez une photo JPEG ou PNG, ou un PDF.',
    en: 'This format is not accepted: send a JPEG or PNG photo, or a PDF.',
  },
  DECLARATION: {
    fr: 'Cochez la déclaration sur l’honneur pour envoyer la demande.', en: 'Tick the sworn statement to send.',
  },
  SANS_OBJET: { fr: 'Retirez cette information : elle ne sert pas ici.', en: 'Remove this: it is not needed here.' },
} as const satisfies Record<string, Text>;

export type FieldErrorCode = keyof typeof MESSAGES;

const fill = (template: string, params: FieldErrorParams, lang: Lang): string =>
  template.replace(/\{(\w+)\}/g, (whole, key: string) => {
    const value = Object.hasOwn(params, key) ? params[key]! : whole;
    return typeof value === 'object' ? value[lang] : String(value);
  });

/** One wrong field, with its message in both languages. */
export const fieldError = (pointer: string, code: FieldErrorCode, params: FieldErrorParams = {}): FieldError => {
  const words = { champ: labelOf(pointer), ...params };
  const message = MESSAGES[code];
  return { pointer, code, detail: { fr: fill(message.fr, words, 'fr'), en: fill(message.en, words, 'en') } };
};
