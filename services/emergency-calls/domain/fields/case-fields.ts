import type { Text } from '#base/values/lang.ts';
import type { FieldKind } from './field-kinds.ts';

/**
 * A field that is typed, kept and exchanged: its path is the one of the exchange model (`createCaseHealth`), so that
 * mapping to a message is identity. `medical` fields are health data; `doctor` ones are written by a doctor only.
 */
export type CaseField = { kind: FieldKind; label: Text; medical?: true; doctor?: true };

const field = (kind: FieldKind, fr: string, en: string, more: Partial<CaseField> = {}): CaseField => ({ kind, label: { fr, en }, ...more });
const medical = { medical: true } as const;

/** Fields of the case itself. */
const CASE_FIELDS: Readonly<Record<string, CaseField>> = {
  'qualification.origin': field('code', 'Origine de l’appel', 'Origin of the call'),
  'qualification.whatsHappen': field('coded', 'Nature de fait', 'What is happening'),
  'qualification.locationKind': field('coded', 'Type de lieu', 'Kind of place'),
  'qualification.healthMotive': field('coded', 'Motif de recours', 'Health motive', medical),
  'qualification.riskThreat': field('codedList', 'Risques, menaces', 'Risks, threats'),
  'location.name': field('text', 'Nom du lieu', 'Name of the place'),
  'location.detailedAddress.complete': field('text', 'Adresse', 'Address'),
  'location.detailedAddress.number': field('text', 'Numéro', 'Number'),
  'location.detailedAddress.wayName': field('record', 'Voie', 'Street'),
  'location.detailedAddress.highway': field('record', 'Autoroute, PK, sens', 'Motorway, marker, direction'),
  'location.city': field('record', 'Commune', 'Town'),
  'location.access.floor': field('text', 'Étage', 'Floor'),
  'location.access.roomNumber': field('text', 'Porte, chambre', 'Door, room'),
  'location.access.interphone': field('text', 'Interphone', 'Entry phone'),
  'location.access.accessCode': field('texts', 'Codes d’accès', 'Access codes'),
  'location.access.elevator': field('text', 'Ascenseur', 'Lift'),
  'location.access.buildingName': field('text', 'Bâtiment', 'Building'),
  'location.access.entrance': field('text', 'Entrée', 'Entrance'),
  'location.access.entity': field('text', 'Service', 'Unit'),
  'location.access.phoneNumber': field('text', 'Téléphone sur place', 'Telephone on the spot'),
  'location.geometry': field('point', 'Position', 'Position'),
  'location.freetext': field('text', 'Précisions sur le lieu', 'About the place'),
  'initialAlert.caller.callerContact': field('record', 'Numéro de l’appelant', 'Caller’s number'),
  'initialAlert.caller.callbackContact': field('record', 'Numéro de rappel', 'Number to call back'),
  'initialAlert.caller.detailedName': field('record', 'Nom de l’appelant', 'Caller’s name'),
  'initialAlert.caller.freetext': field('text', 'Précisions sur l’appelant', 'About the caller'),
  'initialAlert.caller.type': field('code', 'Type d’appelant', 'Kind of caller'),
  'initialAlert.caller.language': field('code', 'Langue', 'Language'),
  'initialAlert.caller.communication': field('code', 'Difficulté de communication', 'Difficulty to communicate'),
  'initialAlert.notes': field('text', 'Ce que dit l’appelant', 'What the caller says', medical),
  perimeter: field('code', 'Filière', 'Branch'),
  interventionType: field('code', 'Type d’intervention', 'Type of intervention'),
  freetext: field('text', 'Texte libre', 'Free text', medical),
};

/** Fields of one patient; their path is `patient/<n>/<field>`. */
const PATIENT_FIELDS: Readonly<Record<string, CaseField>> = {
  'identity.strictFeatures.birthName': field('text', 'Nom de naissance', 'Birth name', medical),
  'identity.strictFeatures.birthDate': field('date', 'Date de naissance', 'Birth date', medical),
  'identity.strictFeatures.sex': field('code', 'Sexe', 'Sex', medical),
  'identity.nonStrictFeatures': field('record', 'Nom d’usage', 'Usual name', medical),
  'detail.weight': field('number', 'Poids (kg)', 'Weight (kg)', medical),
  'detail.height': field('number', 'Taille (cm)', 'Height (cm)', medical),
  'detail.age': field('code', 'Âge', 'Age', medical),
  'detail.medicalHistory': field('text', 'Antécédents', 'Medical history', medical),
  'detail.treatment': field('text', 'Traitements', 'Treatments', medical),
  /** A bracelet or place number; never a national health identifier (DSF 15-15 §5.2.5). */
  externalId: field('record', 'Numéro de bracelet (SINUS), de place', 'Bracelet (SINUS) or place number', medical),
  'generalPractitioner.detailedName': field('record', 'Médecin traitant', 'General practitioner', medical),
  'generalPractitioner.rppsId': field('text', 'Médecin traitant : RPPS', 'General practitioner: RPPS number', medical),
  'hypothesis.mainDiagnosis': field('coded', 'Hypothèse principale', 'Main hypothesis', { medical: true, doctor: true }),
  'hypothesis.otherDiagnosis': field('codedList', 'Autres hypothèses', 'Other hypotheses', { medical: true, doctor: true }),
};

const PATIENT_PATH = /^patient\/([A-Za-z0-9_-]{1,40})\/([A-Za-z.]{1,60})$/;

/** The patient that a path is about, and the field in it; `undefined` for a field of the case. */
export const patientOfPath = (path: string): { patient: string; field: string } | undefined => {
  const [, patient, name] = PATIENT_PATH.exec(path) ?? [];
  return patient && name ? { patient, field: name } : undefined;
};

const own = (table: Readonly<Record<string, CaseField>>, name: string): CaseField | undefined =>
  (Object.hasOwn(table, name) ? table[name] : undefined);

/** What is known of a field by its path; `undefined` for a path that nobody declared. */
export const fieldOf = (path: string): CaseField | undefined => {
  const inPatient = patientOfPath(path);
  return inPatient ? own(PATIENT_FIELDS, inPatient.field) : own(CASE_FIELDS, path);
};

/** Fields of a patient, by their paths in a patient. */
export const patientFields = (): readonly string[] => Object.keys(PATIENT_FIELDS);

/** Paths of all fields of the case itself. */
export const casePaths = (): readonly string[] => Object.keys(CASE_FIELDS);
