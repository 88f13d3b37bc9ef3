/** RS-EDA: fields in the order of its XML form, from the published model. */
export const RS_EDA = `
createCaseHealth:
  caseId! caseId
  senderCaseId text
  creation! time
  perimeter =filiere
  interventionType =intervention
  qualification! qualification
  location! location
  initialAlert alert
  owner! owner
  patient patient[]
  medicalNote medicalNote[]
  decision decision[]
  additionalInformation additionalInformation
qualification:
  origin =origine
  riskThreat riskThreat[]
  whatsHappen whatsHappen
  locationKind locationKind
  healthMotive healthMotive
  details caseDetails
location:
  name text
  externalLocationId externalLocationId[]
  detailedAddress detailedAddress
  city city
  access access
  geometry geometry
  externalInfo externalInfo[]
  freetext text
alert:
  reception! time
  notes notes[]
  caller! caller
caseDetails:
  status =etat
  attribution =attribution
  priority =priorite
  careLevel =niveauSoin
detailedAddress:
  highway highway
  complete! text
  number text
  wayName wayName
city:
  name text
  inseeCode insee
geometry:
  datetime! time
  point point
highway:
  name text
  pk text
  direction text
point:
  coord! coord
  isAml flag
coord:
  lat! num
  lon! num
  height num
  precision! =precision
`;
