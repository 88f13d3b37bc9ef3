/** GEO-RES: fields in the order of its XML form, from the published model. */
export const GEO_RES = `
geoResourcesDetails:
  resource resource[]
resource:
  resourceId! resourceId
  orgId! text
  name text
  resourceType! =(SMUR SDIS TSU SNP MSPE SHIP)
  nature =(EFFECTEUR BASE)
  mobility =(FIXE VEHICULE HELICOPTERE SHIP)
  capacity =(URGENCE MEDICALE PARAMEDICALE INCONNUE)
  contacts contact[]
contact:
  type =(PMRADD PHNADD)
  details text
`;
