/** RC-EDA: fields in the order of its XML form, from the published model. */
export const RC_EDA = `
createCase:
  caseId! caseId
  senderCaseId text
  creation! time
  referenceVersion! text
  qualification! qualification
  location! location
  initialAlert alert
  newAlert alert[]
  freetext text[]
  additionalInformation additionalInformation
qualification:
  riskThreat riskThreat[]
  whatsHappen! whatsHappen
  locationKind locationKind
  healthMotive healthMotive
  victims victims
location:
  locID! text
  locLabel text
  name text
  externalLocationId externalLocationId[]
  detailedAddress detailedAddress
  city city
  access access
  geometry geometry
  externalInfo externalInfo[]
  country! =country
  freetext text
alert:
  id! text
  reception! time
  reporting! =signalement
  notes notes[]
  caller! caller
  location! location
  qualification! qualification
  callTaker! callTaker
  attachment attachment[]
victims:
  count =nbVictimes
  mainVictim =patient
  freetext text
detailedAddress:
  complete! text
  number text
  wayName wayName
city:
  name text
  inseeCode insee
  detail text
geometry:
  datetime! time
  point point
  sketch text
externalInfo:
  freetext! =systeme
  type! =objetSource
  uri! text
point:
  coord! coord
coord:
  lat! num
  lon! num
  height num
  heading num
  speed num
  precision! =precision
callTaker:
  organization! text
  controlRoom! text
  role text
  calltakerContact contact
  calltakerId text
attachment:
  description text
  mimeType text
  size int
  URI! text
  derefURI text
  digest text
`;
