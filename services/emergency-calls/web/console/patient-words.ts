import { translator } from '#base/ui/i18n/catalogue.ts';

/** Words of the patients of a dossier and of its coding. */
export const patientWords = translator({
  patients: { fr: 'Patients', en: 'Patients' },
  add: { fr: 'Ajouter un patient', en: 'Add a patient' },
  nth: { fr: 'Patient {n}', en: 'Patient {n}' },
  mistake: { fr: 'Saisi par erreur ?', en: 'Entered by mistake?' },
  mistakeReason: { fr: 'Pourquoi (reste dans les notes)', en: 'Why (stays in the notes)' },
  setAside: { fr: 'Écarter ce patient', en: 'Set this patient aside' },
  name: { fr: 'Nom d’usage', en: 'Usual name' },
  firstName: { fr: 'Prénom', en: 'First name' },
  ageUnit: { fr: 'Unité de l’âge', en: 'Unit of the age' },
  Y: { fr: 'ans', en: 'years' }, M: { fr: 'mois', en: 'months' }, W: { fr: 'semaines', en: 'weeks' }, D: { fr: 'jours', en: 'days' },
  practitioner: { fr: 'Médecin traitant : nom', en: 'General practitioner: name' },
  practitionerFirstName: { fr: 'Médecin traitant : prénom', en: 'General practitioner: first name' },
  hypothesisHint: { fr: 'Mots, ou code CIM-10', en: 'Words, or ICD-10 code' },
  addHypothesis: { fr: 'Ajouter une hypothèse', en: 'Add a hypothesis' },
  coding: { fr: 'Appelant et codage', en: 'Caller and coding' },
  callerName: { fr: 'Nom de l’appelant', en: 'Caller’s name' },
  callerFirstName: { fr: 'Prénom de l’appelant', en: 'Caller’s first name' },
  attribution: { fr: 'Attribution', en: 'Attribution' },
  addRisk: { fr: 'Ajouter un risque', en: 'Add a risk' },
  remove: { fr: 'Retirer {what}', en: 'Remove {what}' },
} as const);
