/** GEO-REQ: fields in the order of its XML form, from the published model. */
export const GEO_REQ = `
geoResourcesRequest:
  resourceId! resourceId[1..]
`;
