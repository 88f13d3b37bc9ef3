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
  move =(MOBILE STATIQUE)
  engineOn flag
  groundStatus flag
  status =(DISPONIBLE INDISPONIBLE INCONNU)
  engagedStatus =(ALERTEE PARTIE ARRIVEE_LIEU TRANSPORT_DESTINATION ARRIVEE_DESTINATION FIN_MED
      QUITTE_DESTINATION RETOUR_DISPONIBLE RETOUR_INDISPONIBLE ARRIVEE_CENTRE)
`;
