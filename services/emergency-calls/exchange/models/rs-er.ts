/** RS-ER: fields in the order of its XML form, from the published model. */
export const RS_ER = `
resourcesEngagement:
  caseId! caseId
  resource! resource[1..]
resource:
  vehicleType! =typeVecteur
  name text
  team team
  freetext text[]
`;
