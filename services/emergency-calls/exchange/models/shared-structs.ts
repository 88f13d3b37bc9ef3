/** Structures that several kinds of message have in common; layout in `parse-model.ts`. */
export const SHARED_STRUCTS = `
Identity:
  strictFeatures insStrictFeatures
  nonStrictFeatures detailedName
access:
  floor text
  roomNumber text
  interphone text
  accessCode text[]
  elevator text
  buildingName text
  entrance text
  entity text
  phoneNumber phone
additionalInformation:
  customMap customMap[..3]
administrativeFile:
  externalId externalId[]
  generalPractitioner generalPractitioner
caller:
  callerContact! contact
  callbackContact contact
  language =langue
  type =typeAppelant
  communication =communication
  freetext text
  detailedName detailedName
contact:
  channel! =canal
  type! =typeCom
  detail! text
coord:
  lat! num
  lon! num
  height num
customMap:
  key! text
  label text
  value! text
  freetext text
decision:
  patientId text
  creation! time
  operator! operator
  decisionType! =typeDecision
  resourceType =typeRessource
  medicalTransport flag
  orientationType =typeOrientation
  destination destination
destination:
  externalLocationId externalLocationId[]
  freetext text
detailedName:
  complete! text
  lastName text
  firstName text
externalId:
  source! =typeIdPatient
  value! text
externalInfo:
  freetext! =systeme
  type =objetSource
  uri! text
externalLocationId:
  source! =idLieu
  value! placeId
generalPractitioner:
  detailedName! detailedName
  rppsId text
  contact personalContact[]
healthMotive:
  code! ~motif
  label! text
hypothesis:
  mainDiagnosis mainDiagnosis
  otherDiagnosis otherDiagnosis[]
insStrictFeatures:
  birthName text
  birthDate date
  sex =sexe
levelOneData:
  object1Level2 levelTwoData
  stringLevel2 text
  object2Level2 secondLevelTwoData
levelThreeData:
  stringLevel4 text
levelTwoData:
  object1Level3 levelThreeData
  stringLevel3 text
locationKind:
  code! ~lieu
  label! text
mainDiagnosis:
  code! cim10
  label! text
medicalNote:
  patientId patientId
  operator! operator
  medicalNoteId! medicalNoteId
  creation time
  freetext! text
notes:
  creation time
  freetext text
operator:
  label text
  role! =role
otherDiagnosis:
  code! cim10
  label! text
patient:
  patientId! patientId
  administrativeFile administrativeFile
  identity Identity
  detail patientDetail
  hypothesis hypothesis
patientDetail:
  weight num
  height num
  age age
  careLevel =niveauSoin
  medicalHistory text
  treatment text
personalContact:
  type! =typeCom
  detail! text
riskThreat:
  code! ~risque
  label! text
secondLevelTwoData:
  object2Level3 levelThreeData
state:
  datetime! time
  status! =statutVecteur
  availability flag
team:
  medicalLevel =typePEC
  name text
technicalObject:
  objectPropertyString text
  objectPropertyNumber num
  objectPropertyRequiredString! text
wayName:
  complete! text
  type text
  name text
whatsHappen:
  code! ~fait
  label! text
`;
