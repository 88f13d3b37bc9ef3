/** RS-RR: fields in the order of its XML form, from the published model. */
export const RS_RR = `
resourcesResponse:
  caseId! caseId
  requestId! requestId
  response! response
response:
  datetime! time
  answer! =reponseDemande
  deadline =delai
  freetext text
`;
