import { translator } from '#base/ui/i18n/catalogue.ts';

/** Translator of the portal's pages. */
export const say = translator({
  title: { fr: 'Des services publics qui tiennent', en: 'Public services that hold' },
  lead: {
    fr: 'Le soir de la clôture, en pleine crise ou un jour ordinaire : votre démarche est reçue, prouvée, suivie.',
    en: 'On the evening of a deadline, in the middle of a crisis or on an ordinary day: your request is received, '
      + 'proved and followed.',
  },
  seeServices: { fr: 'Voir les services', en: 'See the services' },
  verify: { fr: 'Vérifier un récépissé', en: 'Verify a receipt' },
  fact1: { fr: 'Ce qui est accusé reçu est déjà écrit sur disque', en: 'What is acknowledged is already on disk' },
  fact2: { fr: 'Chaque récépissé se vérifie sans nous croire', en: 'Each receipt can be checked without believing us' },
  fact3: { fr: 'Vous voyez qui a consulté votre dossier', en: 'You see who looked at your file' },
  now: { fr: 'En ce moment', en: 'Right now' },
  servicesUp: { fr: 'Services en marche', en: 'Services running' },
  ofServices: { fr: '{up} sur {all}', en: '{up} of {all}' },
  entries: { fr: 'Faits inscrits aux registres publics', en: 'Facts in the public logs' },
  accepting: { fr: 'Nouvelles demandes', en: 'New requests' },
  accepted: { fr: 'acceptées', en: 'accepted' },
  paused: { fr: 'en pause', en: 'paused' },
  none: { fr: 'aucun pour l’instant', en: 'none yet' },
  servicesTitle: { fr: 'Les services', en: 'The services' },
  noService: { fr: 'Aucun service n’est installé ici.', en: 'No service is installed here.' },
  up: { fr: 'En marche', en: 'Running' },
  down: { fr: 'Interrompu', en: 'Interrupted' },
  storiesTitle: { fr: 'Ce que cela change', en: 'What it changes' },
  storiesNote: {
    fr: 'Récits écrits pour la démonstration, à partir de situations réelles ; les faits cités sont publics.',
    en: 'Stories written for the demonstration, after real situations; the facts they mention are public.',
  },
  deadlineQ: {
    fr: '« Il était 23 h 40, le dernier soir » — une électrice',
    en: '“It was 11:40 pm on the last evening” — a voter',
  },
  deadlineA: {
    fr: 'En juin 2016, au Royaume-Uni, le site d’inscription est tombé moins de deux heures avant la clôture : il a '
      + 'fallu une loi pour la repousser. Ici, quand la foule dépasse ce que le service sait traiter, chacun reçoit un rang, '
      + 'qui ne se perd pas, et l’heure d’arrivée fait foi, pas celle du traitement.',
    en: 'In June 2016, in the United Kingdom, the registration site fell less than two hours before the deadline: an '
      + 'Act was needed to move it. Here, when the crowd is more than the service can take, everybody gets a place that is not '
      + 'lost, and the time of arrival counts, not that of processing.',
  },
  townHallQ: {
    fr: '« Je traite une demande en trois touches » — une agente de mairie',
    en: '“I handle a request in three keystrokes” — a town hall agent',
  },
  townHallA: {
    fr: 'La pièce et les champs côte à côte, les doublons signalés sans jamais être fusionnés d’office, le délai légal '
      + 'de cinq jours qui ordonne la file : l’écran est fait pour huit heures de travail.',
    en: 'The document and the fields side by side, duplicates pointed out but never merged by machine, the queue in '
      + 'the order of the legal five days: the screen is made for eight hours of work.',
  },
  citizenQ: {
    fr: '« Qui a ouvert mon dossier ? » — un citoyen',
    en: '“Who opened my file?” — a citizen',
  },
  citizenA: {
    fr: 'Chaque consultation de données personnelles est inscrite, avec son motif, dans la même transaction que la '
      + 'lecture. La personne concernée en voit la liste.',
    en: 'Each look at personal data is written down, with its purpose, in the same transaction as the reading. The '
      + 'person concerned sees the list.',
  },
  auditorQ: {
    fr: '« Le registre a-t-il été réécrit ? » — une juge de l’élection',
    en: '“Was the register rewritten?” — an election judge',
  },
  auditorA: {
    fr: 'Les registres sont des arbres de Merkle publiés en continu. Un programme écrit à part, sans une ligne du '
      + 'nôtre, les vérifie, et une seule entrée changée se voit.',
    en: 'The logs are Merkle trees, published all the time. A program written apart, without a line of ours, verifies '
      + 'them, and a single changed entry shows.',
  },
  operatorQ: {
    fr: '« Une commande pour tout lever, une pour tout éteindre » — une exploitante',
    en: '“One command up, one command down” — an operator',
  },
  operatorA: {
    fr: 'La plateforme démarre sur une machine nue, remplace ce qui meurt, s’étend avec l’affluence, et chaque '
      + 'sauvegarde est restaurée à blanc avant de compter comme telle.',
    en: 'The platform starts on a bare machine, replaces what dies, grows with the crowd, and each backup is restored '
      + 'on trial before it counts as one.',
  },
  demoTitle: { fr: 'Essayer la démonstration', en: 'Try the demonstration' },
  demoLead: {
    fr: 'Personnes fictives, aucune donnée réelle. Suivez un lien, puis choisissez cette personne sur l’écran de connexion.',
    en: 'Fictitious people, no real data. Follow a link, then choose that person on the sign-in screen.',
  },
  demoCaption: { fr: 'Personnes de démonstration', en: 'Demonstration people' },
  demoWho: { fr: 'Qui', en: 'Who' },
  demoHow: { fr: 'Comment', en: 'How' },
  demoTour: { fr: 'Visite guidée de chaque rôle : {service}', en: 'Guided tour of each role: {service}' },
  demoMail: { fr: 'Ouvrir la boîte aux lettres de la démonstration', en: 'Open the demonstration mailbox' },
  statusTitle: { fr: 'État des services', en: 'Service status' },
  allGood: { fr: 'Tous les services fonctionnent', en: 'All services are running' },
  someDown: {
    fr: '{count|Un service est interrompu|# services sont interrompus}',
    en: '{count|One service is interrupted|# services are interrupted}',
  },
  notAccepting: {
    fr: 'Les nouvelles demandes sont en pause ; rien de ce qui a été accusé reçu n’est perdu.',
    en: 'New requests are paused; nothing that was acknowledged is lost.',
  },
  seenAt: { fr: 'Vu le {at}', en: 'Seen on {at}' },
  tableCaption: { fr: 'Disponibilité par service', en: 'Availability by service' },
  service: { fr: 'Service', en: 'Service' },
  state: { fr: 'État', en: 'State' },
  today: { fr: 'Aujourd’hui', en: 'Today' },
  month: { fr: '30 jours', en: '30 days' },
  history: { fr: '90 jours', en: '90 days' },
  historyOf: {
    fr: '{days|Un jour observé|# jours observés}, au plus bas {least}', en: '{days|One day|# days} seen, lowest {least}',
  },
  notSeen: { fr: 'Pas encore mesuré', en: 'Not measured yet' },
  howMeasured: {
    fr: 'Chaque seconde, le superviseur regarde si un processus du service répond. Les heures sont celles de Paris.',
    en: 'Each second the supervisor looks whether a process of the service answers. Times are those of Paris.',
  },
  backup: { fr: 'Dernière sauvegarde', en: 'Last backup' },
  backupVerified: { fr: '{at}, restaurée à blanc et vérifiée', en: '{at}, restored on trial and verified' },
  backupUnverified: { fr: '{at}, non vérifiée', en: '{at}, not verified' },
  backupNone: { fr: 'aucune encore', en: 'none yet' },
  accessibilityTitle: { fr: 'Accessibilité : non conforme', en: 'Accessibility: not compliant' },
  accessibilityBody: {
    fr: 'Ces pages visent le RGAA 4.1 (WCAG 2.2 AA). Des essais automatiques n’y trouvent aucun défaut, mais aucun audit '
      + 'par des personnes n’a encore eu lieu : la loi demande alors de dire « non conforme ».',
    en: 'These pages aim at RGAA 4.1 (WCAG 2.2 AA). Automatic tests find no fault, but no audit by people has taken '
      + 'place yet: the law then asks to say “not compliant”.',
  },
  accessibilityContact: {
    fr: 'Une difficulté ? Écrivez à {contact} ; si la réponse ne convient pas, saisissez le Défenseur des droits.',
    en: 'A difficulty? Write to {contact}; if the answer does not help, turn to the Défenseur des droits.',
  },
  legalTitle: { fr: 'Mentions légales', en: 'Legal notice' },
  legalBody: {
    fr: 'Éditeur : {publisher}. Contact : {contact}. Logiciel libre sous licence EUPL 1.2.',
    en: 'Publisher: {publisher}. Contact: {contact}. Free software under the EUPL 1.2.',
  },
  privacyTitle: { fr: 'Données personnelles', en: 'Privacy' },
  privacyBody: {
    fr: 'Ce portail ne demande et ne garde aucune donnée personnelle, et ne pose qu’un cookie de langue si vous en '
      + 'changez. La vérification d’un récépissé se fait sur votre appareil. Chaque service a sa propre notice.',
    en: 'This portal asks for and keeps no personal data, and sets only a language cookie if you change it. A receipt is '
      + 'verified on your own device. Each service has its own notice.',
  },
  home: { fr: 'Retour à l’accueil', en: 'Back to the home page' },
});
