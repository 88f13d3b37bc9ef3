/** GEO-POS: fields in the order of its XML form, from the published model. */
export const GEO_POS = `
geoPositionsUpdate:
  position! position[1..]
position:
  resourceId! resourceId
  datetime! time
  coord! coord
  speed num
  cap num
  move =mouvement
  engineOn flag
  groundStatus flag
  status =disponibilite
  engagedStatus =engagement
`;
