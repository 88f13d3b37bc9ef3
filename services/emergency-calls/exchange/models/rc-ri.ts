/** RC-RI: fields in the order of its XML form, from the published model. */
export const RC_RI = `
resourcesInfoCisu:
  caseId! caseId
  resource! resource[1..]
resource:
  datetime! time
  resourceId! resourceId
  requestId requestId
  missionId text
  operationId text
  orgId text
  centerName text
  vehicleType! =(SMUR SIS)
  name text
  centerCity insee
  team team
  state! state
  position position
  contact contact
  freetext text[]
position:
  datetime! time
  speed num
  coord! coord
contact:
  type =typeCom
  details text
`;
