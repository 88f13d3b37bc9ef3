import { translator } from '#base/ui/i18n/catalogue.ts';

/** Translator of the pages about the commune and the address. */
export const place = translator({
  postTitle: { fr: 'De quel poste consulaire dépendez-vous ?', en: 'Which consular post is yours?' },
  postLead: {
    fr: 'C’est l’ambassade ou le consulat de l’endroit où vous habitez. S’inscrire là met fin à une inscription dans une commune.',
    en: 'It is the embassy or consulate of the place where you live. Registering there ends a registration in a municipality.',
  },
  postLabel: { fr: 'Poste consulaire', en: 'Consular post' },
  postChoose: { fr: 'Choisissez un poste', en: 'Choose a post' },
  communeTitle: { fr: 'Dans quelle commune voulez-vous voter ?', en: 'In which municipality do you want to vote?' },
  communeLabel: { fr: 'Nom de la commune ou code postal', en: 'Name of the municipality or postal code' },
  communeHint: {
    fr: 'Exemple : Nantes, ou 44000. À Paris, Lyon et Marseille : l’arrondissement.',
    en: 'Example: Nantes, or 44000. In Paris, Lyon and Marseille: the arrondissement.',
  },
  choiceSeveral: { fr: 'De quelle commune s’agit-il ?', en: 'Which municipality do you mean?' },
  choiceSeveralHint: {
    fr: 'Plusieurs communes correspondent à « {typed} ».',
    en: 'Several municipalities match “{typed}”.',
  },
  choiceArrondissement: { fr: 'Quel est votre arrondissement ?', en: 'Which is your arrondissement?' },
  choiceArrondissementHint: {
    fr: 'Dans cette ville, il y a une liste électorale par arrondissement.',
    en: 'In this city there is one electoral roll per arrondissement.',
  },
  choiceFormer: { fr: 'Cette commune a changé', en: 'This municipality has changed' },
  choiceFormerHint: {
    fr: '« {typed} » fait maintenant partie d’une autre commune. Confirmez celle où vous voulez voter.',
    en: '“{typed}” is now part of another municipality. Confirm the one where you want to vote.',
  },
  department: { fr: 'Département : {name}', en: 'Department: {name}' },
  otherCommune: { fr: 'Chercher une autre commune', en: 'Search for another municipality' },
  attachmentTitle: { fr: 'Quel est votre lien avec {commune} ?', en: 'What is your link with {commune}?' },
  attachmentHint: {
    fr: 'Un seul lien suffit. Choisissez le plus simple à prouver.',
    en: 'One link is enough. Choose the easiest to prove.',
  },
  proofs: { fr: 'À joindre : {list}', en: 'To attach: {list}' },
  otherLinks: { fr: 'Un autre lien avec la commune ?', en: 'Another link with the municipality?' },
  otherLinksBody: {
    fr: 'Impôts locaux, société, fonction publique, vie à l’étranger, armée, bateau, sans domicile stable…',
    en: 'Local taxes, company, civil service, living abroad, armed forces, boat, no fixed abode…',
  },
  otherTitle: { fr: 'Quel autre lien avez-vous avec {commune} ?', en: 'Which other link do you have with {commune}?' },
  otherPrison: {
    fr: 'Vous êtes détenu(e) ? Le greffe de l’établissement prend votre demande.',
    en: 'Are you in prison? The registry of the prison takes your request.',
  },
  abroadTitle: { fr: 'Où habitez-vous ?', en: 'Where do you live?' },
  abroadLead: {
    fr: 'Vous vivez à l’étranger : nous vous écrirons à cette adresse. La liste indiquera seulement la commune.',
    en: 'You live abroad: we will write to you at this address. The roll will only show the municipality.',
  },
  postAddressLead: { fr: 'Nous vous écrirons à cette adresse.', en: 'We will write to you at this address.' },
  residenceTitle: { fr: 'Depuis quand résidez-vous à {commune} ?', en: 'Since when have you stayed in {commune}?' },
  residenceSince: { fr: 'Premier jour de résidence', en: 'First day of residence' },
  residenceHint: {
    fr: 'Il faut au moins 6 mois sans interruption. Exemple : 1 9 2025',
    en: 'At least 6 months without a break. Example: 1 9 2025',
  },
  parentTitle: { fr: 'Quel parent habite à {commune} ?', en: 'Which parent lives in {commune}?' },
  parentName: { fr: 'Nom de naissance du parent', en: 'Parent’s birth name' },
  parentGiven: { fr: 'Prénom du parent', en: 'Parent’s given name' },
  lateTitle: { fr: 'Êtes-vous dans une de ces situations ?', en: 'Are you in one of these situations?' },
  lateHint: {
    fr: 'Elles permettent encore de voter le {firstRound} si la demande est déposée au plus tard le {until} (article L.30).',
    en: 'They still allow you to vote on {firstRound} if the request is filed by {until} (article L.30).',
  },
  lateNone: { fr: 'Aucune de ces situations', en: 'None of these' },
  lateNoneHint: { fr: 'Votre demande comptera après ce scrutin.', en: 'Your request will count after this ballot.' },
  addressTitle: { fr: 'Votre adresse à {commune}', en: 'Your address in {commune}' },
  addressLead: { fr: 'Elle détermine votre bureau de vote.', en: 'It decides your polling station.' },
  houseNumber: { fr: 'Numéro', en: 'Number' },
  street: { fr: 'Rue, avenue, chemin…', en: 'Street, avenue, road…' },
  complement1: { fr: 'Bâtiment, escalier, étage', en: 'Building, stairway, floor' },
  complement2: { fr: 'Résidence, chez…', en: 'Residence, care of…' },
  locality: { fr: 'Lieu-dit ou commune déléguée', en: 'Locality or delegated municipality' },
  postalCode: { fr: 'Code postal', en: 'Postal code' },
  town: { fr: 'Ville', en: 'Town' },
  country: { fr: 'Pays', en: 'Country' },
  communeFixed: { fr: 'Commune', en: 'Municipality' },
  lettersTitle: {
    fr: 'Recevoir les courriers à une autre adresse (facultatif)',
    en: 'Receive letters at another address (optional)',
  },
});
