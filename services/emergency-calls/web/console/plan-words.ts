import { translator } from '#base/ui/i18n/catalogue.ts';

/** Words of a dossier that is planned for an hour. */
export const planWords = translator({
  plan: { fr: 'Programmer', en: 'Plan' },
  title: { fr: 'Programmer un dossier médical', en: 'Plan a medical dossier' },
  hour: { fr: 'Jour et heure', en: 'Day and time' },
  attribution: { fr: 'Attribution (DRM)', en: 'Attribution (DRM)' },
  kind: { fr: 'Type d’intervention', en: 'Type of intervention' },
  branch: { fr: 'Médecins qui l’attendent', en: 'Doctors who await it' },
  AMU: { fr: 'AMU (urgentistes)', en: 'AMU (emergency)' },
  SNP: { fr: 'SNP (libéraux)', en: 'SNP (liberal)' },
  make: { fr: 'Créer le dossier programmé', en: 'Make the planned dossier' },
  close: { fr: 'Fermer', en: 'Close' },
  toCome: { fr: 'Choisissez une heure à venir, dans l’année.', en: 'Choose an hour to come, within a year.' },
  planned: { fr: 'Programmés', en: 'Planned' },
  change: { fr: 'Changer l’heure', en: 'Change the hour' },
} as const);
