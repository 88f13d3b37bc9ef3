import { translator } from '#base/ui/i18n/catalogue.ts';

/** Translator of the start page and of the reminder before the form. */
export const start = translator({
  title: { fr: 'S’inscrire sur les listes électorales', en: 'Register to vote' },
  lead: {
    fr: 'Inscrivez-vous en ligne dans votre commune (à l’étranger, à votre consulat), en 5 minutes environ, gratuitement et à toute heure.',
    en: 'Register online in your municipality (abroad, at your consulate), in about 5 minutes, free of charge and at any time.',
  },
  begin: { fr: 'Commencer ma demande', en: 'Start my request' },
  follow: { fr: 'Suivre une demande', en: 'Follow a request' },
  fact1: { fr: 'Sans mot de passe', en: 'No password' },
  fact2: { fr: 'Récépissé immédiat', en: 'Immediate receipt' },
  fact3: { fr: 'Brouillon gardé 30 jours', en: 'Draft kept 30 days' },
  resumeTitle: { fr: 'Vous avez une demande commencée', en: 'You have a request in progress' },
  resumeBody: {
    fr: 'Enregistrée le {at}, {zone}. Gardée jusqu’au {until}.', en: 'Saved on {at}, {zone}. Kept until {until}.',
  },
  resume: { fr: 'Reprendre ma demande', en: 'Continue my request' },
  lookupTitle: { fr: 'Jusqu’à quand puis-je m’inscrire ?', en: 'Until when can I register?' },
  lookupLabel: { fr: 'Votre commune, son code postal ou votre consulat',
    en: 'Your municipality, its postal code or your consulate' },
  lookupButton: { fr: 'Voir la date', en: 'Show the date' },
  lookupNotFound: {
    fr: 'Aucune commune et aucun consulat ne correspondent à « {typed} ». Vérifiez l’orthographe ou essayez le code postal.',
    en: 'No municipality and no consulate matches “{typed}”. Check the spelling or try the postal code.',
  },
  lookupChoices: {
    fr: 'Plusieurs communes correspondent à « {typed} ». Choisissez la vôtre :',
    en: 'Several municipalities match “{typed}”. Choose yours:',
  },
  lookupNone: {
    fr: 'Aucun scrutin n’est annoncé à {commune}. Vous pouvez vous inscrire dès maintenant, toute l’année.',
    en: 'No ballot is announced in {commune}. You can register now, all year round.',
  },
  lookupFound: { fr: 'Dates limites à {commune}', en: 'Closing dates in {commune}' },
  online: { fr: 'En ligne', en: 'Online' },
  onlineUntil: { fr: '{date} à 23:59, {zone}', en: '{date}, 23:59, {zone}' },
  paper: { fr: 'Sur place ou par courrier', en: 'In person or by post' },
  ballotOn: { fr: '{ballot} : premier tour le {date}', en: '{ballot}: first round on {date}' },
  rule: { fr: 'Règle : {article} du code électoral', en: 'Rule: {article} of the Code électoral' },
  departure: { fr: 'Date fixée par dérogation : {article}', en: 'Date set by derogation: {article}' },
  needTitle: { fr: 'Ce qu’il vous faut', en: 'What you need' },
  needIdentity: { fr: 'Une pièce d’identité', en: 'An identity document' },
  needIdentityBody: {
    fr: 'Carte d’identité ou passeport, en cours de validité ou périmé depuis moins de 5 ans.',
    en: 'Identity card or passport, valid or expired for less than 5 years.',
  },
  needProof: { fr: 'Un justificatif de domicile', en: 'A proof of address' },
  needProofBody: {
    fr: 'À votre nom, de moins de 3 mois : facture d’énergie, d’eau, assurance habitation, avis d’imposition…',
    en: 'In your name, under 3 months old: energy or water bill, home insurance, tax notice…',
  },
  needPhone: { fr: 'Votre téléphone suffit', en: 'Your phone is enough' },
  needPhoneBody: {
    fr: 'Photographiez vos documents à plat, en pleine lumière. JPEG, PNG ou PDF, 5 Mo par fichier au plus.',
    en: 'Photograph your documents flat, in full light. JPEG, PNG or PDF, 5 MB a file at most.',
  },
  howTitle: { fr: 'Comment ça se passe', en: 'How it works' },
  how1: { fr: 'Vous répondez à quelques questions', en: 'You answer a few questions' },
  how1Body: {
    fr: 'Une par page. Vos réponses sont enregistrées à chaque étape : vous pouvez vous arrêter et reprendre.',
    en: 'One a page. Your answers are saved at each step: you can stop and come back.',
  },
  how2: { fr: 'Vous recevez un récépissé signé', en: 'You receive a signed receipt' },
  how2Body: {
    fr: 'Il prouve la date et l’heure de votre dépôt. Toute personne peut le vérifier, sans vous connaître.',
    en: 'It proves the date and time of your submission. Anyone can verify it, without knowing you.',
  },
  how3: { fr: 'Votre mairie ou votre consulat décide en 5 jours', en: 'Your town hall or consulate decides within 5 days' },
  how3Body: {
    fr: 'Vous suivez chaque étape ici, et vous savez qui a consulté votre dossier.',
    en: 'You follow each step here, and you know who looked at your file.',
  },
  faqTitle: { fr: 'Questions fréquentes', en: 'Frequent questions' },
  faqMovedQ: {
    fr: 'J’ai déménagé : dois-je me faire radier de mon ancienne commune ?',
    en: 'I moved: must I be struck off in my former municipality?',
  },
  faqMovedA: {
    fr: 'Non. Votre nouvelle inscription annule l’ancienne automatiquement. Vous n’avez rien d’autre à faire.',
    en: 'No. Your new registration cancels the old one automatically. There is nothing else to do.',
  },
  faqEighteenQ: { fr: 'Je vais avoir 18 ans', en: 'I am about to turn 18' },
  faqEighteenA: {
    fr: 'Si vous avez été recensé(e) à 16 ans, vous serez inscrit(e) d’office. Vérifiez-le avec « Interroger ma '
      + 'situation électorale ». En cas de doute, faites une demande : elle ne peut pas vous nuire.',
    en: 'If you took part in the citizen census at 16, you will be registered automatically. Check it with the '
      + 'electoral enquiry service. If in doubt, make a request: it can do no harm.',
  },
  faqWhereQ: { fr: 'Dans quelle commune puis-je m’inscrire ?', en: 'In which municipality can I register?' },
  faqWhereA: {
    fr: 'Celle où vous habitez, celle où vous résidez depuis 6 mois, ou celle d’un parent si vous avez moins de 26 '
      + 'ans. D’autres liens existent (impôts locaux, société, fonction publique) : le formulaire les propose. Vous vivez à '
      + 'l’étranger ? Inscrivez-vous à votre consulat, ou dans une commune à laquelle un lien vous rattache.',
    en: 'The one where you live, the one where you have stayed for 6 months, or a parent’s if you are under 26. '
      + 'Other links exist (local taxes, company, civil service): the form offers them. You live abroad? Register at your consulate, '
      + 'or in a municipality to which something links you.',
  },
  faqNoFcQ: { fr: 'Je n’ai pas FranceConnect', en: 'I do not have FranceConnect' },
  faqNoFcA: {
    fr: 'Un lien envoyé à votre adresse électronique suffit. Vous joindrez alors votre pièce d’identité.',
    en: 'A link sent to your e-mail address is enough. You will then attach your identity document.',
  },
  faqHelpQ: { fr: 'J’ai besoin d’aide', en: 'I need help' },
  faqHelpA: {
    fr: 'Votre mairie (à l’étranger, votre consulat) peut remplir la demande avec vous, au guichet. Une version « facile à lire » est '
      + 'en bas de page.',
    en: 'Your town hall (abroad, your consulate) can fill in the request with you, at the desk. An easy-to-read version is at the '
      + 'foot of the page.',
  },
  alreadyTitle: { fr: 'Êtes-vous déjà inscrit(e) ?', en: 'Are you already registered?' },
  alreadyLead: {
    fr: 'Plus d’une demande sur trois est faite par une personne déjà inscrite. Vérifier prend une minute.',
    en: 'More than one request in three comes from a person who is already registered. Checking takes a minute.',
  },
  alreadyCheck: { fr: 'Interroger ma situation électorale', en: 'Check my electoral situation' },
  alreadyCheckNote: { fr: 'sans compte, en une minute', en: 'no account needed, one minute' },
  alreadyNothingTitle: { fr: 'Vous n’avez rien à faire si…', en: 'There is nothing to do if…' },
  alreadyNothing1: {
    fr: 'vous votez déjà dans cette commune et votre adresse n’a pas changé ;',
    en: 'you already vote in this municipality and your address has not changed;',
  },
  alreadyNothing2: {
    fr: 'vous venez d’avoir 18 ans et vous avez fait votre recensement citoyen ;',
    en: 'you have just turned 18 and took part in the citizen census;',
  },
  alreadyNothing3: { fr: 'vous êtes devenu(e) français(e) après 2018.', en: 'you became French after 2018.' },
  alreadyDoTitle: { fr: 'Faites une demande si…', en: 'Make a request if…' },
  alreadyDo1: {
    fr: 'vous avez déménagé, même dans la même commune ;',
    en: 'you moved, even within the same municipality;',
  },
  alreadyDo2: { fr: 'vous ne vous êtes jamais inscrit(e) ;', en: 'you have never registered;' },
  alreadyDo3: {
    fr: 'vous avez été radié(e), ou vous revenez de l’étranger.',
    en: 'you were struck off, or you are back from abroad.',
  },
  alreadyDoubt: {
    fr: 'Vous ne savez pas ? Continuez : une demande en trop ne peut pas vous nuire.',
    en: 'Not sure? Go on: one request too many can do no harm.',
  },
});
