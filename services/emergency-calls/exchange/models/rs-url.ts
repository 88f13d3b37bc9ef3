/** RS-URL: fields in the order of its XML form, from the published model. */
export const RS_URL = `
documentLink:
  caseId! caseId
  patientId patientId
  code text
  document! document[1..]
document:
  documentType text
  url! text
`;
