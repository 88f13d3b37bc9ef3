/** RS-RPIS: fields in the order of its XML form, from the published model. */
export const RS_RPIS = `
rpis:
  context! event
  regulation! regulation
  patient! patient
  intervention! intervention
  orientation! orientation
event:
  orgId! caseId
  senderCaseId! text
  creationDate! time
  decisionDate! time
  ressourceFinessLegal! text
  ressourceFinessGeo! text
  ressourceStructure! text
regulation:
  whatsHappen! whatsHappen
  healthMotive! healthMotive
  medicalLevel! =typePEC
patient:
  patientId! text
  birthDate! text
  sex! =sexe
  residentialAddress residentialAddress
intervention:
  location! location
  team! team
  smurStatus resourceStatus
  procedure text[]
  mainDiagnosis! text
  associatedDiagnosis text
orientation:
  type! text
  destination destination
  decision decision
residentialAddress:
  inseeCode! insee
  city! text
location:
  type ~lieu
  finessGeo text
  service text
  detailedAddress! detailedAddress
team:
  doctor! flag
  nurse! flag
  driver! flag
resourceStatus:
  departSmur! time
  arrivedSmur time
  departLocation time
  arrivedDestination time
  teamAvailable! time
  returnSmur! time
detailedAddress:
  inseeCode! insee
  city! text
destination:
  destinationCountry! =country
  destinationCategory! text
  healthcareType! text
  finess! text
decision:
  resourceType! =typeRessource
  vehicleType! =typeVecteur
  medicalLevel! =typePEC
`;
