/** RS-BPV: fields in the order of its XML form, from the published model. */
export const RS_BPV = `
interventionReport:
  caseId! caseId
  reportId! text
  redactor! redactor
  creation! time
  patient! patient
  evaluation evaluation
redactor:
  label text
  role! =role
patient:
  patientId! patientId
  birthName text
  lastName! text
  firstName! text
  birthDate text
  age text
  sex =sexe
  externalId externalId[]
  height int
  weight int
evaluation:
  procedure text[]
  mainDiagnosis text
  associatedDiagnosis text[]
  parameter vital[]
  medicalHistory text
  treatment text
  freetext text[]
vital:
  type! =signeVital
  value! text
  precision text
`;
