import { translator } from '#base/ui/i18n/catalogue.ts';

/** Words of a dossier's life: its states (HubSante.etat), and what a person may do about them. */
export const lifeWords = translator({
  PROGRAM: { fr: 'Programmé', en: 'Planned' },
  ACTIF: { fr: 'Actif', en: 'Active' },
  ACHEVE: { fr: 'Terminé', en: 'Ended' },
  VALIDE: { fr: 'Validé', en: 'Validated' },
  CLOTURE: { fr: 'Clôturé', en: 'Closed' },
  CLASSE: { fr: 'Classé', en: 'Filed' },
  ARCHIVE: { fr: 'Archivé', en: 'Archived' },
  lacks: { fr: 'Terminé. Manque pour valider :', en: 'Ended. Missing for validation:' },
  settles: { fr: 'Terminé et complet : il se valide de lui-même après cinq minutes sans écriture.',
    en: 'Ended and complete: validated by itself after five minutes without a word.' },
  planned: { fr: 'Programmé : il s’active de lui-même et rejoint la file des médecins à l’heure dite :',
    en: 'Planned: it becomes active by itself and joins the doctors’ queue at its hour:' },
  frozen: { fr: 'Validé : les champs sont figés, les notes restent ouvertes. Une décision le rend actif.',
    en: 'Validated: fields are frozen, notes stay open. A decision makes it active again.' },
  closed: { fr: 'Clôturé : lecture et notes seulement. Pour une décision, ouvrez un nouveau dossier.',
    en: 'Closed: reading and notes only. For a decision, open a new dossier.' },
  readOnly: { fr: 'Lecture seule : dossier {state}.', en: 'Read only: dossier {state}.' },
  resume: { fr: 'Reprendre', en: 'Take up again' },
  validate: { fr: 'Valider', en: 'Validate' },
});
