/** RS-ERROR: fields in the order of its XML form, from the published model. */
export const RS_ERROR = `
error:
  errorCode! errorCode
  errorCause! text
  sourceMessage any:envelope
  referencedDistributionID! text
errorCode:
  statusCode! num
  statusString! text
`;
