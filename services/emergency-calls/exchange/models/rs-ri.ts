/** RS-RI: fields in the order of its XML form, from the published model. */
export const RS_RI = `
resourcesInfo:
  caseId! caseId
  resource! resource[1..]
resource:
  datetime! time
  resourceId! resourceId
  requestId requestId
  missionId text
  orgId text
  patientId text
  centerName text
  vehicleType! =typeVecteur
  name text
  centerCity insee
  team team
  state state[]
  contact contact
  freetext text[]
contact:
  type =typeCom
  details text
`;
