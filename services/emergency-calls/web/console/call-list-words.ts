import { translator } from '#base/ui/i18n/catalogue.ts';

/** Words of the list of a dossier's calls. */
export const callListWords = translator({
  calls: { fr: 'Appels du dossier', en: 'Calls of the dossier' },
  loading: { fr: 'Lecture des appels…', en: 'Reading the calls…' },
  failed: { fr: 'Les appels ne se lisent pas : réessayez.', en: 'The calls cannot be read: try again.' },
  none: { fr: 'Aucun appel', en: 'No call' },
  first: { fr: 'Premier appel :', en: 'First call:' },
  in: { fr: 'entrant', en: 'incoming' },
  out: { fr: 'sortant', en: 'outgoing' },
  line114: { fr: '114 (texte, vidéo, langue des signes)', en: '114 (text, video, sign language)' },
  located: { fr: 'localisé par le téléphone (AML)', en: 'located by the telephone (AML)' },
  joined: { fr: '(dossier joint {number})', en: '(joined dossier {number})' },
  unknown: { fr: 'numéro inconnu', en: 'unknown number' },
  recording: { fr: 'Enregistrement', en: 'Recording' },
} as const);
