/** GEO-RES: fields in the order of its XML form, from the published model. */
export const GEO_RES = `
geoResourcesDetails:
  resource resource[]
resource:
  resourceId! resourceId
  orgId! text
  name text
  resourceType! =typeMoyen
  nature =natureMoyen
  mobility =mobilite
  capacity =capaciteMoyen
  contacts contact[]
contact:
  type =(PMRADD PHNADD)
  details text
`;
