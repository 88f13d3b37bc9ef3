import { translator } from '#base/ui/i18n/catalogue.ts';

/** Every text of the printed prescription. */
export const words = translator({
  title: { fr: 'Prescription médicale téléphonique', en: 'Telephone medical prescription' },
  loading: { fr: 'Lecture de la prescription…', en: 'Reading the prescription…' },
  failed: { fr: 'Le service ne répond pas.', en: 'The service does not answer.' },
  print: { fr: 'Imprimer', en: 'Print' },
  pdf: { fr: 'Pour un fichier PDF, choisissez « Enregistrer au format PDF » à l’impression.',
    en: 'For a PDF file, choose “Save as PDF” when printing.' },
  prescriber: { fr: 'Prescripteur', en: 'Prescriber' },
  doctor: { fr: 'Dr', en: 'Dr' },
  rpps: { fr: '(RPPS {number})', en: '(RPPS {number})' },
  patient: { fr: 'Patient', en: 'Patient' },
  unnamed: { fr: 'Nom non donné', en: 'Name not given' },
  born: { fr: 'né(e) le {date}', en: 'born {date}' },
  aged_Y: { fr: '{count|# an|# ans}', en: '{count|# year|# years} old' },
  aged_M: { fr: '{count} mois', en: '{count|# month|# months} old' },
  aged_W: { fr: '{count|# semaine|# semaines}', en: '{count|# week|# weeks} old' },
  aged_D: { fr: '{count|# jour|# jours}', en: '{count|# day|# days} old' },
  on: { fr: 'Prescrit par téléphone le', en: 'Prescribed by telephone on' },
  noRpps: { fr: 'Sans numéro RPPS : le prescripteur complète sa fiche dans son poste.',
    en: 'Without an RPPS number: the prescriber fills in their sheet at the console.' },
  exercise: { fr: 'EXERCICE : sans valeur', en: 'EXERCISE: not valid' },
} as const);
