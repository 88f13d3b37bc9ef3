import { translator } from '#base/ui/i18n/catalogue.ts';

/** Translator of the pages about the person. */
export const identity = translator({
  nationalityTitle: { fr: 'Quelle est votre nationalité ?', en: 'What is your nationality?' },
  french: { fr: 'Française', en: 'French' },
  frenchHint: {
    fr: 'Y compris si vous avez plusieurs nationalités.',
    en: 'Including if you hold several nationalities.',
  },
  frenchAbroad: { fr: 'Française, et je vote à l’étranger', en: 'French, and I vote abroad' },
  frenchAbroadHint: {
    fr: 'Sur la liste d’un poste consulaire. Pour voter dans une commune en vivant à l’étranger, choisissez « Française ».',
    en: 'On the list of a consular post. To vote in a municipality while living abroad, choose “French”.',
  },
  european: { fr: 'D’un autre pays de l’Union européenne', en: 'Of another country of the European Union' },
  otherNationality: { fr: 'D’un autre pays', en: 'Of another country' },
  euTitle: { fr: 'À quelles élections voulez-vous voter ?', en: 'At which elections do you want to vote?' },
  euHint: {
    fr: 'Chaque liste est une demande. Nous reprendrons vos réponses pour la seconde.',
    en: 'Each roll is one request. We will reuse your answers for the second one.',
  },
  euMunicipal: { fr: 'Élections municipales', en: 'Municipal elections' },
  euEuropean: { fr: 'Élections européennes', en: 'European elections' },
  euEuropeanHint: {
    fr: 'Vous élirez les députés européens en France, et non dans votre pays.',
    en: 'You will elect Members of the European Parliament in France, not in your own country.',
  },
  euBoth: { fr: 'Les deux', en: 'Both' },
  euState: { fr: 'Votre nationalité', en: 'Your nationality' },
  euChoose: { fr: 'Choisissez', en: 'Choose' },
  euFormer: { fr: 'Dernier lieu d’inscription dans votre pays', en: 'Last place of registration in your country' },
  euFormerHint: { fr: 'Commune ou circonscription', en: 'Municipality or constituency' },
  otherTitle: { fr: 'L’inscription n’est pas possible', en: 'Registration is not possible' },
  otherBody: {
    fr: 'En France, le droit de vote est ouvert aux Français et, pour certaines élections, aux citoyens de l’Union '
      + 'européenne. Si vous devenez français(e), vous serez inscrit(e) d’office.',
    en: 'In France, the right to vote belongs to French citizens and, for some elections, to citizens of the '
      + 'European Union. If you become French, you will be registered automatically.',
  },
  situationTitle: { fr: 'Êtes-vous inscrit(e) quelque part aujourd’hui ?', en: 'Are you registered somewhere today?' },
  natureFirst: { fr: 'Non, ou je ne sais pas', en: 'No, or I do not know' },
  natureFirstHint: { fr: 'Première inscription, ou radiation.', en: 'First registration, or you were struck off.' },
  natureMoved: { fr: 'Oui, dans une autre commune', en: 'Yes, in another municipality' },
  natureMovedHint: { fr: 'Elle sera remplacée automatiquement.', en: 'It will be replaced automatically.' },
  natureSame: {
    fr: 'Oui, dans la même commune, à une autre adresse',
    en: 'Yes, in the same municipality, at another address',
  },
  natureSameHint: { fr: 'Votre bureau de vote peut changer.', en: 'Your polling station may change.' },
  natureAbroad: { fr: 'Oui, sur une liste consulaire, à l’étranger', en: 'Yes, on a consular list, abroad' },
  natureAbroadHint: {
    fr: 'Vous rentrez en France : vous serez retiré(e) de la liste consulaire.',
    en: 'You are coming back to France: you will be removed from the consular list.',
  },
  nameTitle: { fr: 'Vos nom et prénoms', en: 'Your names' },
  nameLead: {
    fr: 'Écrivez-les comme sur votre acte de naissance, accents compris : le répertoire national compare lettre à '
      + 'lettre.',
    en: 'Write them as on your birth certificate, accents included: the national register compares them letter by '
      + 'letter.',
  },
  lockedTitle: { fr: 'Transmis par FranceConnect', en: 'Sent by FranceConnect' },
  lockedBody: {
    fr: 'Ces informations viennent de l’état civil et ne se modifient pas ici. Une erreur ? Demandez la correction à '
      + 'l’Insee : votre demande, elle, peut continuer.',
    en: 'These come from civil status and cannot be changed here. A mistake? Ask Insee to correct it: your request '
      + 'can go on.',
  },
  birthName: { fr: 'Nom de naissance', en: 'Birth name' },
  birthNameHint: {
    fr: 'Celui de votre acte de naissance, même si vous êtes marié(e).',
    en: 'The one on your birth certificate, even if you are married.',
  },
  usageName: { fr: 'Nom d’usage', en: 'Name in use' },
  usageNameHint: {
    fr: 'Seulement s’il est différent du nom de naissance.',
    en: 'Only if it differs from your birth name.',
  },
  givenNames: { fr: 'Tous vos prénoms', en: 'All your given names' },
  givenNamesHint: {
    fr: 'Dans l’ordre, séparés par une virgule. Exemple : Angela, Claire, Louise',
    en: 'In order, separated by a comma. Example: Angela, Claire, Louise',
  },
  sex: { fr: 'Sexe à l’état civil', en: 'Sex on civil status' },
  female: { fr: 'Féminin', en: 'Female' },
  male: { fr: 'Masculin', en: 'Male' },
  birthTitle: { fr: 'Votre naissance', en: 'Your birth' },
  birthDate: { fr: 'Date de naissance', en: 'Date of birth' },
  birthDateHint: {
    fr: 'Exemple : 24 08 1962. Jour ou mois inconnu : laissez la case vide.',
    en: 'Example: 24 08 1962. Unknown day or month: leave it empty.',
  },
  birthCountry: { fr: 'Pays de naissance', en: 'Country of birth' },
  birthPlace: { fr: 'Commune ou ville de naissance', en: 'Municipality or town of birth' },
  birthPlaceHint: {
    fr: 'Son nom au moment de votre naissance, même s’il a changé depuis.',
    en: 'Its name when you were born, even if it has changed since.',
  },
  minorTitle: { fr: 'Vous aurez 18 ans le {date}', en: 'You will be 18 on {date}' },
  minorBody: {
    fr: 'Il faut avoir 18 ans au plus tard la veille du scrutin pour voter. Si vous avez fait votre recensement '
      + 'citoyen à 16 ans, vous serez inscrit(e) d’office : vous n’avez rien à faire.',
    en: 'You must be 18 at the latest the day before the ballot. If you took part in the citizen census at 16, you '
      + 'will be registered automatically: there is nothing to do.',
  },
  minorKept: {
    fr: 'Vos réponses sont gardées jusqu’au {date}. Si la date de naissance est fausse, corrigez-la.',
    en: 'Your answers are kept until {date}. If the date of birth is wrong, correct it.',
  },
  minorFix: { fr: 'Corriger la date de naissance', en: 'Correct the date of birth' },
});
