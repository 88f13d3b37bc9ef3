import { translator } from '#base/ui/i18n/catalogue.ts';

/** Words of the signals of fraud. */
export const signals = translator({
  title: { fr: 'Signaux pour {commune}', en: 'Signals for {commune}' },
  lead: {
    fr: 'Ces rapprochements n’accusent personne et ne refusent rien : une famille, un foyer ou une médiathèque les expliquent souvent. '
      + 'À vous de regarder.',
    en: 'These likenesses accuse nobody and refuse nothing: a family, a hostel or a library often explains them. Yours to look at.',
  },
  mass: { fr: 'Afflux de demandes', en: 'Rush of requests' },
  massYes: { fr: '{count} demandes en un jour : bien plus que d’ordinaire.', en: '{count} requests in one day: far more than usual.' },
  massNo: { fr: 'Le nombre de demandes du jour est ordinaire ({count}).', en: 'The number of requests today is ordinary ({count}).' },
  shared: { fr: 'Demandes qui partagent un trait', en: 'Requests that share a trait' },
  sharedNone: { fr: 'Aucun rapprochement sur les 30 derniers jours.', en: 'No likeness over the last 30 days.' },
  trait: { fr: 'Trait', en: 'Trait' },
  count: { fr: 'Demandes', en: 'Requests' },
  window: { fr: 'Période', en: 'Period' },
  numbers: { fr: 'Numéros', en: 'Numbers' },
  ADRESSE: { fr: 'Même adresse', en: 'Same address' },
  COURRIEL: { fr: 'Adresses électroniques en série', en: 'E-mail addresses in a series' },
  TELEPHONE: { fr: 'Même téléphone', en: 'Same telephone' },
  APPAREIL: { fr: 'Même appareil et même réseau', en: 'Same device and network' },
  kept: {
    fr: 'Seules des empreintes chiffrées sont gardées, 30 jours au plus.',
    en: 'Only keyed hashes are kept, 30 days at most.',
  },
});
