/** RS-DR: fields in the order of its XML form, from the published model. */
export const RS_DR = `
resourcesRequest:
  caseId! caseId
  request! request
  status =etatDemande
request:
  requestId! requestId
  datetime! time
  convention =cadre
  purpose! =effet
  deadline =delai
  freetext text
`;
