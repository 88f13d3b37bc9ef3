import { translator } from '#base/ui/i18n/catalogue.ts';

/** Words of the calendar's screen. */
export const calendar = translator({
  title: { fr: 'Calendrier des scrutins', en: 'Calendar of ballots' },
  lead: {
    fr: 'Version {version}. Une clôture se change par un texte légal, deux personnes et une simulation ; elle est sur tous les écrans '
      + 'en moins d’une minute, sans redémarrage.',
    en: 'Version {version}. A closing changes with a legal text, two people and a simulation; it is on every screen within a minute, '
      + 'without a restart.',
  },
  ballots: { fr: 'Scrutins à venir et récents', en: 'Coming and recent ballots' },
  ballot: { fr: 'Scrutin', en: 'Ballot' },
  firstRound: { fr: 'Premier tour', en: 'First round' },
  online: { fr: 'En ligne', en: 'Online' },
  paper: { fr: 'Papier', en: 'Paper' },
  late: { fr: 'L.30', en: 'L.30' },
  rule: { fr: 'règle : {date}', en: 'rule: {date}' },
  none: { fr: 'Aucun scrutin.', en: 'No ballot.' },
  override: { fr: 'Proposer une autre clôture', en: 'Propose another closing' },
  channels: { fr: 'Canaux', en: 'Channels' },
  date: { fr: 'Dernier jour (inclus)', en: 'Last day (inclusive)' },
  text: { fr: 'Texte légal', en: 'Legal text' },
  textHint: { fr: 'Décret, jugement, loi : numéro et date', en: 'Decree, judgment, statute: number and date' },
  reasonFr: { fr: 'Motif affiché, en français', en: 'Reason shown, in French' },
  reasonEn: { fr: 'Motif affiché, en anglais', en: 'Reason shown, in English' },
  lateOpen: { fr: 'Inscriptions tardives', en: 'Late registrations' },
  lateOpenYes: { fr: 'L’article L.30 reste ouvert', en: 'Article L.30 stays open' },
  wholeDay: { fr: 'Heure', en: 'Hour' },
  wholeDayYes: {
    fr: 'Jusqu’à minuit, aussi dans les postes consulaires (sinon 18 h au guichet)',
    en: 'Until midnight, in consular posts too (else 18:00 at the desk)',
  },
  simulate: { fr: 'Simuler', en: 'Simulate' },
  simulation: { fr: 'Simulation', en: 'Simulation' },
  change: { fr: '{ballot} : {channels}, clôture le {date} ({text})', en: '{ballot}: {channels}, closing on {date} ({text})' },
  simulated: {
    fr: 'Clôtures changées (un lieu par fuseau) : {lieux}. Demandes déposées entre les deux dates, là où le scrutin a lieu, '
      + 'qui changent de côté : {demandes}. Brouillons ouverts : {brouillons}.',
    en: 'Closings changed (one place a zone): {lieux}. Requests filed between the two dates, where the ballot is held, that '
      + 'change sides: {demandes}. Open drafts: {brouillons}.',
  },
  earlier: {
    fr: 'Plus tôt que prévu : des personnes perdent des jours. Rien ne change sans la signature d’une seconde personne.',
    en: 'Earlier than planned: people lose days. Nothing changes without the signature of a second person.',
  },
  place: { fr: 'Lieu', en: 'Place' },
  before: { fr: 'Avant', en: 'Before' },
  after: { fr: 'Après', en: 'After' },
  propose: { fr: 'Proposer', en: 'Propose' },
  addBallot: { fr: 'Ajouter un scrutin', en: 'Add a ballot' },
  sort: { fr: 'Sorte de scrutin', en: 'Sort of ballot' },
  where: { fr: 'Étendue', en: 'Extent' },
  everywhere: { fr: 'Tout le pays, et les postes consulaires pour leur liste', en: 'The whole country, and consular posts for their roll' },
  saturday: { fr: 'Outre-mer et Amérique', en: 'Overseas and America' },
  saturdayYes: {
    fr: 'La veille à l’ouest de Greenwich, en Polynésie et dans les postes d’Amérique',
    en: 'The day before west of Greenwich, in Polynesia and in the posts of America',
  },
  labelFr: { fr: 'Nom, en français', en: 'Name, in French' },
  labelEn: { fr: 'Nom, en anglais', en: 'Name, in English' },
  communes: { fr: 'Communes, départements ou postes (codes)', en: 'Municipalities, départements or posts (codes)' },
  communesHint: {
    fr: 'Codes Insee séparés par une espace ou une virgule : 04070, 2A, 987, 9B019 ; LC pour tous les postes hors d’Amérique, LC-AM en '
      + 'Amérique',
    en: 'Insee codes separated by a space or a comma: 04070, 2A, 987, 9B019; LC for all posts outside America, LC-AM in America',
  },
  second: { fr: 'Second tour', en: 'Second round' },
  lists: { fr: 'Listes', en: 'Rolls' },
  proposals: { fr: 'Propositions', en: 'Proposals' },
  proposalsNone: { fr: 'Aucune proposition.', en: 'No proposal.' },
  what: { fr: 'Changement', en: 'Change' },
  proposedOn: { fr: 'Proposée le', en: 'Proposed on' },
  state: { fr: 'État', en: 'State' },
  inForce: { fr: 'en vigueur (n° {version})', en: 'in force (no. {version})' },
  refused: { fr: 'écartée', en: 'set aside' },
  waits: { fr: 'attend une seconde personne', en: 'waits for a second person' },
  sign: { fr: 'Signer : {what}', en: 'Sign: {what}' },
  signButton: { fr: 'Signer et mettre en vigueur', en: 'Sign and put in force' },
  setAside: { fr: 'Écarter', en: 'Set aside' },
});
