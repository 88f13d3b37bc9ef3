/** RS-SR: fields in the order of its XML form, from the published model. */
export const RS_SR = `
resourcesStatus:
  caseId! caseId
  resourceId! resourceId
  state! state
`;
