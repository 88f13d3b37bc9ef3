import { translator } from '#base/ui/i18n/catalogue.ts';

/** Words of the mayor's delegations. */
export const delegations = translator({
  title: { fr: 'Délégations du maire de {commune}', en: 'Delegations of the mayor of {commune}' },
  lead: {
    fr: 'Un adjoint ou un agent peut viser à votre place, pour une absence ou pour la durée que dit votre arrêté. '
      + 'L’administration confirme chaque délégation avant qu’elle vaille.',
    en: 'A deputy or an officer may sign in your place, for an absence or for as long as your order says. '
      + 'The administration confirms each delegation before it counts.',
  },
  list: { fr: 'Délégations en cours et passées', en: 'Delegations, present and past' },
  none: { fr: 'Personne ne vise à votre place.', en: 'Nobody signs in your place.' },
  who: { fr: 'Délégataire et arrêté', en: 'Delegate and order' },
  period: { fr: 'Période', en: 'Period' },
  fromTo: { fr: 'du {du} au {au}', en: '{du} to {au}' },
  waiting: { fr: 'À confirmer', en: 'To confirm' },
  inForce: { fr: 'En vigueur', en: 'In force' },
  ahead: { fr: 'À venir', en: 'Ahead' },
  over: { fr: 'Terminée', en: 'Over' },
  refused: { fr: 'Refusée', en: 'Refused' },
  add: { fr: 'Déléguer le visa', en: 'Delegate the signature' },
  email: { fr: 'Adresse professionnelle du délégataire', en: 'Professional e-mail of the delegate' },
  name: { fr: 'Nom et qualité', en: 'Name and capacity' },
  order: { fr: 'Référence de l’arrêté', en: 'Reference of the order' },
  from: { fr: 'Du', en: 'From' },
  until: { fr: 'Au (inclus)', en: 'To (included)' },
  addButton: { fr: 'Demander la délégation', en: 'Ask for the delegation' },
  end: { fr: 'Mettre fin : {qui}', en: 'End: {qui}' },
  badEmail: { fr: 'Indiquez une adresse électronique.', en: 'Enter an e-mail address.' },
  badOrder: { fr: 'La fin vient après le début, au plus dans six ans.', en: 'The end comes after the start, within six years.' },
});
